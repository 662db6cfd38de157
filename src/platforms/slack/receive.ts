import type { Incoming } from '../../model/incoming.ts';
import type { Channel } from '../../model/place.ts';
import { keyOfBlocks, readButton } from './foot.ts';
import { channelRef, messageAt, personRef, teamRef, threadAt } from './references.ts';
import { SHORTCUTS } from './shortcuts.ts';
import {
	type Callback,
	callback,
	command,
	delivery,
	type Press,
	press,
	type Responder,
	type Shortcut,
	type SlackMessage,
	type SlashCommand,
	shortcut,
} from './wire.ts';
import { mentioned, typedText } from './words.ts';

/** Who the bot is, as Slack's `auth.test` says. */
export interface Identity {
	readonly team: string;
	readonly user: string;
	readonly bot: string;
}

/** One delivery of Slack's as an event; null for what is no business of the bot's. `body` is parsed JSON or a form's fields. */
export function translate(body: unknown, identity: Identity): Incoming | null {
	const { data: shape } = delivery.safeParse(body);
	if (shape?.type === 'event_callback') {
		const { data } = callback.safeParse(body);
		return data && ours(data.team_id, identity) ? translateEvent(data, identity) : null;
	}
	if (shape?.type === 'block_actions') {
		const { data } = press.safeParse(body);
		return data && ours(data.team?.id, identity) ? translatePress(data, identity) : null;
	}
	if (shape?.type === 'message_action') {
		const { data } = shortcut.safeParse(body);
		return data && ours(data.team?.id, identity) ? translateShortcut(data, identity) : null;
	}
	const { data } = shape?.command === undefined ? {} : command.safeParse(body);
	return data && ours(data.team_id, identity) ? translateCommand(data, identity) : null;
}

/** An app that is installed in several workspaces hears of all of them, but has the token of one. */
function ours(team: string | null | undefined, identity: Identity): boolean {
	return !team || team === identity.team;
}

function translateEvent({ event, event_id }: Callback, identity: Identity): Incoming | null {
	const { team, user: self } = identity;
	const base = (channel: string, user: string) => ({
		event: event_id,
		tenant: teamRef(team),
		channel: channelRef(team, channel),
		thread: null,
		user: personRef(team, user),
		responder: null,
		standing: null,
	});
	switch (event.type) {
		case 'message':
		case 'app_mention':
			return event.subtype === 'message_deleted' ? removal(event, identity) : question(event, identity);
		case 'app_home_opened':
			return (event.tab ?? 'home') === 'home' ? { kind: 'home', ...base(event.channel ?? event.user, event.user) } : null;
		case 'member_joined_channel':
			// Without an inviter there is nobody to greet.
			return event.user === self && event.inviter ? { kind: 'joined', ...base(event.channel, event.inviter) } : null;
		case 'member_left_channel':
			return event.user === self ? { kind: 'left', ...base(event.channel, self) } : null;
		case 'channel_left':
		case 'group_left':
			return { kind: 'left', ...base(event.channel, self) };
	}
}

/** A card of the bot's was deleted. */
function removal(event: SlackMessage, { team, bot, user }: Identity): Incoming | null {
	const { previous_message: before, deleted_ts: ts } = event;
	if (!ts || !before || (before.bot_id !== bot && before.user !== user)) return null;
	const channel = channelRef(team, event.channel);
	return {
		kind: 'removed',
		event: `removed ${event.channel} ${ts}`,
		tenant: teamRef(team),
		channel,
		thread: null,
		user: personRef(team, before.user ?? user),
		responder: null,
		standing: null,
		message: messageAt(channel, ts),
	};
}

/** Messages of a person's with nothing but words: edits, joins and the like have a subtype. */
const PLAIN: ReadonlySet<string> = new Set(['thread_broadcast', 'file_share']);

function question(event: SlackMessage, identity: Identity): Incoming | null {
	const { channel: id, user, text = '', ts, thread_ts: root } = event;
	if (!user || event.bot_id || user === identity.user || (event.subtype && !PLAIN.has(event.subtype))) return null;
	const named = mentioned(text);
	const direct = event.channel_type === 'im';
	const addressed = direct || event.type === 'app_mention' || named.has(identity.user);
	if (!addressed && (named.size || !root)) return null;
	const channel = channelRef(identity.team, id);
	return {
		kind: 'question',
		// The same for the `message` and the `app_mention` that one mention makes.
		event: `${id} ${ts}`,
		tenant: teamRef(identity.team),
		channel,
		thread: threadOf(channel, { root, ts, direct }),
		user: personRef(identity.team, user),
		responder: null,
		standing: null,
		text: typedText(text, identity.user),
		addressed,
		message: messageAt(channel, ts),
	};
}

/** An answer in a channel opens a thread under the question, so that the channel stays calm; a direct message needs none. */
function threadOf(channel: Channel, { root, ts, direct }: { root: string | undefined; ts: string; direct: boolean }) {
	if (root) return threadAt(channel, root);
	return direct ? null : threadAt(channel, ts);
}

function translateCommand(typed: SlashCommand, { team }: Identity): Incoming {
	return {
		kind: 'command',
		// A slash command has no id of its own; its trigger is made for it alone.
		event: `command ${typed.trigger_id}`,
		tenant: teamRef(team),
		channel: channelRef(team, typed.channel_id),
		thread: null,
		user: personRef(team, typed.user_id),
		responder: written({ url: typed.response_url, thread: null, page: null, ephemeral: false }),
		standing: null,
		command: typed.command.slice(1),
		input: { text: typedText(typed.text, '').trim() },
	};
}

function translatePress(pressed: Press, { team }: Identity): Incoming | null {
	const { container, message } = pressed;
	const id = pressed.channel?.id ?? container.channel_id;
	const [first] = pressed.actions;
	const button = first && readButton(first);
	if (!id || !button) return null;
	const channel = channelRef(team, id);
	const ephemeral = container.is_ephemeral === true;
	const ts = message?.ts ?? container.message_ts;
	const root = message?.thread_ts ?? container.thread_ts;
	const thread = root && root !== ts ? root : null;
	return {
		kind: 'button',
		event: `button ${pressed.trigger_id}`,
		tenant: teamRef(team),
		channel,
		thread: thread ? threadAt(channel, thread) : null,
		user: personRef(team, pressed.user.id),
		responder: written({ url: pressed.response_url ?? null, thread, page: button.page, ephemeral }),
		standing: null,
		key: button.key,
		action: button.action,
		message: ephemeral || !ts ? null : messageAt(channel, ts),
	};
}

/** What is chosen in the menu of a card’s message is what its button does; under any other message, it is help. */
function translateShortcut({ callback_id: chosen, channel: { id }, message, ...asked }: Shortcut, { team, bot }: Identity): Incoming {
	const channel = channelRef(team, id);
	const root = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
	const base = {
		event: `shortcut ${asked.trigger_id}`,
		tenant: teamRef(team),
		channel,
		thread: root ? threadAt(channel, root) : null,
		user: personRef(team, asked.user.id),
		responder: written({ url: asked.response_url ?? null, thread: root, page: null, ephemeral: false }),
		standing: null,
	};
	const action = SHORTCUTS.find(({ callback }) => callback === chosen)?.action;
	const key = message.bot_id === bot ? keyOfBlocks(message.blocks ?? []) : null;
	if (!action || !key) return { ...base, kind: 'command', command: 'byline', input: { text: 'help' } };
	return { ...base, kind: 'button', key, action, message: messageAt(channel, message.ts) };
}

function written(responder: Responder): string {
	return JSON.stringify(responder);
}
