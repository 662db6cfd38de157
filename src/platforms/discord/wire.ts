import { z } from 'zod';

/** What is read of Discord's JSON; the rest of it stops here. https://discord.com/developers/docs/reference */
const id = z.string().regex(/^\d{1,20}$/);

export const messageAnswer = z.object({ id });

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
const THREADS: ReadonlySet<number> = new Set([10, 11, 12]);

export const channelObject = z.object({
	id,
	type: z.number(),
	guild_id: id.optional(),
	parent_id: id.nullish(),
	permission_overwrites: z.array(z.object({ id, type: z.number(), allow: z.string(), deny: z.string() })).optional(),
	name: z.string().nullish(),
});

export type ChannelObject = z.infer<typeof channelObject>;

export function isThread({ type }: Pick<ChannelObject, 'type'>): boolean {
	return THREADS.has(type);
}

export const historyMessages = z.array(
	z.object({
		id,
		author: z.object({ id }),
		nonce: z.union([z.string(), z.number()]).optional(),
		/** Counts the messages of the conversation under it, without the first. */
		thread: z.object({ message_count: z.number().optional() }).nullish(),
		components: z.array(z.unknown()).default([]),
		embeds: z.array(z.object({ footer: z.object({ text: z.string() }).optional() })).default([]),
	}),
);

export const self = z.object({ id, username: z.string() });

export const application = z.object({
	id,
	flags: z.number().default(0),
	verify_key: z.string().optional(),
	interactions_endpoint_url: z.string().nullish(),
	approximate_guild_count: z.number().optional(),
});

export type Application = z.infer<typeof application>;

const value = z.union([z.string(), z.number(), z.boolean()]);
const option = z.object({ name: z.string(), type: z.number(), value: value.optional(), focused: z.boolean().optional() });

export const interaction = z.object({
	id,
	application_id: id,
	type: z.number(),
	token: z.string().min(1),
	guild_id: id.optional(),
	channel_id: id.optional(),
	channel: z.object({ id, type: z.number(), parent_id: id.nullish() }).optional(),
	member: z.object({ user: z.object({ id }), permissions: z.string().optional() }).optional(),
	user: z.object({ id }).optional(),
	message: z.object({ id, flags: z.number().default(0) }).optional(),
	data: z
		.object({
			name: z.string().optional(),
			options: z.array(option.extend({ options: z.array(option).optional() })).optional(),
			custom_id: z.string().optional(),
			values: z.array(z.string()).optional(),
		})
		.optional(),
});

export type Interaction = z.infer<typeof interaction>;
export type InteractionOption = z.infer<typeof option>;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
export const INTERACTION = { ping: 1, command: 2, component: 3, autocomplete: 4 };

const person = z.object({ id, username: z.string().default(''), global_name: z.string().nullish(), bot: z.boolean().optional() });
const reference = z.object({ message_id: id.optional(), channel_id: id.optional() });

export const message = z.object({
	id,
	type: z.number(),
	channel_id: id,
	guild_id: id.optional(),
	content: z.string(),
	author: person,
	webhook_id: id.optional(),
	mentions: z.array(person).default([]),
	message_reference: reference.optional(),
	referenced_message: z.object({ id, author: z.object({ id }), message_reference: reference.optional() }).nullish(),
});

export type Message = z.infer<typeof message>;

export const deletion = z.object({ id: id.optional(), ids: z.array(id).optional(), channel_id: id, guild_id: id.optional() });
