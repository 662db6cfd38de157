import { z } from 'zod';
import { type Element, element } from '../element.ts';
import { appHeader } from './app-header.ts';
import { markdown } from './markdown.ts';

/** https://discord.com/developers/docs/components/reference#component-object-component-types */
const component = z.discriminatedUnion('type', [
	z.object({ type: z.literal(1), components: z.array(z.unknown()) }),
	z.object({
		type: z.literal(2),
		style: z.number().optional(),
		label: z.string().optional(),
		emoji: z.object({ name: z.string() }).optional(),
	}),
	z.object({ type: z.literal(3), placeholder: z.string().optional() }),
	z.object({ type: z.literal(9), components: z.array(z.unknown()), accessory: z.unknown().optional() }),
	z.object({ type: z.literal(10), content: z.string() }),
	z.object({ type: z.literal(14), divider: z.boolean().optional() }),
	z.object({ type: z.literal(17), components: z.array(z.unknown()) }),
]);
const embed = z.object({
	title: z.string().optional(),
	description: z.string().optional(),
	fields: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
	footer: z.object({ text: z.string() }).optional(),
});
const message = z.object({
	content: z.string().optional(),
	embeds: z.array(embed).default([]),
	components: z.array(z.unknown()).default([]),
});

type Component = z.infer<typeof component>;
type Components = { readonly [K in Component['type']]: (component: Extract<Component, { type: K }>) => Element };

const COMPONENTS: Components = {
	1: ({ components }) => element('p', { class: 'buttons' }, ...components.map(componentOf)),
	2: ({ style, label, emoji }) =>
		element(
			'span',
			{ class: style === 5 ? 'button link' : 'button' },
			[emoji?.name, label].filter(Boolean).join(' '),
			style === 5 ? ' ↗' : null,
		),
	3: ({ placeholder }) => element('span', { class: 'button select' }, placeholder ?? 'Choose', ' ▾'),
	9: ({ components, accessory }) =>
		element('div', { class: 'section' }, element('div', {}, ...components.map(componentOf)), accessory ? componentOf(accessory) : null),
	10: ({ content }) => element('div', { class: 'text' }, ...markdown(content)),
	14: ({ divider }) => element('hr', { class: divider === false ? 'blank' : null }),
	17: ({ components }) => element('div', { class: 'container' }, ...components.map(componentOf)),
};

/** A message as Discord shows it: components of the second version, or an embed. */
export function discordView(payload: unknown): Element {
	const parsed = message.safeParse(payload);
	if (!parsed.success) return element('p', { class: 'note' }, 'This payload is no message of Discord’s.');
	const { content, embeds, components } = parsed.data;
	return element(
		'div',
		{ class: 'message' },
		appHeader('APP'),
		...(content ? markdown(content) : []),
		...embeds.map(embedOf),
		...components.map(componentOf),
	);
}

function embedOf({ title, description, fields, footer }: z.infer<typeof embed>): Element {
	return element(
		'div',
		{ class: 'container' },
		title ? element('p', { class: 'h3' }, title) : null,
		...(description ? markdown(description) : []),
		...fields.flatMap(({ name, value }) => [element('p', { class: 'h3' }, name), ...markdown(value)]),
		footer ? element('p', { class: 'small' }, footer.text) : null,
	);
}

function componentOf(given: unknown): Element {
	const parsed = component.safeParse(given);
	return parsed.success ? draw(parsed.data) : element('pre', { class: 'unknown' }, JSON.stringify(given, null, 2));
}

function draw<K extends Component['type']>(one: Extract<Component, { type: K }>): Element {
	const drawer = COMPONENTS[one.type as K];
	return drawer(one);
}
