import { expect, test } from 'vitest';
import { commandsFor } from '../../../src/bot/commands.ts';
import { register } from '../../../src/platforms/discord/register.ts';
import { openApi } from '../../../src/platforms/discord/rest.ts';
import { folder as newFolder } from '../../fixtures/folder.ts';
import { tryConnect } from './connected.ts';
import { type DiscordServer, discordServer } from './server.ts';
import { GUILD } from './world.ts';

const topic = (name: string) => ({ name, title: `${name} talks`, sources: [] });

async function registrar(): Promise<{
	server: DiscordServer;
	run: (topics: readonly string[], guild?: string) => Promise<readonly string[]>;
	routes: () => string[];
}> {
	const server = await discordServer();
	const api = await openApi({ api: server.api, token: server.world.token });
	const folder = await newFolder();
	return {
		server,
		run: (topics, guild) =>
			register({ api, application: server.world.application, guild: guild ?? null, commands: commandsFor(topics.map(topic)), folder }),
		routes: () => server.world.registered.map(({ route, commands }) => `${route} ${commands.map(({ name }) => name)}`),
	};
}

test('commands are registered when they have changed, and not otherwise', async () => {
	const { server, run, routes } = await registrar();
	expect(await run(['gaza'])).toEqual([]);
	await run(['gaza']);
	await run(['gaza', 'harbour']);
	const route = `/applications/${server.world.application}/commands`;
	expect(routes()).toEqual([`${route} gaza-summary,byline`, `${route} gaza-summary,harbour-summary,byline`]);
	expect(server.world.broken).toEqual([]);
	await server.stop();
});

test('what was registered in one server goes away when it is registered everywhere, and the other way round', async () => {
	const { server, run, routes } = await registrar();
	await run(['gaza'], GUILD);
	await run(['gaza']);
	const base = `/applications/${server.world.application}`;
	expect(routes()).toEqual([
		`${base}/guilds/${GUILD}/commands gaza-summary,byline`,
		`${base}/guilds/${GUILD}/commands `,
		`${base}/commands gaza-summary,byline`,
	]);
	await server.stop();
});

test('a registration that fails is told, and tried again at the next start', async () => {
	const { server, run, routes } = await registrar();
	server.fault(/^PUT/, 'fail');
	expect((await run(['gaza'])).join()).toContain('could not be registered');
	server.fault(null);
	expect(await run(['gaza'])).toEqual([]);
	expect(routes()).toHaveLength(1);
	await server.stop();
});

test('a command that Discord cannot take is left out by name, and the others are registered', async () => {
	const { server, run, routes } = await registrar();
	const notes = await run(['gaza', 'a-topic-with-a-very-long-name-indeed']);
	expect(notes.join()).toContain('/a-topic-with-a-very-long-name-indeed-summary is left out');
	expect(routes()[0]).toContain('gaza-summary,byline');
	await server.stop();
});

test('commands that change while it is connected are registered again', async () => {
	const changing = [...commandsFor([topic('gaza')])];
	const { server, outcome } = await tryConnect({ commands: changing });
	if (outcome.status !== 'connected') throw new Error(outcome.reason);
	changing.splice(0, changing.length, ...commandsFor([topic('gaza'), topic('rail')]));
	expect(await outcome.connection.offer?.()).toEqual([]);
	expect(server.world.registered.map(({ commands }) => commands.map(({ name }) => name))).toEqual([
		['gaza-summary', 'byline'],
		['gaza-summary', 'rail-summary', 'byline'],
	]);
});
