import { z } from 'zod';

/**
 * What Discord accepts as a message: fields, limits, and how the two layouts exclude each other. Strict: a field that the
 * documentation does not name is an error here, though Discord would overlook it.
 * https://discord.com/developers/docs/resources/message https://discord.com/developers/docs/components/reference
 */
const int32 = z
	.int()
	.min(1)
	.max(2 ** 31 - 1);
const id = { id: int32.optional() };
const customId = z.string().min(1).max(100);
const plainButton = z.strictObject({
	type: z.literal(2),
	...id,
	style: z.int().min(1).max(4),
	label: z.string().min(1).max(80),
	custom_id: customId,
});
const linkButton = z.strictObject({
	type: z.literal(2),
	...id,
	style: z.literal(5),
	label: z.string().min(1).max(80),
	url: z.url({ protocol: /^https?$/ }).max(512),
});
const select = z.strictObject({
	type: z.literal(3),
	...id,
	custom_id: customId,
	placeholder: z.string().max(150).optional(),
	options: z
		.array(z.strictObject({ label: z.string().min(1).max(100), value: z.string().min(1).max(100) }))
		.min(1)
		.max(25),
});
const row = z.strictObject({
	type: z.literal(1),
	...id,
	components: z.union([
		z
			.array(z.union([plainButton, linkButton]))
			.min(1)
			.max(5),
		z.array(select).length(1),
	]),
});
const text = z.strictObject({
	type: z.literal(10),
	...id,
	content: z
		.string()
		.min(1)
		.max(4000)
		.refine((words) => words.trim() !== '', 'is blank'),
});
const separator = z.strictObject({ type: z.literal(14), ...id });
const gallery = z.strictObject({
	type: z.literal(12),
	...id,
	items: z
		.array(z.strictObject({ media: z.strictObject({ url: z.string().startsWith('attachment://') }), description: z.string().max(1024) }))
		.min(1)
		.max(10),
});
const container = z.strictObject({
	type: z.literal(17),
	...id,
	accent_color: z.int().min(0).max(0xffffff).optional(),
	components: z.array(z.union([row, text, separator, gallery])).min(1),
});
const embed = z.strictObject({
	color: z.int().min(0).max(0xffffff).optional(),
	title: z.string().max(256).optional(),
	description: z.string().min(1).max(4096),
	footer: z.strictObject({ text: z.string().min(1).max(2048) }).optional(),
	image: z.strictObject({ url: z.string().startsWith('attachment://') }).optional(),
});

const body = {
	content: z.string().max(2000).optional(),
	flags: z.int().optional(),
	embeds: z.array(embed).max(10).optional(),
	components: z
		.array(z.union([row, container]))
		.max(40)
		.optional(),
	allowed_mentions: z.strictObject({ parse: z.array(z.never()).length(0) }),
	attachments: z.array(z.strictObject({ id: z.int(), filename: z.string(), description: z.string().max(1024) })).optional(),
};

const BODIES = {
	create: z.strictObject({
		...body,
		nonce: z.string().min(1).max(25),
		enforce_nonce: z.literal(true),
		message_reference: z.strictObject({ message_id: z.string(), fail_if_not_exists: z.literal(false) }).optional(),
	}),
	edit: z.strictObject(body),
	webhook: z.strictObject(body),
} as const;

const SUPPRESS_EMBEDS = 4;
const EPHEMERAL = 64;
export const V2 = 1 << 15;

/** Flags that may be set on each way in. */
const FLAGS = { create: SUPPRESS_EMBEDS | V2, edit: SUPPRESS_EMBEDS | V2, webhook: SUPPRESS_EMBEDS | V2 | EPHEMERAL };

interface Node {
	readonly id?: number | undefined;
	readonly custom_id?: string | undefined;
	readonly content?: string | undefined;
	readonly components?: readonly Node[] | undefined;
}

/** Each rule that the body breaks, as a sentence. */
export function brokenRules(json: unknown, kind: keyof typeof BODIES): string[] {
	const parsed = BODIES[kind].safeParse(json);
	if (!parsed.success) return parsed.error.issues.map((issue) => `${kind} ${issue.path.join('.')}: ${issue.message}`);
	const { flags = 0, content, embeds = [], components = [] } = parsed.data;
	const nodes = flatten(components);
	const broken: string[] = [];
	const rule = (kept: boolean, words: string) => void (kept || broken.push(`${kind}: ${words}`));
	rule((flags & ~FLAGS[kind]) === 0, `flags ${flags} may not all be set`);
	rule(unique(nodes.flatMap((node) => node.id ?? [])), 'ids of components are used twice');
	rule(unique(nodes.flatMap((node) => node.custom_id ?? [])), 'custom ids are used twice');
	if (flags & V2) {
		rule(content === undefined && embeds.length === 0, 'content or embeds stand beside components of version 2');
		rule(components.length > 0, 'the message is empty');
		rule(nodes.length <= 40, `${nodes.length} components are more than 40`);
		rule(nodes.reduce((sum, node) => sum + (node.content?.length ?? 0), 0) <= 4000, 'text displays have more than 4000 characters');
	} else {
		rule(!components.some(({ type }) => type !== 1), 'components of version 2 need the flag');
		rule(components.length <= 5, 'more than 5 rows');
		rule(Boolean(content) || embeds.length > 0, 'the message is empty');
		rule(
			embeds.reduce((sum, one) => sum + one.description.length + (one.footer?.text.length ?? 0), 0) <= 6000,
			'embeds have more than 6000 characters',
		);
		rule(!(flags & SUPPRESS_EMBEDS) || embeds.length === 0, 'embeds would be hidden');
	}
	return broken;
}

export function flatten(components: readonly Node[]): Node[] {
	return components.flatMap((node) => [node, ...flatten(node.components ?? [])]);
}

function unique(values: readonly unknown[]): boolean {
	return new Set(values).size === values.length;
}

const commandOption: z.ZodType = z.lazy(() =>
	z.strictObject({
		type: z.union([z.literal(1), z.literal(3), z.literal(5)]),
		name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
		description: z.string().min(1).max(100),
		required: z.boolean().optional(),
		autocomplete: z.literal(true).optional(),
		choices: z
			.array(z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) }))
			.max(25)
			.optional(),
		options: z.array(commandOption).max(25).optional(),
	}),
);

/** https://discord.com/developers/docs/interactions/application-commands */
export const commandsBody = z
	.array(
		z.strictObject({
			type: z.literal(1),
			name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
			description: z.string().min(1).max(100),
			options: z.array(commandOption).max(25),
			contexts: z.array(z.int().min(0).max(2)),
			integration_types: z.array(z.int().min(0).max(1)),
			default_member_permissions: z.int().nullable(),
		}),
	)
	.max(100)
	.refine((all) => unique(all.map(({ name }) => name)), 'names are used twice');
