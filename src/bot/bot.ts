import { setTimeout as wait } from 'node:timers/promises';
import type { Incoming, Reply } from '../model/incoming.ts';
import { platformOf } from '../model/place.ts';
import type { Connection, Handlers } from '../platforms/platform.ts';
import { forgetMessage } from '../store/cards.ts';
import { noteDeleted } from '../store/deliveries.ts';
import { claimEvent, finishEvent, unfinishedEvents } from '../store/inbox.ts';
import { answerQuestion, concerns } from './ask.ts';
import { pressButton } from './buttons.ts';
import { runCommand } from './command.ts';
import { complete } from './complete.ts';
import type { Context } from './context.ts';
import { type Allowances, flood } from './flood.ts';
import { home, joined, left } from './membership.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';

/** The use cases, put behind what platforms call. */
export interface Bot {
	readonly handlers: Handlers;
	/** Answers what an earlier process accepted from a platform before `at` and did not finish; once the platform is connected. */
	resume(platform: string, at: number): Promise<void>;
	/** Resolves when nothing is being worked on. */
	idle(): Promise<void>;
}

/** After this long (ms) nobody waits for an answer any more, and no platform takes one. */
const TOO_LATE = 15 * 60_000;

type UseCases = { readonly [K in Incoming['kind']]: (event: Extract<Incoming, { kind: K }>, context: Context) => Promise<Reply> };

const USE_CASES: UseCases = {
	command: runCommand,
	button: pressButton,
	question: answerQuestion,
	joined,
	left,
	home,
	async removed({ tenant, message, channel }, { store, now }) {
		await forgetMessage(store, { tenant, message });
		await noteDeleted(store, { tenant, message, channel, at: now() });
		return { kind: 'silent' };
	},
};

/** The allowances are asked for at each event: they may change. */
export function bot(context: Context, allowances: () => Allowances): Bot {
	const { store, log, now } = context;
	const gate = flood(allowances);
	const running = new Set<Promise<void>>();
	return {
		handlers: {
			async accept(event) {
				if (event.kind === 'question' && !(await concerns(event, context))) return false;
				const fresh = await claimEvent(store, { event, at: now() });
				if (fresh) context.tally.event(event.kind, platformOf(event.channel));
				return fresh;
			},
			perform: (event) => track(perform(event)),
			async complete(completion) {
				return complete(completion, context).catch((cause: unknown) => {
					log.error('no suggestions could be made', { command: completion.command, cause });
					return [];
				});
			},
		},
		async resume(platform, at) {
			for (const { event, at: received } of await unfinishedEvents(store, { before: at })) {
				if (platformOf(event.tenant) !== platform) continue;
				const late = at - received > TOO_LATE;
				log.info(`an event of an earlier run is ${late ? 'too old to be answered' : 'answered now'}`, {
					event: event.event,
					kind: event.kind,
				});
				if (late) await finishEvent(store, { tenant: event.tenant, event: event.event, at });
				else await track(perform(event));
			}
		},
		async idle() {
			await Promise.allSettled(running);
		},
	};

	function track(work: Promise<void>): Promise<void> {
		const done = work.finally(() => running.delete(done));
		running.add(done);
		return done;
	}

	async function perform(event: Incoming): Promise<void> {
		try {
			const connection = await context.connection(platformOf(event.channel));
			if (connection) await show(event, { reply: await replyTo(event), connection });
			await finishEvent(store, { tenant: event.tenant, event: event.event, at: now() });
		} catch (cause) {
			log.error('an event could not be finished', { event: event.event, kind: event.kind, cause });
		}
	}

	async function replyTo(event: Incoming): Promise<Reply> {
		try {
			return (await refuse(event)) ?? (await useCase(event, context));
		} catch (cause) {
			log.error('an event could not be answered', { event: event.event, kind: event.kind, cause });
			const sorry = 'Something went wrong here, and it has been noted. Please try again in a minute.';
			return event.kind === 'removed' || event.kind === 'left'
				? { kind: 'silent' }
				: privately(event, { card: noteCard([sorry]) }, context);
		}
	}

	/** Stops a flood: one notice, and then silence until there is room again. */
	async function refuse(event: Incoming): Promise<Reply | null> {
		if (event.kind !== 'question' && event.kind !== 'command') return null;
		const admission = gate.admit(event, now());
		if (admission.status === 'pass') return null;
		if (admission.status === 'silent') return { kind: 'silent' };
		const seconds = Math.max(1, Math.ceil(admission.wait / 1000));
		const notice = `That is more than I can answer at once. Ask again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`;
		return privately(event, { card: noteCard([notice]) }, context);
	}

	async function show(event: Incoming, { reply, connection }: { reply: Reply; connection: Connection }): Promise<void> {
		const deadline = now() + TOO_LATE;
		let shown = await connection.respond(event, reply);
		for (let attempt = 1; attempt < 4 && shown.status === 'retry' && now() + shown.after < deadline; attempt++) {
			await wait(Math.min(shown.after, 60_000));
			shown = await connection.respond(event, reply);
		}
		if (shown.status !== 'shown')
			log.warn('a reply could not be shown', { event: event.event, status: shown.status, reason: shown.reason });
	}
}

function useCase<K extends Incoming['kind']>(event: Extract<Incoming, { kind: K }>, context: Context): Promise<Reply> {
	return USE_CASES[event.kind as K](event, context);
}
