import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { examination, type Found } from '../../src/cli/doctor/examination.ts';
import { clockFindings, nodeFinding, zoneFinding } from '../../src/cli/doctor/machine.ts';
import { portFinding } from '../../src/cli/doctor/port.ts';
import { asJson, asText } from '../../src/cli/doctor/report.ts';
import { storageFindings } from '../../src/cli/doctor/storage.ts';
import { begin } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { openListener } from '../../src/main/listener.ts';
import { channel, tenant } from '../../src/model/place.ts';
import { createDocument } from '../../src/sources/document.ts';
import { keepDocument } from '../../src/store/documents.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';
import { project } from '../fixtures/process.ts';
import { loopback as discordLoopback } from '../platforms/discord/loopback.ts';
import { CHANNEL, CLOSED as CLOSED_CHANNEL, GUILD } from '../platforms/discord/world.ts';
import { loopback as slackLoopback } from '../platforms/slack/loopback.ts';
import { TOKENS } from '../platforms/slack/server.ts';
import { CLOSED, GENERAL, TEAM } from '../platforms/slack/workspace.ts';
import { byline } from './byline.ts';

const steady = () => performance.now();

async function examined(path: string, env: Record<string, string> = {}): Promise<readonly Found[]> {
	return examination({ env: { PORT: '0', ...env }, folder: path, now: Date.now, steady });
}

function problems(found: readonly Pick<Found, 'level' | 'text' | 'advice'>[]): string[] {
	return found.filter(({ level }) => level === 'problem').map(({ text, advice }) => `${text} ${advice}`);
}

async function subscribed(...channels: readonly string[]): Promise<string> {
	const path = await project();
	const lines = channels.map((channel) => `  - { channel: ${channel}, topic: harbour, at: "0 8 * * 1-5", zone: Europe/London }`);
	const file = join(path, 'config/byline.yaml');
	await writeFile(file, `${await readFile(file, 'utf8')}subscriptions:\n${lines.join('\n')}\n`);
	return path;
}

/** Slack and Discord on loopback, in a project that posts to a channel of each. */
async function both({ slackChannel = GENERAL, discordChannel = CHANNEL } = {}) {
	const [slack, discord] = [await slackLoopback('socket'), await discordLoopback()];
	onTestFinished(async () => {
		await Promise.all([slack.stop(), discord.stop()]);
	});
	const path = await subscribed(`slack:${TEAM}/${slackChannel}`, `discord:${GUILD}/${discordChannel}`);
	return { slack, discord, path, env: { ...slack.variables, ...discord.variables } };
}

test('where all is well, every area says so, and nothing is a problem', async () => {
	const { path, env } = await both();
	const found = await examined(path, env);
	expect(problems(found)).toEqual([]);
	expect([...new Set(found.map(({ area }) => area))]).toEqual([
		'Configuration',
		'Machine',
		'Clock',
		'Store',
		'Port',
		'Slack',
		'Discord',
		'Web page',
	]);
	expect(found.find(({ text }) => text.includes('Message Content intent'))).toMatchObject({ area: 'Discord', level: 'advice' });
});

test.each<[string, (on: Awaited<ReturnType<typeof both>>) => void, RegExp]>([
	['a wrong token of Slack’s', ({ slack }) => void slack.server.tokens.delete(TOKENS.bot), /SLACK_BOT_TOKEN is not accepted/],
	['a wrong app token', ({ slack }) => void slack.server.tokens.delete(TOKENS.app), /SLACK_APP_TOKEN is not accepted/],
	['a missing scope', ({ slack }) => void slack.server.workspace.scopes.delete('chat:write'), /chat:write.*OAuth & Permissions/],
	['a wrong token of Discord’s', ({ env }) => void Object.assign(env, { DISCORD_TOKEN: 'canary-wrong-token' }), /Reset Token/],
	['a missing right', ({ discord }) => void Object.assign(discord.server.world, { rights: 1n << 10n }), /Send Messages.*Permissions/],
	[
		'an end point that is not served',
		({ discord }) => void Object.assign(discord.server.world, { endpointUrl: 'https://b.example' }),
		/DISCORD_PUBLIC_KEY/,
	],
])('%s is a problem with what to do', async (_what, spoil, words) => {
	const on = await both();
	spoil(on);
	const found = await examined(on.path, on.env);
	expect(problems(found)).toEqual([expect.stringMatching(words)]);
	expect(JSON.stringify(found)).not.toContain('canary');
});

test('channels that the bot is not in are problems, each with its own way in', async () => {
	const { path, env } = await both({ slackChannel: CLOSED, discordChannel: CLOSED_CHANNEL });
	expect(problems(await examined(path, env))).toEqual([
		expect.stringMatching(/The bot is not in slack:.*\/invite @Byline/),
		expect.stringMatching(/discord:.*View Channel/),
	]);
});

test('a channel that somebody subscribed in the chat is looked at like those of the configuration', async () => {
	const { path, env } = await both();
	const store = await openStore(join(path, 'byline.db'));
	const schedule = { cron: '0 8 * * *', zone: 'UTC', quiet: null, posts: 'always', catchUp: 1 } as const;
	const wanted = { channel: channel(`slack:${TEAM}/${CLOSED}`), topic: 'harbour', schedule, by: null };
	await begin(store, { subscription: subscriptionOf(wanted), at: Date.now() });
	await store.destroy();
	const found = await examined(path, { ...env, BYLINE_DATA: path });
	expect(problems(found)).toEqual([expect.stringMatching(/The bot is not in slack:.*\/invite @Byline/)]);
});

test('a platform that does not answer is a problem, and the others are examined', async () => {
	const { path, env, slack } = await both();
	await slack.stop();
	const found = await examined(path, env);
	expect(problems(found)).toEqual([expect.stringMatching(/Slack cannot be reached.*network/)]);
	expect(found.some(({ area, level }) => area === 'Discord' && level === 'good')).toBe(true);
});

test('a bad configuration is told line by line', async () => {
	const path = await subscribed('web:local/news');
	const file = join(path, 'config/byline.yaml');
	await writeFile(file, (await readFile(file, 'utf8')).replace('Europe/London', 'Europe/Lundun'));
	expect(problems(await examined(path))).toEqual([expect.stringMatching(/byline\.yaml:7.*IANA time zone/)]);
});

test('the settings of .env are those of a start', async () => {
	const { path, env } = await both();
	await writeFile(
		join(path, '.env'),
		Object.entries({ ...env, SLACK_BOT_TOKEN: 'xoxb-canary' })
			.map(([name, value]) => `${name}=${value}`)
			.join('\n'),
	);
	expect(problems(await examined(path))).toEqual([expect.stringMatching(/SLACK_BOT_TOKEN is not accepted/)]);
});

test('a store that is damaged, from an older version, in use, or not there yet', async () => {
	const data = await folder();
	const peek = async () => {
		const { findings, store } = await storageFindings({ data, database: null });
		await store?.destroy();
		return findings;
	};
	expect((await peek()).map(({ level, text }) => `${level}: ${text}`)).toContainEqual(expect.stringContaining('There is no store yet'));
	const store = await openStore(join(data, 'byline.db'));
	await keepDocument(store, { tenant: tenant('web:local'), document: createDocument({ origin: 'x', body: 'About 140 ships.' }), at: 1 });
	const lock = await lockFolder(data, { pid: process.pid });
	expect((await peek()).map(({ level }) => level)).toEqual(['good', 'good', 'good']);
	expect((await peek())[1]?.text).toBe(`It is in use by process ${process.pid}.`);
	lock.release();
	await store.updateTable('documents').set({ text: 'About 940 ships.' }).execute();
	expect(problems(await peek())).toEqual([
		expect.stringMatching(/The document \w+ of web:local is not what was written\. .*byline restore/),
	]);
	await store.schema.dropTable('kysely_migration').execute();
	expect((await peek()).at(-1)?.text).toContain('older version');
	await store.destroy();
});

test('a store that is no database is a problem', async () => {
	const data = await folder();
	await writeFile(join(data, 'byline.db'), 'not a database, but long enough to be taken for one by its size alone'.repeat(100));
	const { findings } = await storageFindings({ data, database: null });
	expect(problems(findings)).toEqual([expect.stringMatching(/damaged.*byline restore/)]);
});

test('a data folder that is a file, or that nothing can be written into, is a problem', async () => {
	const place = await folder();
	await writeFile(join(place, 'data'), '');
	expect(problems((await storageFindings({ data: join(place, 'data'), database: null })).findings)).toEqual([
		expect.stringMatching(/is no folder.*BYLINE_DATA/),
	]);
	const closed = join(place, 'closed');
	await mkdir(closed);
	await chmod(closed, 0o500);
	const found = (await storageFindings({ data: join(closed, 'data'), database: null })).findings;
	// The superuser may write anywhere.
	expect(problems(found)).toEqual(process.getuid?.() === 0 ? [] : [expect.stringMatching(/Nothing can be written/)]);
});

test('a port that is free, taken by Byline, or taken by another', async () => {
	const own = await openListener({
		host: '127.0.0.1',
		port: 0,
		status: {
			open: 'local',
			health: async () => ({ ready: true, platforms: {}, store: 'open', outbox: null }),
			metrics: async () => ({ text: '', contentType: 'text/plain' }),
		},
	});
	const port = Number(new URL(own.origin).port);
	expect(await portFinding({ host: '127.0.0.1', port })).toMatchObject({ level: 'good', text: `Byline is serving on port ${port}.` });
	await own.close();
	expect(await portFinding({ host: '127.0.0.1', port })).toMatchObject({ level: 'good', text: `Port ${port} on 127.0.0.1 is free.` });
	const other = createServer((socket) => socket.end()).listen(port, '127.0.0.1');
	onTestFinished(() => void other.close());
	await once(other, 'listening');
	expect(await portFinding({ host: '127.0.0.1', port })).toMatchObject({ level: 'problem', advice: expect.stringContaining('PORT') });
	expect(await portFinding({ host: '203.0.113.7', port })).toMatchObject({
		level: 'problem',
		advice: expect.stringContaining('listen.host'),
	});
});

test('Node, the time zones and the clock', async () => {
	expect([nodeFinding('20.19.0').level, nodeFinding('22.0.0').level, nodeFinding('20.18.3').level, nodeFinding('18.20.0').level]).toEqual([
		'good',
		'good',
		'problem',
		'problem',
	]);
	const names = Intl.supportedValuesOf('timeZone');
	const now = Date.UTC(2026, 10, 22);
	expect(zoneFinding({ names, data: '2025b', now }).level).toBe('good');
	expect(zoneFinding({ names, data: '2021a', now })).toMatchObject({ level: 'advice', advice: expect.stringContaining('Update Node') });
	expect(zoneFinding({ names: ['UTC'], data: undefined, now }).level).toBe('problem');
	const leaps = [0, 5_000];
	const leaping = () => Date.now() + (leaps.shift() ?? 5_000);
	expect(problems(await clockFindings({ now: leaping, steady, newest: null }))).toEqual([expect.stringMatching(/leapt by \d+ ms.*NTP/)]);
	const early = performance.timeOrigin;
	expect(problems(await clockFindings({ now: () => Date.now() - early, steady, newest: null }))).toEqual([
		expect.stringMatching(/The clock says 1970/),
	]);
	expect(problems(await clockFindings({ now: Date.now, steady, newest: Date.now() + 7_200_000 }))).toEqual([
		expect.stringMatching(/still to come.*set back/),
	]);
});

test('the report says each finding with what to do, and counts', () => {
	const found: Found[] = [
		{ area: 'Store', level: 'good', text: 'It can be read.', advice: null },
		{ area: 'Slack', level: 'problem', text: 'The bot is not there.', advice: 'Invite it.' },
		{ area: 'Slack', level: 'advice', text: 'A scope is missing.', advice: null },
	];
	expect(asText(found, { colour: false })).toBe(
		'Store\n  ✓ It can be read.\n\nSlack\n  ✗ The bot is not there.\n    → Invite it.\n  ! A scope is missing.\n\n1 problem, 1 to consider.\n',
	);
	expect(asText(found, { colour: true })).toContain('\u001b[31m✗\u001b[0m');
	expect(JSON.parse(asJson(found))).toEqual({ ok: false, findings: found });
});

test('the command exits with 1 on a problem and with 0 without, and prints JSON', { timeout: 60_000 }, async () => {
	const { path, env, slack } = await both();
	const cwd = { BYLINE_CONFIG: join(path, 'config/byline.yaml'), BYLINE_DATA: join(path, 'data'), PORT: '0' };
	// Paths in the file start where the command runs.
	await writeFile(cwd.BYLINE_CONFIG, (await readFile(cwd.BYLINE_CONFIG, 'utf8')).replace('digests/harbour', join(path, 'digests/harbour')));
	const well = await byline(['doctor'], { env: { ...env, ...cwd } });
	expect([well.code, well.stdout]).toEqual([0, expect.stringContaining('No problem')]);
	slack.server.tokens.clear();
	const ill = await byline(['doctor', '--json'], { env: { ...env, ...cwd } });
	expect([ill.code, JSON.parse(ill.stdout).ok, ill.stderr]).toEqual([1, false, '']);
});
