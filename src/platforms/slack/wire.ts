import { z } from 'zod';
import { LIMITS } from './limits.ts';

const id = z.string().regex(/^[A-Z0-9]{1,30}$/);
const ts = z.string().regex(/^\d{1,15}\.\d{1,9}$/);
const text = z.string().max(LIMITS.incomingText);
const address = z.url().max(3_000);

/** By which the kinds of deliveries are told apart. */
export const delivery = z.object({ type: z.string().optional(), command: z.string().optional() });

/** https://docs.slack.dev/reference/events/message, https://docs.slack.dev/reference/events/app_mention */
const message = z.object({
	type: z.enum(['message', 'app_mention']),
	subtype: z.string().optional(),
	channel: id,
	channel_type: z.string().optional(),
	user: id.optional(),
	bot_id: z.string().optional(),
	text: text.optional(),
	ts,
	thread_ts: ts.optional(),
	deleted_ts: ts.optional(),
	previous_message: z.object({ bot_id: z.string().optional(), user: z.string().optional() }).optional(),
});

const member = z.object({
	type: z.enum(['member_joined_channel', 'member_left_channel']),
	user: id,
	channel: id,
	inviter: id.optional(),
});

const left = z.object({ type: z.enum(['channel_left', 'group_left']), channel: id });

const home = z.object({ type: z.literal('app_home_opened'), user: id, channel: id.optional(), tab: z.string().optional() });

/** https://docs.slack.dev/apis/events-api#callback-field */
export const callback = z.object({
	type: z.literal('event_callback'),
	event_id: z.string().max(100),
	team_id: z.string().nullish(),
	event: z.discriminatedUnion('type', [message, member, left, home]),
});

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export const command = z.object({
	command: z.string().regex(/^\/\S{1,100}$/),
	text: text.default(''),
	team_id: z.string().nullish(),
	channel_id: id,
	user_id: id,
	response_url: address,
	trigger_id: z.string().min(1).max(200),
});

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const press = z.object({
	type: z.literal('block_actions'),
	team: z.object({ id }).nullish(),
	user: z.object({ id }),
	channel: z.object({ id }).optional(),
	container: z.looseObject({
		type: z.string(),
		channel_id: id.optional(),
		message_ts: ts.optional(),
		is_ephemeral: z.boolean().optional(),
		thread_ts: ts.optional(),
	}),
	message: z.object({ ts, thread_ts: ts.optional() }).optional(),
	response_url: address.optional(),
	trigger_id: z.string().max(200),
	actions: z
		.array(
			z.object({
				action_id: z.string().max(LIMITS.id),
				value: z.string().max(LIMITS.buttonValue).optional(),
				action_ts: z.string().max(30),
			}),
		)
		.min(1),
});

/** A message shortcut. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const shortcut = z.object({
	type: z.literal('message_action'),
	callback_id: z.string().max(LIMITS.id),
	team: z.object({ id }).nullish(),
	user: z.object({ id }),
	channel: z.object({ id }),
	message: z.object({
		ts,
		thread_ts: ts.optional(),
		bot_id: z.string().optional(),
		blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
	}),
	response_url: address.optional(),
	trigger_id: z.string().min(1).max(200),
});

export type Shortcut = z.infer<typeof shortcut>;
export type Callback = z.infer<typeof callback>;
export type SlashCommand = z.infer<typeof command>;
export type SlackMessage = z.infer<typeof message>;
export type Press = z.infer<typeof press>;

/** What `respond` needs later, perhaps in another process; it travels as text in `responder`. */
export const responder = z.object({
	url: address.nullable(),
	/** The thread in which the asker looks. */
	thread: ts.nullable(),
	/** The page that a button turns to; null for any other button. */
	page: z.number().int().nonnegative().nullable(),
	/** The event came from a card that only the asker sees, so its reply may take its place. */
	ephemeral: z.boolean(),
});

export type Responder = z.infer<typeof responder>;
