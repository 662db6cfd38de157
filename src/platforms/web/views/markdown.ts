import { type Element, element, type Node, type Tag } from '../element.ts';

/** What opens a line, and what the line becomes. https://support.discord.com/hc/en-us/articles/210298617 */
const LINES: readonly { readonly opening: RegExp; readonly tag: Tag; readonly of: string }[] = [
	{ opening: /^### /, tag: 'p', of: 'h3' },
	{ opening: /^## /, tag: 'p', of: 'h2' },
	{ opening: /^# /, tag: 'p', of: 'h1' },
	{ opening: /^-# /, tag: 'p', of: 'small' },
	{ opening: /^[-*] /, tag: 'p', of: 'item' },
	{ opening: /^>>> |^> /, tag: 'blockquote', of: 'quote' },
];

/** What is found first wins; a backslash before a sign takes its meaning away. */
const INLINE =
	/\\(?<plain>[^\p{L}\p{N}\s])|\*\*(?<bold>(?:\\.|[^\\])+?)\*\*|__(?<under>(?:\\.|[^\\])+?)__|~~(?<struck>(?:\\.|[^\\])+?)~~|\*(?<stars>(?:\\.|[^\\*])+)\*|(?<!\w)_(?<italic>(?:\\.|[^\\_])+)_(?!\w)|`(?<code>[^`]+)`|\[(?<words>(?:\\.|[^\]\\])+)\]\(<?(?<url>https?:[^)>\s]+)>?\)|<(?<bare>https?:[^>\s]+)>|(?<mention><[@#][^>\s]+>|@everyone|@here)/su;

/** Discord's markdown as Discord shows it, a line at a time. */
export function markdown(text: string): Element[] {
	return text.split('\n').map((line) => {
		const found = LINES.find(({ opening }) => opening.test(line));
		return found
			? element(found.tag, { class: found.of }, ...inlineOf(line.replace(found.opening, '')))
			: element('p', {}, ...(line ? inlineOf(line) : [element('br', {})]));
	});
}

function inlineOf(text: string): Node[] {
	const nodes: Node[] = [];
	let rest = text;
	for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
		const [whole] = found;
		if (found.index) nodes.push(rest.slice(0, found.index));
		nodes.push(nodeOf(found.groups ?? {}));
		rest = rest.slice(found.index + whole.length);
	}
	return rest ? [...nodes, rest] : nodes;
}

function nodeOf({
	plain,
	bold,
	under,
	struck,
	stars,
	italic,
	code,
	words,
	url,
	bare,
	mention,
}: Readonly<Record<string, string | undefined>>): Node {
	if (plain !== undefined) return plain;
	if (bold !== undefined) return element('strong', {}, ...inlineOf(bold));
	if (under !== undefined) return element('u', {}, ...inlineOf(under));
	if (struck !== undefined) return element('s', {}, ...inlineOf(struck));
	if (code !== undefined) return element('code', {}, code);
	if (url !== undefined) return element('a', { href: url }, ...inlineOf(words ?? url));
	if (bare !== undefined) return element('a', { href: bare }, bare);
	if (mention !== undefined) return element('span', { class: 'mention' }, mention);
	return element('em', {}, ...inlineOf(stars ?? italic ?? ''));
}
