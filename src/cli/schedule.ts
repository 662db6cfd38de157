import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Topic } from '../model/topic.ts';
import type { Slot, SlotState } from '../store/slots.ts';
import type { Store } from '../store/store.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { inColour, type Terminal } from './terminal.ts';

/** `byline schedule`: who gets what and when; with `--dry-run`, the card that each would be posted now. */
export function scheduleCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('schedule')
		.description('List what is posted where and when, with the next times, each in its own zone.')
		.option('--dry-run', 'show the card that each would post now; nothing is posted')
		.action(async ({ dryRun }: { dryRun?: true }) => exit(await show(terminal, { dryRun: dryRun === true })));
}

async function show(terminal: Terminal, { dryRun }: { dryRun: boolean }): Promise<ExitCode> {
	const { readConfig } = await import('../config.ts');
	const { readEnvironment } = await import('../config/environment.ts');
	const { platforms } = await import('../platforms/index.ts');
	const folder = process.cwd();
	const read = await readConfig({ environment: await readEnvironment(terminal.env, folder), folder, definitions: platforms });
	if ('problems' in read) {
		const { problemText } = await import('../config/problem.ts');
		for (const problem of read.problems) terminal.stderr.write(`${problemText(problem)}\n`);
		return EXIT.badInput;
	}
	const store = await openIfThere(read.config);
	try {
		const all = await known(read.config, store);
		if (!all.length) terminal.stdout.write(`${NOTHING}\n`);
		for (const subscription of all) terminal.stdout.write(await described(subscription, { config: read.config, store, dryRun, terminal }));
		return EXIT.fine;
	} finally {
		await store?.destroy();
	}
}

const NOTHING = 'Nothing is posted by itself. Write "subscriptions" into the configuration, or ask for it in a channel: /byline subscribe';

/** A store that was never used is not made for a look at it. */
async function openIfThere({ database, data }: Config): Promise<Store | null> {
	const { openStore } = await import('../store/store.ts');
	const file = path.join(data, 'byline.db');
	if (database) return openStore(database);
	return (await stat(file).catch(() => null)) ? openStore(file) : null;
}

/** Those of the configuration, whether it runs already or not, and those that were made in the chat. */
async function known(config: Config, store: Store | null): Promise<readonly Subscription[]> {
	const { wantedOf } = await import('../main/live.ts');
	const { subscriptions } = await import('../store/subscriptions.ts');
	const wanted = wantedOf(config);
	const kept = store ? (await subscriptions(store)).map(({ subscription }) => subscription) : [];
	return [
		...wanted,
		...kept.filter(({ origin, id, tenant }) => origin === 'command' && !wanted.some((one) => one.id === id && one.tenant === tenant)),
	];
}

interface Showing {
	readonly config: Config;
	readonly store: Store | null;
	readonly dryRun: boolean;
	readonly terminal: Terminal;
}

async function described(subscription: Subscription, showing: Showing): Promise<string> {
	const { nextSlots } = await import('../delivery/calendar/slots.ts');
	const { slotText } = await import('../delivery/calendar/words.ts');
	const { timingOf } = await import('../delivery/subscription.ts');
	const { conditionsText, timesText } = await import('../bot/schedule-words.ts');
	const { id, channel, schedule, origin } = subscription;
	const { config, store, dryRun, terminal } = showing;
	const topic = config.topics.find(({ name }) => name === subscription.topic);
	const next = nextSlots(timingOf(schedule), { after: terminal.now(), count: 3 });
	const lines = [
		`${topic?.title ?? `${subscription.topic} (there is no such topic)`} → ${channel}`,
		`  ${timesText(schedule)}, ${conditionsText(schedule)}`,
		`  next ${next.map(slotText).join(' · ') || 'never'}`,
		...(await lastLine(subscription, store)),
		`  ${origin === 'file' ? 'from the configuration' : 'made in the chat'} · ${id}`,
	];
	const card = dryRun && topic ? await preview({ topic, subscription }, showing) : '';
	return `${lines.join('\n')}\n${card}\n`;
}

const STATES: Readonly<Record<SlotState, string>> = {
	due: 'is being prepared',
	held: 'waits for the end of the quiet hours',
	posted: 'was handed over to be posted',
	'nothing-new': 'had nothing new to post',
	collapsed: 'made way for a newer one',
	missed: 'was missed',
	stopped: 'was stopped',
};

async function lastLine({ tenant, id }: Subscription, store: Store | null): Promise<string[]> {
	if (!store) return [];
	const { slotsOf } = await import('../store/slots.ts');
	const [last] = await slotsOf(store, { tenant, subscription: id, limit: 1 });
	return last ? [`  last ${await dayAndTime(last)} ${STATES[last.state]}`] : [];
}

async function dayAndTime({ nominal }: Slot): Promise<string> {
	const { parseLocal } = await import('../delivery/calendar/local.ts');
	const { slotText } = await import('../delivery/calendar/words.ts');
	const local = parseLocal(nominal);
	return local === null ? nominal : slotText({ nominal: local });
}

/** The card, or why there would be none. */
async function preview(
	{ topic, subscription }: { topic: Topic; subscription: Subscription },
	{ store, terminal }: Showing,
): Promise<string> {
	const { wouldPost } = await import('../bot/publish.ts');
	const { library } = await import('../bot/library.ts');
	const { channelsWith } = await import('../store/slots.ts');
	const { render, textWidth } = await import('../platforms/terminal/index.ts');
	const warn = (message: string) =>
		void terminal.stderr.write(`${message}
`);
	const books = library([topic], { warn, ...(store && { store, now: terminal.now }) });
	const found = await wouldPost(subscription, { topic, made: new Map(), context: { library: books, store } });
	if (found.status === 'nothing') return `  Nothing would be posted now: ${found.reason}\n`;
	const { channel, schedule } = subscription;
	const had = store ? await channelsWith(store, { topic: topic.name, document: found.document.hash, channels: [channel] }) : new Set();
	if (schedule.posts === 'something-new' && had.has(channel))
		return '  Nothing would be posted now: the newest document was posted there before\n';
	const width = textWidth({ asked: undefined, columns: terminal.stdout.columns });
	return `\n${render(found.card, { width, colour: inColour(terminal, undefined) })}\n`;
}
