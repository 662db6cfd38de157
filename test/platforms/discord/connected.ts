import { onTestFinished } from 'vitest';
import type { Command } from '../../../src/model/command.ts';
import type { Place } from '../../../src/model/place.ts';
import type { CardKey, Refused, Sent } from '../../../src/model/post.ts';
import type { Connected, ConnectOptions } from '../../../src/platforms/platform.ts';
import { folder } from '../../fixtures/folder.ts';
import { commands as usual } from '../contract.ts';
import { actions, cardOfParts, source, voices } from '../extremes.ts';
import { type Recorder, recorder } from '../recorder.ts';
import { type Loopback, loopback } from './loopback.ts';
import type { DiscordServer } from './server.ts';

export const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
export const OTHER = 'ZyXwVuTsRqPoNmLkJiHg-_' as CardKey;
export const CARD = cardOfParts([
	{ type: 'headline', text: 'Talks resume on Thursday', spans: [], marks: [1] },
	...voices(2).parts,
	actions,
]);
export const NOTE = cardOfParts([{ type: 'note', text: 'A note of Byline’s own.' }, source]);

export interface Outcome {
	readonly harness: Loopback;
	readonly server: DiscordServer;
	readonly record: Recorder;
	readonly outcome: Connected | Refused;
	readonly logged: string[];
}

export interface Options {
	readonly variables?: Readonly<Record<string, string>>;
	readonly commands?: readonly Command[];
	/** Before the bot connects. */
	readonly prepare?: (server: DiscordServer) => void;
	readonly connect?: Partial<ConnectOptions>;
}

/** Tries to connect to a new loopback Discord; everything is closed when the test is over. */
export async function tryConnect({ variables = {}, commands = usual, prepare, connect = {} }: Options = {}): Promise<Outcome> {
	const harness = await loopback(variables);
	const record = recorder();
	const logged: string[] = [];
	const note = (message: string, facts?: Readonly<Record<string, unknown>>) =>
		void logged.push(`${message} ${facts ? JSON.stringify(facts) : ''}`);
	prepare?.(harness.server);
	const outcome = await harness.definition.connect(harness.settings, record.handlers, {
		commands,
		log: { info() {}, warn: note, error: note },
		signal: AbortSignal.timeout(15_000),
		now: Date.now,
		listener: { origin: 'http://127.0.0.1:1', route() {} },
		views: [],
		folder: await folder(),
		...connect,
	});
	onTestFinished(async () => {
		if (outcome.status === 'connected') await outcome.connection.close();
		await harness.stop();
	});
	if (outcome.status === 'connected') record.connection = outcome.connection;
	return { harness, server: harness.server, record, outcome, logged };
}

export interface Bot extends Outcome {
	readonly outcome: Connected;
	readonly connection: Connected['connection'];
	readonly place: Place;
	post(card?: typeof CARD, key?: CardKey): Promise<Sent>;
}

export async function connected(options: Options = {}): Promise<Bot> {
	const tried = await tryConnect(options);
	const { outcome, harness } = tried;
	if (outcome.status !== 'connected') throw new Error(outcome.reason);
	const place: Place = { channel: harness.channel, thread: null };
	return {
		...tried,
		outcome,
		connection: outcome.connection,
		place,
		async post(card = CARD, key = KEY) {
			const receipt = await outcome.connection.send({ place, card, key });
			if (receipt.status !== 'sent') throw new Error(JSON.stringify(receipt));
			return receipt;
		},
	};
}

/** Waits until it holds, at most 5 s. */
export async function until(holds: () => boolean, what: string): Promise<void> {
	const deadline = Date.now() + 5_000;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error(`Waited 5 s: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
