import { expect, test } from 'vitest';
import { SUBCOMMANDS } from '../../src/bot/command.ts';
import { commandsFor } from '../../src/bot/commands.ts';
import { readInput } from '../../src/bot/input.ts';
import type { Topic } from '../../src/model/topic.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { wordsOf } from '../fixtures/platform.ts';
import { harbourTopic } from '../fixtures/topic.ts';

const gaza: Topic = { name: 'gaza', title: 'Gaza talks', sources: [] };
const byline = (text: string) => commandEvent({ command: 'byline', input: { text } });

test('every declared subcommand works, and nothing works that is not declared', () => {
	const declared = commandsFor([gaza])
		.find(({ name }) => name === 'byline')!
		.subcommands.map(({ name }) => name);
	expect(Object.keys(SUBCOMMANDS)).toEqual(declared);
});

test('each topic gives one command, and everything keeps to Discord’s limits', () => {
	const commands = commandsFor([gaza, { ...gaza, name: 'a'.repeat(24), title: 'T'.repeat(80) }]);
	expect(commands.map(({ name }) => name)).toEqual(['gaza-summary', `${'a'.repeat(24)}-summary`, 'byline']);
	for (const { name, help, options, subcommands } of commands) {
		expect(name.length).toBeLessThanOrEqual(32);
		for (const text of [help, ...options.map((option) => option.help), ...subcommands.map((one) => one.help)]) {
			expect(text.length).toBeLessThanOrEqual(100);
			expect(text.length).toBeGreaterThan(0);
		}
		expect([...options].sort((a, b) => Number(b.required) - Number(a.required))).toEqual(options);
	}
});

test.each([
	['gaza-summary', '', { subcommand: null, options: {} }],
	['gaza-summary', '  2025-10-08   private ', { subcommand: null, options: { date: '2025-10-08', private: 'true' } }],
	['gaza-summary', 'Who 8 Oct 2025', { subcommand: null, options: { date: '8 Oct 2025', section: 'who' } }],
	['byline', '', { subcommand: '', options: {} }],
	['byline', 'HELP', { subcommand: 'help', options: {} }],
	['byline', 'ask gaza who is  private here?', { subcommand: 'ask', options: { topic: 'gaza', question: 'who is  private here?' } }],
	['byline', 'sources gaza', { subcommand: 'sources', options: { topic: 'gaza' } }],
	['byline', 'nonsense', { subcommand: 'nonsense', options: {} }],
	['byline', 'constructor x', { subcommand: 'constructor', options: {} }],
])('/%s %s', (name, text, expected) => {
	const command = commandsFor([gaza]).find((one) => one.name === name)!;
	expect(readInput(command, { text })).toEqual(expected);
});

test('topics are listed with their command and their newest day', async () => {
	const { whisper } = await testBot();
	expect(await whisper(byline('topics'))).toBe('Topics\n/harbour-summary · Harbour talks · 2 documents, the newest of Tue 4 Mar 2025');
});

test('sources are listed, and an unknown topic is told the nearest', async () => {
	const { whisper } = await testBot();
	expect(await whisper(byline('sources'))).toContain('4 Mar 2025 · Coastal Wire · Harbour strike enters its third day');
	expect(await whisper(byline('sources habour'))).toBe('There is no topic “habour”. Did you mean harbour?');
});

test('help names every command, and an unknown one what there is', async () => {
	const { whisper } = await testBot();
	const help = await whisper(byline(''));
	expect(help).toBe(await whisper(byline('help')));
	for (const words of [
		'/harbour-summary [date] [section] [private]',
		'/byline ask topic question',
		'/byline topics',
		'/byline sources [action] [topic] [address]',
	]) {
		expect(help).toContain(words);
	}
	expect(await whisper(byline('subscription'))).toBe(
		'/byline has no “subscription”. It has ask, topics, sources, subscribe, unsubscribe, schedules, why, help.',
	);
	expect(await whisper(byline('constructor'))).toContain('/byline has no “constructor”');
});

test('a question to a topic is posted with its evidence, and the topic may be left out where there is one', async () => {
	const { take, stage } = await testBot();
	await take(byline('ask harbour how many ships are waiting?'));
	await take(byline('ask how many ships are waiting?'));
	for (const { post } of stage.posts) expect(wordsOf(post.card)).toContain('about 140 ships');
	expect(stage.posts).toHaveLength(2);
});

test('a question to a topic that is not there, or without words', async () => {
	const { whisper } = await testBot({ topics: [await harbourTopic(), gaza] });
	expect(await whisper(byline('ask habour who said so?'))).toBe('There is no topic “habour”. Did you mean harbour?');
	expect(await whisper(byline('ask harbour'))).toBe('Write your question after the topic: /byline ask harbour who said so?');
	expect(await whisper(byline('ask gaza who said so?'))).toContain('There is no document about Gaza talks yet.');
});

test('days and topics are suggested while they are typed', async () => {
	const { bot } = await testBot();
	const base = { tenant: commandEvent().tenant, channel: commandEvent().channel, subcommand: null, options: {} };
	const days = (typed: string) => bot.handlers.complete({ ...base, command: 'harbour-summary', option: 'date', typed });
	expect(await days('')).toEqual([
		{ value: '2025-03-04', label: '2025-03-04 · Tue 4 Mar 2025' },
		{ value: '2025-03-03', label: '2025-03-03 · Mon 3 Mar 2025' },
	]);
	expect(await days('mon')).toMatchObject([{ value: '2025-03-03' }]);
	expect(await bot.handlers.complete({ ...base, command: 'byline', option: 'topic', typed: 'harb' })).toMatchObject([{ value: 'harbour' }]);
	expect(await bot.handlers.complete({ ...base, command: 'gone-summary', option: 'date', typed: '' })).toEqual([]);
});
