import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { State } from '../../src/platforms/web/wire.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { project, type Started, startByline } from '../fixtures/process.ts';

const TOPIC = ['topics:', '  harbour:', '    title: Harbour talks', '    sources:', '      - folder: digests/harbour'];
const NEWS = '---\ntitle: Talks resume\ndate: 2025-03-04\n---\n\nTalks will resume on Thursday, the port authority said.\n';

async function projectWith(subscription: string): Promise<string> {
	const cwd = await project();
	await writeFile(join(cwd, 'digests/harbour/2025-03-04.md'), NEWS);
	await writeFile(join(cwd, 'config/byline.yaml'), [...TOPIC, 'subscriptions:', `  - ${subscription}`, ''].join('\n'));
	return cwd;
}

async function originOf(started: Started): Promise<string> {
	const output = await started.until('ready');
	return /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? output;
}

/** A connection that the server has just closed is opened again. */
async function stateOf(origin: string): Promise<State> {
	for (let tries = 1; ; tries++) {
		const answer = await fetch(`${origin}/state`).catch((cause: unknown) => {
			if (tries === 3) throw cause;
		});
		if (answer) return (await answer.json()) as State;
	}
}

async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
	for (;;) {
		const found = await look();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function storeOf(cwd: string): Promise<Store> {
	const store = await openStore(join(cwd, 'data/byline.db'));
	onTestFinished(() => store.destroy());
	return store;
}

test('a due slot appears on the page once, also after a kill and a restart', { timeout: 180_000 }, async () => {
	const cwd = await projectWith('{ channel: web:local/desk, topic: harbour, at: "* * * * * *", zone: UTC }');
	const first = startByline(cwd);
	const origin = await originOf(first);
	const [message] = await until(async () => {
		const { messages } = await stateOf(origin);
		return messages.length > 0 && messages;
	});
	expect(message).toMatchObject({ channel: 'desk' });
	first.child.kill('SIGKILL');
	await first.exit();
	const restarted = Date.now();
	const again = await originOf(startByline(cwd));
	const store = await storeOf(cwd);
	const looked = store.selectFrom('slots').select('nominal').where('state', '=', 'nothing-new').where('seen_at', '>=', restarted);
	await until(async () => (await looked.execute()).length > 1);
	expect((await stateOf(again)).messages.map(({ id }) => id)).toEqual([message!.id]);
});

test('what came due while nothing ran is posted at the start, and a kill right after that repeats nothing', {
	timeout: 180_000,
}, async () => {
	const due = new Date(Date.now() - 2 * 3_600_000);
	const cwd = await projectWith(
		`{ channel: web:local/news, topic: harbour, at: "${due.getUTCMinutes()} ${due.getUTCHours()} * * *", zone: UTC, when: always }`,
	);
	const first = startByline(cwd);
	await first.until('ready');
	first.child.kill('SIGTERM');
	expect(await first.exit()).toBe(0);
	const store = await storeOf(cwd);
	await store
		.updateTable('subscriptions')
		.set((row) => ({ done_to: row('done_to', '-', 3 * 86_400_000), next_at: due.getTime() }))
		.execute();
	const second = startByline(cwd);
	const origin = await originOf(second);
	await until(async () => (await stateOf(origin)).messages.length === 1);
	second.child.kill('SIGKILL');
	await second.exit();
	const third = await originOf(startByline(cwd));
	await new Promise((resolve) => setTimeout(resolve, 1_500));
	expect((await stateOf(third)).messages).toHaveLength(1);
	const slots = await store.selectFrom('slots').select(['state']).orderBy('nominal', 'desc').execute();
	expect(slots.map(({ state }) => state)).toEqual(['posted', 'collapsed', 'collapsed']);
});

/** Fifty ways to write the file wrongly. */
function broken(good: string): string[] {
	const lines = good.trimEnd().split('\n');
	const crons = [
		'0 8 * *',
		'60 8 * * *',
		'0 24 * * *',
		'0 8 0 * *',
		'0 8 30 2 *',
		'0 8 * 13 *',
		'0 8 * * MUN',
		'*/0 8 * * *',
		'soon',
		'8:75',
	];
	const zones = ['Europe/Londn', 'Mars/Base', '""', '7', 'GMT+25', 'London/Europe', 'null', '[UTC]', 'Europe', '../etc'];
	const channels = ['news', 'web', 'web:local', 'slack:T1/C1', 'wbe:local/news', '7', '""', 'null', 'web:/x y', '[]'];
	const put = (key: string, value: string) => good.replace(new RegExp(`${key}: [^,}]+`), `${key}: ${value}`);
	return [
		...crons.map((value) => put('at', JSON.stringify(value))),
		...zones.map((value) => put('zone', value)),
		...channels.map((value) => put('channel', value)),
		...['no-such', '7', 'Harbour'].map((value) => put('topic', value)),
		...['22:00', '24:00-07:00', '7', '22:00-22:00'].map((value) => good.replace('topic: harbour,', `topic: harbour, quiet: ${value},`)),
		...['never', 'Always'].map((value) => good.replace('topic: harbour,', `topic: harbour, when: ${value},`)),
		...['soon', '6', '-6h'].map((value) => good.replace('topic: harbour,', `topic: harbour, catch-up: ${value},`)),
		`${good}  - { channel: web:local/news, topic: harbour, at: 0 8 * * MON, zone: Europe/London }\n`,
		`${good}colour: blue\n`,
		`${good}topics: {}\n`,
		good.replace('digests/harbour', 'digests/habour'),
		good.replace('Harbour talks', '""'),
		good.slice(0, good.length - 4),
		lines.slice(1).join('\n'),
		'',
	];
}

test('fifty broken files change nothing, are each reported with their line, and need no restart', { timeout: 180_000 }, async () => {
	const cwd = await projectWith('{ channel: web:local/news, topic: harbour, at: weekdays 8:00, zone: Europe/London }');
	const file = join(cwd, 'config/byline.yaml');
	const good = [
		...TOPIC,
		'subscriptions:',
		'  - { channel: web:local/news, topic: harbour, at: weekdays 8:00, zone: Europe/London }',
		'',
	].join('\n');
	const started = startByline(cwd);
	const origin = await originOf(started);
	const store = await storeOf(cwd);
	const facts = async () => [(await stateOf(origin)).commands, await store.selectFrom('subscriptions').selectAll().execute()];
	const before = await facts();
	const files = broken(good);
	expect(new Set(files).size).toBe(50);
	const refusals = async () => (await started.until('')).split('The configuration stays as it was').length;
	for (const text of files) {
		const seen = await refusals();
		await writeFile(file, text);
		started.child.kill('SIGHUP');
		await until(async () => (await refusals()) > seen);
	}
	const output = await started.until('');
	expect(output.match(/Cannot read .* in config\/byline\.yaml:\d+: /g)?.length).toBeGreaterThan(45);
	expect(output).not.toContain('applies from now on');
	expect(await facts()).toEqual(before);
	expect(started.child.exitCode).toBeNull();

	await writeFile(
		file,
		good
			.replace('topics:', 'topics:\n  rail:\n    title: Rail\n    sources: [{ folder: digests/harbour }]')
			.replace('weekdays 8:00', '9:00'),
	);
	await started.until('applies from now on');
	expect((await stateOf(origin)).commands.map(({ name }) => name)).toEqual(['rail-summary', 'harbour-summary', 'byline']);
	const rows = await store.selectFrom('subscriptions').select(['cron', 'ended_why']).orderBy('cron', 'desc').execute();
	expect(rows).toEqual([
		{ cron: '0 9 * * *', ended_why: null },
		{ cron: '0 8 * * 1-5', ended_why: 'file' },
	]);
});
