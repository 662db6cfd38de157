import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bot, bot as createBot } from './bot/bot.ts';
import type { Context } from './bot/context.ts';
import { library as createLibrary, type Library } from './bot/library.ts';
import { notices } from './bot/notices.ts';
import { digestApart } from './bot/reader/reader.ts';
import { boardOf } from './bot/why/board.ts';
import { readEnvironment } from './config/environment.ts';
import { problemText } from './config/problem.ts';
import { type Config, type Configured, type ReadConfig, readConfig } from './config.ts';
import { createOutbox, type Outbox } from './delivery/outbox.ts';
import { refresh, takeOver } from './delivery/subscribe.ts';
import type { Timing } from './delivery/timing.ts';
import type { Looked } from './intake/look.ts';
import { type Connections, connections, type Standing } from './main/connections.ts';
import { startForgetting } from './main/forgetting.ts';
import { health } from './main/health.ts';
import { type Intake, startIntake } from './main/intake.ts';
import { type OpenListener, openListener } from './main/listener.ts';
import { createLive, type Live } from './main/live.ts';
import { createLog } from './main/log.ts';
import { metrics } from './main/metrics.ts';
import { redactor } from './main/redact.ts';
import { recordRun } from './main/run-record.ts';
import { startScheduling } from './main/scheduling.ts';
import type { Status } from './main/status.ts';
import type { BoardDesk } from './model/board.ts';
import type { Command } from './model/command.ts';
import type { Digest } from './model/digest.ts';
import type { Document } from './model/document.ts';
import { platformOf } from './model/place.ts';
import type { Tally } from './model/tally.ts';
import { draw } from './pictures/draw.ts';
import { platforms } from './platforms/index.ts';
import type { ConnectOptions, Log } from './platforms/platform.ts';
import { sendAgain } from './store/again.ts';
import { damage } from './store/check.ts';
import { lockFolder } from './store/lock.ts';
import { nameOf, openStore, type Store } from './store/store.ts';
import { waitingDeliveries } from './store/waiting.ts';

/** The process is killed 8 s after it was told to stop: by then everything is over (ms). */
const STOP_WITHIN = 7_500;
const CLOSE_WITHIN = 5_500;
const INTAKE_WITHIN = 1_000;
/** How often (ms) it is looked whether a source has failed for a day. */
const SOURCES_EVERY = 3_600_000;
/** EX_SOFTWARE of sysexits.h. */
const FAULT = 70;

/**
 * Serves every configured platform until the process is told to stop. Resolves with the exit code. `timing` is for tests of
 * what takes minutes.
 */
export async function start({ timing = {} }: { readonly timing?: Partial<Timing> } = {}): Promise<number> {
	const environment = await readEnvironment(process.env, process.cwd());
	const read = await readConfig({ environment, folder: process.cwd(), definitions: platforms });
	if ('problems' in read) {
		for (const problem of read.problems) console.error(problemText(problem));
		return 1;
	}
	const redact = redactor(read.config.secrets);
	const format = read.config.log ?? (process.stderr.isTTY ? 'text' : 'json');
	const log = createLog({ write: (line) => console.error(line), now: Date.now, format, redact });
	watchFaults(log);
	try {
		const readAgain = () => readConfig({ environment, folder: process.cwd(), definitions: platforms });
		return await serve(read.config, { log, redact, timing, readAgain, stop: stopSignal() });
	} catch (cause) {
		log.error(cause instanceof Error ? cause.message : String(cause));
		return 1;
	}
}

/** What nobody caught is logged like all else: Node itself would print it as it is, secrets included. */
function watchFaults(log: Log): void {
	// An SDK that forgets to catch must not take the others down with it.
	process.on('unhandledRejection', (cause) => log.error('a rejection was not caught', { cause }));
	process.on('uncaughtException', (cause) => {
		log.error('Byline stopped because of a fault of its own', { cause });
		process.exit(FAULT);
	});
}

/** Aborts when the process is told to stop, and ends it by force where that takes too long. */
function stopSignal(): AbortSignal {
	const controller = new AbortController();
	for (const name of ['SIGTERM', 'SIGINT'] as const) {
		process.once(name, () => {
			controller.abort();
			setTimeout(() => process.exit(1), STOP_WITHIN).unref();
		});
	}
	return controller.signal;
}

interface Running {
	readonly log: Log;
	/** Takes the secrets out of a text. */
	readonly redact: (text: string) => string;
	readonly timing: Partial<Timing>;
	/** The configuration as it stands in its file now. */
	readonly readAgain: () => Promise<ReadConfig>;
	readonly stop: AbortSignal;
}

async function serve(config: Config, running: Running): Promise<number> {
	const began = Date.now();
	for (const warning of config.warnings) running.log.warn(warning);
	await makeFolder(config.data);
	const lock = await lockFolder(config.data, { pid: process.pid });
	try {
		const store = await openSound(config.database ?? path.join(config.data, 'byline.db'));
		try {
			return await run(config, { ...running, store, began });
		} finally {
			await store.destroy();
		}
	} finally {
		lock.release();
	}
}

async function run(
	config: Config,
	{ store, log, redact, timing, readAgain, stop, began }: Running & { readonly store: Store; readonly began: number },
): Promise<number> {
	const running = await recordRun(store, { now: Date.now, log });
	const waiting = () => waitingDeliveries(store);
	const counted = metrics({ waiting });
	const { tally } = counted;
	const resumed: Promise<void>[] = [];
	const open = connections({ log, redact, tally, stop, came: (platform) => void resumed.push(resume(platform)) });
	const status: Status = {
		health: () => health({ connections: open.health, waiting, now: Date.now, redact }),
		metrics: async () => ({ text: await counted.text(), contentType: counted.contentType }),
		open: config.listen.status,
	};
	const listener = await openListener({ ...config.listen, status });
	const outbox: Outbox = createOutbox({
		store,
		notice: (failed) => void told.dead(failed),
		connection: open.connection,
		platforms: config.platforms.map(({ definition }) => definition),
		log,
		now: Date.now,
		timing,
	});
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const live = createLive(config, { libraryOf: (topics) => libraryOf(topics, { store, log, tally }), zone });
	await takeOver(store, { wanted: live.wanted, at: began });
	await refresh(store);
	const told = notices({
		...{ store, outbox, log, now: Date.now, operator: () => live.operator, topics: () => live.library.topics, zone: () => live.zone },
		reach: (user) => open.current(platformOf(user))?.reach?.(user) ?? null,
	});
	const watching = setInterval(() => void told.sources(), SOURCES_EVERY).unref();
	let intake: Intake | undefined;
	const look: Context['look'] = async (url) => intake?.look(url) ?? STARTING;
	const bot = assemble(live, { store, open, outbox, log, tally, look });
	const handlers = bot.handlers;
	const { commands } = live;
	const board = boardDesk({ store, live, outbox });
	const connecting = config.platforms.map((one) => {
		return open.open(one, handlers, connectOptions(one, { config, commands, listener, log, board }));
	});
	outbox.start({ alone: config.database === null });
	await Promise.all(connecting);
	const failed = config.platforms.length > 0 && open.standing().every(({ state }) => state === 'refused');
	if (!failed && !stop.aborted) {
		await Promise.all(resumed);
		open.started();
		console.log(readyText(open.standing(), { origin: listener.origin, took: Date.now() - began }));
		const stopForgetting = startForgetting({ store, live, log, now: Date.now });
		const stopScheduling = startScheduling(config, { store, live, open, outbox, log, tally, now: Date.now, readAgain });
		intake = await startIntake(config, { store, log, tally, topics: () => live.library.topics, now: Date.now });
		if (!stop.aborted) await new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()));
		stopForgetting();
		await Promise.all([stopScheduling(), Promise.race([intake.stop(), wait(INTAKE_WITHIN, undefined, { ref: false })])]);
	}
	await Promise.race([close(open, { bot, outbox, listener }), wait(CLOSE_WITHIN, undefined, { ref: false })]);
	clearInterval(watching);
	await running.stop();
	return failed && !stop.aborted ? 1 : 0;

	async function resume(platform: string): Promise<void> {
		await bot.resume(platform, began).catch((cause: unknown) => log.error('earlier events could not be read', { platform, cause }));
	}
}

/** `byline is ready: Slack, Web page · http://127.0.0.1:3000 · 950 ms · not yet: Discord` */
function readyText(standing: readonly Standing[], { origin, took }: { origin: string; took: number }): string {
	const named = (states: readonly Standing['state'][]) =>
		standing
			.filter(({ state }) => states.includes(state))
			.map(({ title }) => title)
			.join(', ');
	const [waiting, refused] = [named(['connecting', 'unreachable']), named(['refused'])];
	const rest = [...(waiting ? [`not yet: ${waiting}`] : []), ...(refused ? [`refused: ${refused}`] : [])];
	return [`byline is ready: ${named(['connected']) || 'no platform'}`, origin, `${took} ms`, ...rest].join(' · ');
}

const STARTING: Looked = { status: 'trouble', reason: 'Byline is still starting', advice: 'Try again in a moment.' };

interface Parts {
	readonly store: Store;
	readonly open: Connections;
	readonly outbox: Outbox;
	readonly log: Log;
	readonly tally: Tally;
	readonly look: Context['look'];
}

function libraryOf(topics: Config['topics'], { store, log, tally }: Pick<Parts, 'store' | 'log' | 'tally'>): Library {
	const warn = (message: string) => log.warn(message);
	return createLibrary(topics, { warn, digest: (document) => timed(document, tally), store, now: Date.now });
}

function assemble(live: Live, { store, open, outbox, log, tally, look }: Parts): Bot {
	const context: Context = {
		store,
		get library() {
			return live.library;
		},
		get zone() {
			return live.zone;
		},
		get managers() {
			return live.managers;
		},
		get wanted() {
			return live.wanted;
		},
		commands: live.commands,
		connection: open.connection,
		outbox,
		look,
		log,
		tally,
		now: Date.now,
	};
	return createBot(context, () => live.allowances);
}

function boardDesk({ store, live, outbox }: { store: Store; live: Live; outbox: Outbox }): BoardDesk {
	return {
		board: () => boardOf({ store, topics: live.library.topics, zone: live.zone, now: Date.now() }),
		async again(post) {
			const outcome = await sendAgain(store, { ...post, by: 'whoever runs Byline', at: Date.now() });
			outbox.wake();
			return outcome;
		},
	};
}

async function timed(document: Document, tally: Tally): Promise<Digest> {
	const began = performance.now();
	const made = await digestApart(document);
	tally.digest(performance.now() - began);
	return made;
}

interface ConnectContext {
	readonly config: Config;
	readonly commands: readonly Command[];
	readonly listener: OpenListener;
	readonly log: Log;
	readonly board: BoardDesk;
}

function connectOptions(
	{ definition }: Configured,
	{ config, commands, listener, log, board }: ConnectContext,
): Omit<ConnectOptions, 'signal'> {
	return {
		commands,
		log,
		now: Date.now,
		listener,
		board,
		draw,
		views: platforms.filter(({ name }) => name !== definition.name),
		folder: path.join(config.data, definition.name),
	};
}

async function makeFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`Cannot make the data folder ${folder}: ${reason}; set BYLINE_DATA to a folder that can be written`, { cause });
	}
}

/** Refuses a damaged file: what is read from it would be posted, or taken for evidence. */
async function openSound(location: string): Promise<Store> {
	const store = await openStore(location);
	const found = await damage(store);
	if (!found.length) return store;
	await store.destroy();
	throw new Error(
		`Cannot start on ${nameOf(location)}: it is damaged. ${found.join('. ')}. Put a backup in its place with "byline restore"`,
	);
}

/** First nothing new comes in, then what runs ends, and the listener goes last: pages and retries reach it until then. */
async function close(open: Connections, { bot, outbox, listener }: { bot: Bot; outbox: Outbox; listener: OpenListener }): Promise<void> {
	await outbox.stop(open.close().then(bot.idle));
	await listener.close();
}
