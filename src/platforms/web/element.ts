import { shownText, webAddress } from './escape.ts';

/** What a card is drawn of. `page/draw.js` knows the same tags and attributes, and makes nothing else. */
export type Tag =
	| 'a'
	| 'article'
	| 'blockquote'
	| 'br'
	| 'button'
	| 'code'
	| 'details'
	| 'div'
	| 'em'
	| 'footer'
	| 'h3'
	| 'h4'
	| 'h5'
	| 'header'
	| 'hr'
	| 'img'
	| 'li'
	| 'mark'
	| 'ol'
	| 'p'
	| 'pre'
	| 's'
	| 'section'
	| 'span'
	| 'strong'
	| 'summary'
	| 'time'
	| 'u'
	| 'ul';

export type Attribute =
	| 'alt'
	| 'aria-hidden'
	| 'aria-label'
	| 'class'
	| 'data-action'
	| 'data-mark'
	| 'data-sentence'
	| 'height'
	| 'href'
	| 'role'
	| 'src'
	| 'width';

export type Node = string | Element;

/** Plain JSON. */
export interface Element {
	readonly tag: Tag;
	readonly attributes: { readonly [K in Attribute]?: string };
	readonly children: readonly Node[];
}

/** The one way to make an Element: words are made fit to be shown, and an address that is no web address makes no link. */
export function element(
	tag: Tag,
	attributes: { readonly [K in Attribute]?: string | null },
	...children: readonly (Node | null)[]
): Element {
	const kept = Object.entries(attributes).flatMap(([name, value]) => {
		const safe = value && (name === 'href' ? webAddress(value)?.href : shownText(value));
		return safe ? [[name, safe]] : [];
	});
	return {
		tag,
		attributes: Object.fromEntries(kept),
		children: children.flatMap((child) => (child === null || child === '' ? [] : [typeof child === 'string' ? shownText(child) : child])),
	};
}

/** The words of a drawing, as people read them. */
export function wordsOf(node: Node): string {
	if (typeof node === 'string') return node;
	if (node.tag === 'img') return `${node.attributes.alt ?? ''}\n`;
	const words = node.children.map(wordsOf).join('');
	return BLOCKS.has(node.tag) ? `${words}\n` : words;
}

const BLOCKS: ReadonlySet<Tag> = new Set<Tag>([
	'article',
	'blockquote',
	'br',
	'button',
	'div',
	'footer',
	'h3',
	'h4',
	'h5',
	'header',
	'li',
	'p',
	'pre',
	'section',
	'summary',
]);
