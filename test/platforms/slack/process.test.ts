import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { harbour } from '../../fixtures/harbour.ts';
import { project, startByline } from '../../fixtures/process.ts';
import { loopback } from './loopback.ts';
import { until } from './session.ts';
import { visibleText } from './visible.ts';
import { ASKER, CLOSED, DIRECT } from './workspace.ts';

/** A started process, Slack on loopback, and a topic with one document. */
async function served() {
	const slack = await loopback('socket');
	const path = await project();
	await writeFile(join(path, 'digests/harbour/2025-03-04.md'), document());
	const byline = startByline(path, { ...slack.variables, PORT: '0' });
	onTestFinished(async () => {
		byline.child.kill('SIGKILL');
		await slack.stop();
	});
	expect(await byline.until('is ready')).toContain('Slack');
	const { messages, whispers, homes } = slack.server.workspace;
	const cards = () => messages.filter(({ bot_id: bot, thread_ts: root }) => bot && !root);
	return { ...slack, byline, path, messages, whispers, homes, cards };
}

function document(): string {
	const body = harbour.text.slice(harbour.body.start, harbour.body.end);
	return `---\ntitle: ${JSON.stringify('Dockers reject a “fair offer”')}\npublisher: Coastal Wire\ndate: 2025-03-04\n---\n\n${body}\n`;
}

test('a newsroom’s morning: a card, its sections, questions in its thread, a complaint, and the end', { timeout: 60_000 }, async () => {
	const { user, server, byline, messages, whispers, homes, cards, broken } = await served();
	const last = () => visibleText(whispers.at(-1)!.blocks);

	await user.command('harbour-summary', '', { repeats: 3 });
	await until(() => cards().length === 1, { within: 15_000 });
	const [card] = cards();
	expect(visibleText(card!.blocks)).toContain('Dockers reject a “fair offer”');
	expect(card!.text).toContain('Coastal Wire');

	await user.press(card!, 'voices');
	await until(() => whispers.length === 1);
	expect(last()).toMatch(/^Who says what[\s\S]*port authority/);
	await user.press(card!, 'sources');
	await until(() => last().startsWith('Sources'));

	await user.say({ text: 'how many ships are waiting?', thread: card!.ts, mention: true, repeats: 2 });
	await until(() => messages.some(({ bot_id: bot, thread_ts: root }) => bot && root === card!.ts));
	const answers = messages.filter(({ bot_id: bot, thread_ts: root }) => bot && root === card!.ts);
	expect(answers.map(({ blocks }) => visibleText(blocks)).join('\n')).toMatch(/ships/);
	await user.say({ text: 'lunch, anyone? no? fine!', thread: card!.ts });

	await user.press(card!, 'not-useful');
	await until(() => last().includes('What is wrong'));
	await user.press(whispers.at(-1)!, 'wrong-speaker');
	await until(() => last().includes('wrong speaker'));

	await user.command('harbour-summary', '', { channel: CLOSED });
	await until(() => last().includes('/invite @Byline'));
	expect(last()).toContain('Dockers reject a “fair offer”');

	await server.line.event({ type: 'app_home_opened', user: ASKER, channel: DIRECT, tab: 'home' });
	await until(() => homes.has(ASKER));
	expect(visibleText(homes.get(ASKER)!)).toContain('/harbour-summary');

	expect(cards()).toHaveLength(1);
	expect(messages.filter(({ bot_id: bot, thread_ts: root }) => bot && root)).toHaveLength(1);
	byline.child.kill('SIGTERM');
	expect(await byline.exit()).toBe(0);
	expect(broken()).toEqual([]);
});
