import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { project, startByline } from '../../fixtures/process.ts';
import { commandData, pressData, say, seen, whispers } from './people.ts';
import { discordServer } from './server.ts';
import { CHANNEL } from './world.ts';

const NEWS = join(import.meta.dirname, '../../fixtures/news/harbour-strike.txt');

async function until<T>(look: () => T | undefined | false): Promise<T> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const found = look();
		if (found) return found;
		if (Date.now() > deadline) throw new Error('Waited 20 s');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

test('the whole process serves Discord: a command, a button, a question, a kill and a new start', async () => {
	const server = await discordServer();
	onTestFinished(() => server.stop());
	const cwd = await project();
	await copyFile(NEWS, join(cwd, 'digests/harbour/2025-03-04.txt'));
	await writeFile(join(cwd, 'token'), `${server.world.token}\n`);
	const environment = { DISCORD_TOKEN_FILE: join(cwd, 'token'), DISCORD_API_URL: server.api };
	const first = startByline(cwd, environment);
	expect(await first.until('ready')).toContain('byline is ready: Discord');

	await server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	const card = await until(() => server.world.messages.find(({ channel, ephemeral }) => channel === CHANNEL && ephemeral === null));
	await until(() => server.world.channels.get(card.id));
	await server.interact({ type: 3, data: pressData(card, 'voices'), message: card });
	const voices = await until(() => whispers(server.world)[0]);
	expect(seen(voices.body)).toContain('WHO SAYS WHAT');
	say(server, { text: 'who speaks for the union?', channel: card.id, mention: true, repeats: 3 });
	await until(() => server.world.messages.find(({ channel, author }) => channel === card.id && author === server.world.bot));

	first.child.kill('SIGKILL');
	await first.exit();
	// Discord lets nobody identify twice within 5 s; nor does a supervisor start anything sooner.
	await new Promise((resolve) => setTimeout(resolve, 5_000));
	const second = startByline(cwd, environment);
	await second.until('ready');
	await server.interact({ type: 3, data: pressData(card, 'sources'), message: card });
	await until(() => whispers(server.world).find(({ body }) => seen(body).includes('SOURCES')));
	second.child.kill('SIGTERM');
	expect(await second.exit()).toBe(0);

	const answers = server.world.messages.filter(({ channel, author }) => channel === card.id && author === server.world.bot);
	expect(answers).toHaveLength(1);
	expect(server.world.registered).toHaveLength(1);
	expect(server.world.broken).toEqual([]);
}, 120_000);
