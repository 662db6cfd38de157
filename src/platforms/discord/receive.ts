import type { Command } from '../../model/command.ts';
import type { Incoming } from '../../model/incoming.ts';
import { messageRef, userRef } from '../../model/place.ts';
import type { Handlers } from '../platform.ts';
import type { Desk } from './desk.ts';
import { plainText, shorten } from './escape.ts';
import { completionOf, isPrivate, translate } from './interaction.ts';
import { COMMANDS, FLAGS } from './limits.ts';
import { type ParentOf, translateMessage } from './message.ts';
import { channelRef, homeOf, tenantRef } from './places.ts';
import { deletion, INTERACTION, type Interaction, interaction, message } from './wire.ts';

/** An interaction's first answer. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object */
export interface Callback {
	readonly type: 1 | 4 | 5 | 6 | 8;
	readonly data?: unknown;
}

/** Hands the first answer over, on whichever way the interaction came. */
export type Answer = (callback: Callback) => Promise<void>;

export interface Receiver {
	/** An interaction's JSON. Resolves when all is done, long after the answer. */
	interaction(json: unknown, answer: Answer): Promise<void>;
	/** A message's JSON. */
	message(json: unknown): Promise<void>;
	/** One deletion, or many. */
	deletion(json: unknown): Promise<void>;
	/** Any other event. */
	event(event: Incoming): Promise<void>;
	/** Takes nothing more, and resolves when what runs has ended. */
	close(): Promise<void>;
}

export interface ReceiverOptions {
	readonly desk: Desk;
	readonly handlers: Handlers;
	readonly commands: readonly Command[];
	readonly parentOf: ParentOf;
}

const DEFER: Callback = { type: 5, data: { flags: FLAGS.ephemeral } };
const DEFER_IN_PLACE: Callback = { type: 6 };

export function receiver({ desk, handlers, commands, parentOf }: ReceiverOptions): Receiver {
	const running = new Set<Promise<void>>();
	let closing = false;
	return {
		interaction: (json, answer) => run(() => takeInteraction(json, answer)),
		message: (json) => run(() => takeMessage(json)),
		deletion: (json) => run(() => takeDeletion(json)),
		event: (event) => run(() => take(event)),
		async close() {
			closing = true;
			await Promise.all(running);
		},
	};

	function run(work: () => Promise<void>): Promise<void> {
		if (closing) return Promise.resolve();
		const done = work()
			.catch((cause: unknown) => desk.log.error('an event of Discord’s could not be taken', { cause }))
			.finally(() => running.delete(done));
		running.add(done);
		return done;
	}

	async function takeInteraction(json: unknown, answer: Answer): Promise<void> {
		const parsed = interaction.parse(json);
		if (parsed.type === INTERACTION.ping) return answer({ type: 1 });
		if (parsed.type === INTERACTION.autocomplete) return answer({ type: 8, data: { choices: await choices(parsed) } });
		const event = translate(parsed, commands);
		if (!event) return answer(notice('This button belongs to an older Byline. The newest card has new ones.'));
		const acknowledge = () => answer(isPrivate(parsed) ? DEFER_IN_PLACE : DEFER);
		let fresh: boolean;
		try {
			fresh = await handlers.accept(event);
		} catch (cause) {
			// Discord does not send an interaction again, so the person must.
			await answer(notice('Byline could not take that just now. Please try again in a minute.'));
			throw cause;
		}
		await acknowledge();
		if (fresh) await handlers.perform(event);
	}

	async function choices(parsed: Interaction): Promise<readonly { name: string; value: string }[]> {
		const completion = completionOf(parsed);
		if (!completion) return [];
		const suggested = await handlers.complete(completion);
		// A value that is too long could not be sent, and half a value is another value.
		return suggested
			.filter(({ value }) => value.length > 0 && value.length <= COMMANDS.choice)
			.slice(0, COMMANDS.choices)
			.map(({ value, label }) => ({ name: shorten(label, COMMANDS.choice) || value, value }));
	}

	async function takeMessage(json: unknown): Promise<void> {
		const parsed = message.parse(json);
		if (parsed.author.id === desk.bot) return;
		const event = await translateMessage(parsed, { bot: desk.bot, parentOf });
		if (!event || !(await handlers.accept(event))) return;
		// The sign of work in a conversation; nothing hangs on it.
		if (event.addressed) void desk.api.call({ method: 'POST', path: `/channels/${parsed.channel_id}/typing` });
		await handlers.perform(event);
	}

	async function takeDeletion(json: unknown): Promise<void> {
		const { id, ids = [], channel_id: here, guild_id: guild } = deletion.parse(json);
		const home = homeOf(guild, here);
		for (const gone of id ? [id, ...ids] : ids) {
			if (!desk.own.delete(gone)) continue;
			const parent = (await parentOf(here, { ask: false })) ?? here;
			const channel = channelRef(home, parent);
			await take({
				kind: 'removed',
				event: `removed-${gone}`,
				tenant: tenantRef(home),
				channel,
				thread: null,
				user: userRef(`discord:${home}/${desk.bot}`),
				responder: null,
				standing: null,
				message: messageRef(parent === here ? `${channel}/${gone}` : `${channel}/${here}/${gone}`),
			});
		}
	}

	async function take(event: Incoming): Promise<void> {
		if (await handlers.accept(event)) await handlers.perform(event);
	}
}

function notice(text: string): Callback {
	return { type: 4, data: { content: plainText(text), flags: FLAGS.ephemeral, allowed_mentions: { parse: [] } } };
}
