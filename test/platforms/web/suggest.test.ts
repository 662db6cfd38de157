import { expect, test } from 'vitest';
import { commandsFor } from '../../../src/bot/commands.ts';
import type { Completion } from '../../../src/model/incoming.ts';
import { channel } from '../../../src/model/place.ts';
import { suggest } from '../../../src/platforms/web/suggest.ts';

const commands = commandsFor([
	{ name: 'harbour', title: 'Harbour talks', sources: [] },
	{ name: 'rail', title: 'Rail strike', sources: [] },
]);

async function labels(text: string): Promise<string[]> {
	return (await lines(text)).map(({ label }) => label);
}

function lines(text: string) {
	return suggest(text, {
		commands,
		channel: channel('web:local/news'),
		complete: async ({ option, typed }: Completion) =>
			(option === 'topic' ? ['harbour', 'rail'] : ['2025-03-04', '2025-03-03'])
				.filter((value) => value.startsWith(typed))
				.map((value) => ({ value, label: `${value} · about it` })),
	});
}

test('a slash gives every command with what may follow it and its help', async () => {
	expect(await lines('/')).toEqual([
		expect.objectContaining({
			text: '/harbour-summary ',
			label: '/harbour-summary [date] [section] [private]',
			help: expect.stringContaining('Harbour talks'),
		}),
		expect.objectContaining({ label: '/rail-summary [date] [section] [private]' }),
		expect.objectContaining({ text: '/byline ', label: '/byline …' }),
	]);
});

test('letters narrow it, the beginning of a name before its middle', async () => {
	expect(await labels('/ra')).toEqual(['/rail-summary [date] [section] [private]']);
	expect(await labels('/summary')).toHaveLength(2);
	expect(await labels('/RAIL')).toHaveLength(1);
});

test('after a command come the days, the sections and the flags, and each once', async () => {
	expect(await labels('/harbour-summary ')).toEqual([
		'2025-03-04',
		'2025-03-03',
		'who',
		'numbers',
		'timeline',
		'open',
		'sources',
		'private',
	]);
	expect(await labels('/harbour-summary 2025-03-04 ')).not.toContain('2025-03-03');
	expect(await labels('/harbour-summary numbers ')).toEqual(['private']);
	const [first] = await lines('/harbour-summary 2025-03-04 num');
	expect(first?.text).toBe('/harbour-summary 2025-03-04 numbers ');
});

test('subcommands and topics are suggested, and a question is one’s own', async () => {
	expect(await labels('/byline ')).toEqual([
		'/byline ask topic question',
		'/byline topics',
		'/byline sources [action] [topic] [address]',
		'/byline subscribe topic at [zone] [quiet] [when]',
		'/byline unsubscribe [subscription]',
		'/byline schedules',
		'/byline why [about]',
		'/byline help',
	]);
	expect(await labels('/byline ask ')).toEqual(['harbour', 'rail']);
	expect(await labels('/byline ask harbour ')).toEqual([]);
	expect(await labels('/byline ask harbour who said ')).toEqual([]);
	expect(await labels('/byline subscribe ')).toEqual(['harbour', 'rail', 'something-new', 'always']);
	expect(await labels('/byline subscribe harbour weekdays 8')).toEqual([]);
});

test.each(['', 'hello', ' /harbour', '/nothing-like-it', '/nothing ', '/byline nothing '])('%j gives nothing', async (text) => {
	expect(await lines(text)).toEqual([]);
});
