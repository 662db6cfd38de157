import { z } from 'zod';
import { type Element, element, type Node } from '../element.ts';
import { appHeader } from './app-header.ts';
import { mrkdwn } from './mrkdwn.ts';

/** As much of Block Kit as any message of Byline's could hold. https://docs.slack.dev/reference/block-kit/blocks */
const textObject = z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
const style = z.object({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() }).partial();
const inline = z.object({ type: z.string(), text: z.string().optional(), url: z.string().optional(), style: style.optional() });
const rich = z.object({ type: z.string(), style: z.unknown().optional(), elements: z.array(z.unknown()) });
const block = z.discriminatedUnion('type', [
	z.object({ type: z.literal('header'), text: textObject }),
	z.object({ type: z.literal('section'), text: textObject.optional(), fields: z.array(textObject).default([]) }),
	z.object({
		type: z.literal('context'),
		elements: z.array(z.union([textObject, z.object({ type: z.literal('image'), alt_text: z.string() })])),
	}),
	z.object({ type: z.literal('rich_text'), elements: z.array(rich) }),
	z.object({
		type: z.literal('actions'),
		elements: z.array(z.object({ text: textObject.optional(), placeholder: textObject.optional() })),
	}),
	z.object({ type: z.literal('divider') }),
	z.object({ type: z.literal('markdown'), text: z.string() }),
]);
const message = z.object({ text: z.string().optional(), blocks: z.array(z.unknown()) });

type Block = z.infer<typeof block>;
type Blocks = { readonly [K in Block['type']]: (block: Extract<Block, { type: K }>) => Element };

const BLOCKS: Blocks = {
	header: ({ text }) => element('p', { class: 'header' }, ...textOf(text)),
	section: ({ text, fields }) =>
		element(
			'div',
			{ class: 'section' },
			text ? element('p', {}, ...textOf(text)) : null,
			...fields.map((field) => element('p', { class: 'field' }, ...textOf(field))),
		),
	context: ({ elements }) =>
		element(
			'p',
			{ class: 'context' },
			...elements.map((one) => element('span', {}, ...('alt_text' in one ? [one.alt_text] : textOf(one)))),
		),
	rich_text: ({ elements }) => element('div', { class: 'rich' }, ...elements.map(richOf)),
	actions: ({ elements }) =>
		element(
			'p',
			{ class: 'buttons' },
			...elements.map(({ text, placeholder }) => element('span', { class: 'button' }, text?.text ?? placeholder?.text ?? '')),
		),
	divider: () => element('hr', {}),
	markdown: ({ text }) => element('p', { class: 'section' }, text),
};

/** A message as Slack shows it. */
export function slackView(payload: unknown): Element {
	const parsed = message.safeParse(payload);
	if (!parsed.success) return element('p', { class: 'note' }, 'This payload is no message of Slack’s.');
	const { text, blocks } = parsed.data;
	const fallback = text
		? element(
				'details',
				{ class: 'payload' },
				element('summary', {}, 'In notifications and old clients'),
				element('pre', {}, ...mrkdwn(text)),
			)
		: null;
	return element('div', { class: 'message' }, appHeader('APP'), ...blocks.map(blockOf), fallback);
}

function blockOf(given: unknown): Element {
	const parsed = block.safeParse(given);
	return parsed.success ? draw(parsed.data) : element('pre', { class: 'unknown' }, JSON.stringify(given, null, 2));
}

function draw<K extends Block['type']>(one: Extract<Block, { type: K }>): Element {
	const drawer = BLOCKS[one.type as K];
	return drawer(one);
}

function textOf({ type, text }: z.infer<typeof textObject>): Node[] {
	return type === 'mrkdwn' ? mrkdwn(text) : [unescaped(text)];
}

/** Slack undoes the three entities in plain text too. */
function unescaped(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function richOf({ type, style, elements }: z.infer<typeof rich>): Element {
	if (type === 'rich_text_list') {
		const items = elements.flatMap((item) => rich.safeParse(item).data ?? []).map((item) => element('li', {}, ...inlines(item.elements)));
		return element(style === 'ordered' ? 'ol' : 'ul', {}, ...items);
	}
	const tag = type === 'rich_text_quote' ? 'blockquote' : type === 'rich_text_preformatted' ? 'pre' : 'p';
	return element(tag, {}, ...inlines(elements));
}

function inlines(elements: readonly unknown[]): Node[] {
	return elements.flatMap((one) => {
		const parsed = inline.safeParse(one);
		if (!parsed.success) return [];
		const { type, text, url, style } = parsed.data;
		let node: Node = type === 'link' ? element('a', { href: url ?? null }, text ?? url ?? '') : (text ?? '');
		if (style?.code) node = element('code', {}, node);
		if (style?.strike) node = element('s', {}, node);
		if (style?.italic) node = element('em', {}, node);
		if (style?.bold) node = element('strong', {}, node);
		return [node];
	});
}
