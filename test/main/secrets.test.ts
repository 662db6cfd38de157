import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { REST } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';
import { redactor } from '../../src/main/redact.ts';
import { restOptions } from '../../src/platforms/discord/rest.ts';
import { clientOptions } from '../../src/platforms/slack/web-api.ts';
import { echoing } from '../fixtures/echoing.ts';
import { project, startByline } from '../fixtures/process.ts';
import { loopback } from '../platforms/slack/loopback.ts';
import { TOKENS } from '../platforms/slack/server.ts';
import { until } from '../platforms/slack/session.ts';
import { CLOSED } from '../platforms/slack/workspace.ts';

const DISCORD = 'canary-of-discord-bot';
const PASSWORD = 'canary-of-the-page';
const SLACK = TOKENS.bot;
const CANARIES = [DISCORD, PASSWORD, SLACK, TOKENS.app];

/** Where a canary stands in a text, in the clear or in a usual encoding. */
function hits(text: string): string[] {
	const decoded = [text, decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'))];
	const base64 = text.split(/[^\w+/=-]+/).flatMap((word) => [0, 1, 2, 3].map((from) => Buffer.from(word.slice(from), 'base64').toString()));
	return CANARIES.filter((canary) => [...decoded, ...base64].some((shown) => shown.includes(canary)));
}

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
	return work().then(
		() => null,
		(cause: unknown) => cause,
	);
}

test.each([200, 400, 401, 403, 404, 429, 500])(
	'errors of the real libraries, of a machine that answers %i with all it was sent',
	async (status) => {
		const url = await echoing({ status });
		const lines: string[] = [];
		for (const format of ['text', 'json'] as const) {
			const log = createLog({ write: (line) => void lines.push(line), now: Date.now, format, redact: redactor(CANARIES) });
			const client = new webApi.WebClient(SLACK, clientOptions({ apiUrl: `${url}/api/` }, log));
			const rest = new REST(restOptions(`${url}/api`)).setToken(DISCORD);
			const causes = [
				await thrownBy(() => client.chat.postMessage({ channel: 'C1', text: SLACK })),
				await thrownBy(() => client.auth.test({})),
				await thrownBy(() => rest.post('/channels/1/messages', { body: { content: DISCORD } })),
				await thrownBy(() => fetch(`http://user:${PASSWORD}@127.0.0.1:1/${PASSWORD}`)),
			];
			expect(causes.filter(Boolean).length).toBeGreaterThan(1);
			for (const cause of causes) log.error('it failed', { cause, nested: [{ cause }], words: String(cause) });
		}
		expect(lines.length).toBeGreaterThan(7);
		expect(hits(lines.join('\n'))).toEqual([]);
	},
);

test.each(['text', 'json'])(
	'a process in trouble shows no secret: not in its output as %s, on its pages, or in its files',
	{ timeout: 60_000 },
	async (format) => {
		const slack = await loopback('socket');
		const path = await project();
		await writeFile(
			join(path, 'digests/harbour/2025-03-04.md'),
			'---\ndate: 2025-03-04\n---\n\nAbout 140 ships are waiting, the port said.\n',
		);
		const echo = await echoing({ status: 403 });
		const byline = startByline(path, {
			...slack.variables,
			DISCORD_TOKEN: DISCORD,
			DISCORD_API_URL: `${echo}/api`,
			WEB_PASSWORD: PASSWORD,
			BYLINE_LOG: format,
		});
		onTestFinished(async () => {
			byline.child.kill('SIGKILL');
			await slack.stop();
		});
		const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await byline.until('is ready')) ?? [];
		expect(await byline.until('Discord')).toContain('Discord');
		slack.server.fault('chat.postMessage', { error: TOKENS.bot });
		slack.server.fault('chat.postMessage', 'fail');
		await slack.user.command('harbour-summary', '');
		await slack.user.command('harbour-summary', '', { channel: CLOSED });
		await until(() => slack.server.workspace.whispers.length > 1, { within: 20_000 });

		const authorization = `Basic ${Buffer.from(`x:${PASSWORD}`).toString('base64')}`;
		const pages = await Promise.all(
			['/', '/state', '/healthz', '/metrics'].map(async (page) => (await fetch(`${origin}${page}`, { headers: { authorization } })).text()),
		);
		byline.child.kill('SIGTERM');
		await byline.exit();
		const output = await byline.until('');
		expect(output).toMatch(/could not be posted/);
		expect(hits(output)).toEqual([]);
		expect(pages.join('\n')).toContain('byline_attempts_total{platform="slack",status="refused"}');
		expect(hits(pages.join('\n'))).toEqual([]);
		expect(hits(JSON.stringify(slack.server.workspace.whispers))).toEqual([]);
		expect(hits(await filesOf(join(path, 'data')))).toEqual([]);
	},
);

async function filesOf(folder: string): Promise<string> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join('\n');
}
