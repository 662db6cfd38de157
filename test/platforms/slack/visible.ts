import type { Block } from '../../../src/platforms/slack/blocks.ts';

interface Node {
	readonly type?: string;
	readonly text?: string | Node;
	readonly elements?: readonly Node[];
	readonly url?: string;
	readonly [other: string]: unknown;
}

/** The words of blocks, as Slack shows them: a line for each list item and section. */
export function visibleText(blocks: readonly Block[]): string {
	return (blocks as unknown as readonly Node[]).map(words).join('\n');
}

function words(node: Node): string {
	if (node.type === 'button') return `[${inner(node)}]`;
	if (node.type === 'mrkdwn') return shown(String(node.text));
	if (node.type === 'plain_text') return undone(String(node.text));
	if (node.type === 'text') return String(node.text);
	if (node.type === 'rich_text_section' || node.type === 'rich_text_quote') return (node.elements ?? []).map(words).join('');
	if (node.elements) return node.elements.map(words).join('\n');
	return inner(node);
}

function inner(node: Node): string {
	return typeof node.text === 'object' ? words(node.text) : '';
}

/** Markup with its links as their words. */
function shown(markup: string): string {
	return undone(markup.replace(/<[^<>|]*\|([^<>]*)>/g, '$1').replace(/<([^<>|]*)>/g, '$1'));
}

export function undone(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** What Slack would act on instead of showing it. */
export function dangersOf(message: { readonly text: string; readonly blocks: readonly Block[] }): string[] {
	return [...inText(message.text, 'the fallback text'), ...(message.blocks as unknown as readonly Node[]).flatMap(inNode)];
}

const PLAIN_ELEMENTS = new Set(['rich_text', 'rich_text_section', 'rich_text_list', 'rich_text_quote', 'text']);

function inNode(node: Node): string[] {
	if (node.type === 'mrkdwn') return inMarkup(String(node.text), node.verbatim === true);
	if (node.type === 'plain_text') return inText(String(node.text), 'a plain text');
	if (node.type?.startsWith('rich_text') || node.type === 'text') return inRichText(node);
	if (node.type === 'button')
		return [...(node.url ? [`a button opens ${node.url}`] : []), ...(typeof node.text === 'object' ? inNode(node.text) : [])];
	const text = typeof node.text === 'object' ? inNode(node.text) : [];
	return [...text, ...(node.elements ?? []).flatMap(inNode)];
}

/** Rich text acts by its elements alone: a link, a person, a broadcast. */
function inRichText(node: Node): string[] {
	if (!PLAIN_ELEMENTS.has(node.type ?? '')) return [`rich text holds an element "${node.type}"`];
	if (node.type === 'text') return controls(String(node.text));
	return (node.elements ?? []).flatMap(inRichText);
}

function inText(text: string, where: string): string[] {
	const markup = /[<>]|&(?!(?:amp|lt|gt);)/.exec(text);
	return [...(markup ? [`${where} holds "${text.slice(markup.index, markup.index + 40)}"`] : []), ...controls(text)];
}

function inMarkup(text: string, verbatim: boolean): string[] {
	const found = verbatim ? [] : ['markup is not verbatim, so Slack makes links of its own in it'];
	const outside = text.replace(/<([^<>|]*)\|([^<>]*)>/g, (_, target: string, label: string) => {
		const host = URL.canParse(undone(target)) ? new URL(undone(target)).host : null;
		if (host !== undone(label)) found.push(`a link to ${target} is called ${label}`);
		if (!/^https?:/.test(target)) found.push(`a link opens ${target}`);
		return '';
	});
	if (/[<>*_~`]|&(?!(?:amp|lt|gt);)/.test(outside)) found.push(`markup holds "${outside.slice(0, 40)}"`);
	return [...found, ...controls(text)];
}

function controls(text: string): string[] {
	const found = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u.exec(text);
	return found ? [`a text holds the control U+${found[0].charCodeAt(0).toString(16).padStart(4, '0')}`] : [];
}
