import type { Action } from '../../../src/model/card.ts';
import type { MessageRef } from '../../../src/model/place.ts';
import { clientView } from './client-view.ts';
import { flatten } from './rules.ts';
import type { DiscordServer } from './server.ts';
import { botJson, messageJson, type StoredMessage, userJson, type World } from './world.ts';

/** The words of a message, as people see them: texts, embeds, labels of buttons and menus. */
export function seen(body: Readonly<Record<string, unknown>>): string {
	return markdownOf(body)
		.map((markdown) => clientView(markdown).text)
		.concat(labelsOf(body))
		.join('\n');
}

export function markdownOf(body: Readonly<Record<string, unknown>>): string[] {
	const components = flatten((body.components ?? []) as Parameters<typeof flatten>[0]);
	const embeds = (body.embeds ?? []) as { description?: string; footer?: { text: string } }[];
	return [
		String(body.content ?? ''),
		...components.map(({ content }) => content ?? ''),
		...embeds.map(({ description }) => description ?? ''),
	].filter(Boolean);
}

interface Pressable {
	readonly custom_id?: string;
	readonly label?: string;
	readonly url?: string;
	readonly placeholder?: string;
	readonly options?: readonly { readonly label: string; readonly value: string }[];
}

export function controls(body: Readonly<Record<string, unknown>>): Pressable[] {
	return flatten((body.components ?? []) as Parameters<typeof flatten>[0]) as Pressable[];
}

function labelsOf(body: Readonly<Record<string, unknown>>): string[] {
	return controls(body).flatMap(({ label, placeholder, options = [] }) =>
		[label, placeholder, ...options.map((one) => one.label)].filter((text) => text !== undefined),
	);
}

/** What of a message somebody could be pinged by, fooled by or taken elsewhere by. */
export function dangersOf(body: Readonly<Record<string, unknown>>, host: string): string[] {
	const active = markdownOf(body).flatMap((markdown) => clientView(markdown).active);
	const links = controls(body).flatMap(({ url, label = '' }) => {
		if (!url) return [];
		const other = new URL(url).hostname !== host;
		const named = /[\w-]+\.[a-z]{2,}/i.exec(label)?.[0];
		return [...(other ? [`link to ${url}`] : []), ...(named && named !== new URL(url).hostname ? [`“${label}” opens ${url}`] : [])];
	});
	const pings = JSON.stringify(body.allowed_mentions) === '{"parse":[]}' ? [] : ['mentions are allowed'];
	return [...active, ...links, ...pings, ...labelsOf(body).filter((label) => /@(?:everyone|here)/i.test(label))];
}

/** The id of the message in a reference. */
export function idOf(ref: string): string {
	return ref.slice(ref.lastIndexOf('/') + 1);
}

export function messageOf(world: World, ref: MessageRef): StoredMessage | null {
	return world.messages.find(({ id, deleted }) => id === idOf(ref) && !deleted) ?? null;
}

export function whispers(world: World): StoredMessage[] {
	return world.messages.filter(({ ephemeral, loading, deleted }) => ephemeral !== null && !loading && !deleted);
}

/** A slash command with its fields. */
export function commandData(name: string, options: Readonly<Record<string, string>>, subcommand: string | null = null) {
	const fields = Object.entries(options).map(([option, value]) =>
		value === 'true' ? { name: option, type: 5, value: true } : { name: option, type: 3, value },
	);
	const data = subcommand === null ? fields : [{ name: subcommand, type: 1, options: fields }];
	return { id: '500000000000000001', name, type: 1, options: data };
}

/** The press of a button, or the choice in a menu, that the message really has. */
export function pressData(message: StoredMessage, action: Action['id']) {
	for (const { custom_id: id, options } of controls(message.body)) {
		if (id?.startsWith('b:') && id.endsWith(`:${action}`)) return { custom_id: id, component_type: 2 };
		if (id && options?.some(({ value }) => value === action)) return { custom_id: id, component_type: 3, values: [action] };
	}
	throw new Error(`The message has no button ${action}`);
}

export interface Said {
	readonly text: string;
	/** The channel or thread. */
	readonly channel: string;
	readonly mention?: boolean;
	/** Replies to this message, with a ping. */
	readonly replyTo?: string;
	readonly direct?: boolean;
	readonly repeats?: number;
	/** Fields in place of those of an ordinary message. */
	readonly fields?: Readonly<Record<string, unknown>>;
}

/** Somebody writes a message. Without the intent the bot sees its words only where it is named, written to or replied to. */
export function say({ world, gateway }: Pick<DiscordServer, 'world' | 'gateway'>, said: Said): string {
	const { text, channel, mention = false, replyTo, direct = false, repeats = 0, fields = {} } = said;
	const content = mention ? `<@${world.bot}> ${text}` : text;
	const message: StoredMessage = {
		id: world.nextId(),
		channel,
		author: world.user,
		body: { content },
		nonce: null,
		reference: replyTo ?? null,
		ephemeral: null,
		loading: false,
		deleted: false,
	};
	world.messages.push(message);
	const replied = world.messages.find(({ id }) => id === replyTo);
	const named = mention || replied?.author === world.bot;
	const readable = named || direct || gateway.asked(1 << 15);
	const json = {
		...messageJson(world, message),
		...(direct ? {} : { guild_id: world.guild, member: { roles: [], joined_at: '2025-03-04T00:00:00.000Z', flags: 0 } }),
		content: readable ? content : '',
		author: userJson(world),
		mentions: named ? [botJson(world)] : [],
		...fields,
	};
	for (let i = 0; i <= repeats; i++) gateway.dispatch('MESSAGE_CREATE', json);
	return message.id;
}
