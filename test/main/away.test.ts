import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { project, startByline } from '../fixtures/process.ts';
import { loopback } from '../platforms/slack/loopback.ts';
import { until } from '../platforms/slack/session.ts';

const TEXT = '---\ndate: 2025-03-04\n---\n\nAbout 140 ships are waiting, the port said.\n';

test('Slack is down at the start: the page serves meanwhile, and Slack answers as soon as it is back', { timeout: 90_000 }, async () => {
	const slack = await loopback('socket');
	const path = await project();
	await writeFile(join(path, 'digests/harbour/2025-03-04.md'), TEXT);
	for (let i = 0; i < 6; i++) slack.server.fault('auth.test', 'fail');
	const byline = startByline(path, { ...slack.variables, DISCORD_TOKEN: 'no-such-token', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
	onTestFinished(async () => {
		byline.child.kill('SIGKILL');
		await slack.stop();
	});
	const output = await byline.until('is ready');
	expect(output).toMatch(/byline is ready: Web page · http.* ms · not yet: Slack, Discord/);
	const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
	expect((await fetch(`${origin}/`)).status).toBe(200);
	const health = (await (await fetch(`${origin}/healthz`)).json()) as { platforms: Record<string, string> };
	expect(health.platforms.web).toBe('connected');
	await byline.until('Slack is connected now');
	await slack.user.command('harbour-summary', '');
	await until(() => slack.server.workspace.messages.some(({ bot_id: bot }) => bot), { within: 20_000 });
	byline.child.kill('SIGTERM');
	expect(await byline.exit()).toBe(0);
});
