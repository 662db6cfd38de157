import { onTestFinished } from 'vitest';
import type { Command } from '../../../src/model/command.ts';
import type { Connection, ConnectOptions, Log } from '../../../src/platforms/platform.ts';
import { folder } from '../../fixtures/folder.ts';
import { commands as usual } from '../contract.ts';
import { type Recorder, recorder } from '../recorder.ts';
import { type Loopback, loopback, type Way } from './loopback.ts';

export interface Session extends Loopback {
	readonly record: Recorder;
	readonly connection: Connection;
	readonly notes: readonly string[];
	/** Everything that was logged, a line each. */
	readonly logged: readonly string[];
	readonly log: Log;
}

export interface SessionOptions {
	readonly commands?: readonly Command[];
	readonly draw?: ConnectOptions['draw'];
	/** Prepares the workspace before the bot connects. */
	readonly before?: (harness: Loopback) => void;
}

/** Slack on loopback with a connected bot that records what it gets. It ends with the test, which fails where Slack's rules were broken. */
export async function session(way: Way, { commands = usual, before, draw }: SessionOptions = {}): Promise<Session> {
	const harness = await loopback(way);
	before?.(harness);
	const record = recorder();
	const { log, lines } = notebook();
	const connected = await harness.definition.connect(harness.settings, record.handlers, {
		...(await connectOptions({ commands, log })),
		draw,
	});
	if (connected.status !== 'connected') throw new Error(`${connected.reason}. ${connected.advice}`);
	record.connection = connected.connection;
	onTestFinished(async () => {
		await connected.connection.close();
		await harness.stop();
		if (harness.broken().length) throw new Error(harness.broken().join('\n'));
	});
	return { ...harness, record, connection: connected.connection, notes: connected.notes, logged: lines, log };
}

export async function connectOptions({ commands = usual, log }: { commands?: readonly Command[]; log: Log }): Promise<ConnectOptions> {
	const listener = { origin: 'http://127.0.0.1:1', route() {} };
	return { commands, log, signal: AbortSignal.timeout(10_000), now: Date.now, listener, views: [], folder: await folder() };
}

export function notebook(): { readonly log: Log; readonly lines: readonly string[] } {
	const lines: string[] = [];
	const note = (message: string, facts?: Readonly<Record<string, unknown>>) =>
		void lines.push(`${message} ${String(facts?.cause ?? '')}`.trim());
	return { log: { info: note, warn: note, error: note }, lines };
}

/** Waits until it holds; throws after `within` ms. */
export async function until(holds: () => boolean, { within = 5_000 } = {}): Promise<void> {
	const deadline = Date.now() + within;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error(`Waited ${within} ms for ${holds}`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
