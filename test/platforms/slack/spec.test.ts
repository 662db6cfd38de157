import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsFor } from '../../../src/bot/commands.ts';
import type { Card } from '../../../src/model/card.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { manifest } from '../../../src/platforms/slack/manifest.ts';
import { render } from '../../../src/platforms/slack/render.ts';
import { anyCard, cardOfParts, everyPart, voices } from '../extremes.ts';
import { naughty } from '../naughty.ts';
import { session } from './session.ts';
import { ASKER, DIRECT } from './workspace.ts';

const specs = path.resolve(import.meta.dirname, '../../../../shared/specs');
const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;

function schema(name: string) {
	const { $schema: _, ...read } = JSON.parse(readFileSync(path.join(specs, name), 'utf8')) as Record<string, unknown>;
	return new Ajv({ strict: false, validateFormats: false }).compile(read);
}

// These need ../shared/specs beside the repository; the loopback server's own rules hold everywhere.
describe.skipIf(!existsSync(specs))('Slack’s schemas', () => {
	const block = existsSync(specs) ? schema('slack-blockkit.schema.json') : null;

	function problems(card: Card): string[] {
		return pagesOf(card).flatMap(({ blocks }) =>
			blocks.flatMap((one) => (block?.(one) ? [] : [JSON.stringify({ one, errors: block?.errors })])),
		);
	}

	test.each([
		['no voice', voices(0)],
		['one voice', voices(1)],
		['a usual number of voices', voices(12, { characters: 160 })],
		['1,000 voices', voices(1000)],
		['quotes of 5,000 characters', voices(7, { characters: 5000 })],
		['every part', cardOfParts(everyPart('An ordinary sentence'))],
		['every part without words', cardOfParts(everyPart(''))],
		['every part of 5,000 characters', cardOfParts(everyPart('a'.repeat(5000)))],
		['no part', cardOfParts([])],
	])('take a card of %s', (_, card) => {
		expect(problems(card)).toEqual([]);
	});

	test('take every part with every naughty text', () => {
		for (const text of naughty) expect(problems(cardOfParts(everyPart(text)))).toEqual([]);
	});

	test('take any card', () => {
		fc.assert(
			fc.property(anyCard(), (card) => {
				expect(problems(card)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	test('take every request that the bot makes: post, edit, private reply by both ways, home page', async () => {
		const { connection, channel, user, record, server } = await session('socket');
		record.reply = { kind: 'private', card: voices(30), key: KEY, replaces: false };
		const sent = await connection.send({
			place: { channel, thread: null },
			card: cardOfParts(everyPart('An ordinary sentence')),
			key: KEY,
		});
		if (sent.status === 'sent') await connection.edit(sent.message, voices(3), KEY);
		await user.command('harbour-summary', '');
		await user.say({ text: 'who?', mention: true });
		await server.line.event({ type: 'app_home_opened', user: ASKER, channel: DIRECT, tab: 'home' });
		await record.until(3);
		const bodies = server.calls.map(({ args }) => args.blocks ?? (args.view as { blocks?: unknown } | undefined)?.blocks).filter(Boolean);
		expect(bodies).toHaveLength(5);
		for (const one of bodies.flat()) expect(block?.(one), JSON.stringify({ one, errors: block?.errors })).toBe(true);
	});

	test.each([null, 'https://bot.example'])('take the manifest (origin: %s)', (origin) => {
		const topics = ['harbour', 'ferry'].map((name) => ({ name, title: name, sources: [] }));
		const valid = schema('slack-manifest.schema.json');
		expect(valid(manifest(commandsFor(topics), { origin }).manifest), JSON.stringify(valid.errors)).toBe(true);
	});

	test('take the manifest of more topics than an app can have commands', () => {
		const topics = Array.from({ length: 60 }, (_, i) => ({ name: `topic-${i}`, title: `Topic ${i}`, sources: [] }));
		const valid = schema('slack-manifest.schema.json');
		expect(valid(manifest(commandsFor(topics), { origin: null }).manifest), JSON.stringify(valid.errors)).toBe(true);
	});
});

function pagesOf(card: Card) {
	const first = render(card, KEY);
	return [first, ...[1, 2, 9999].map((page) => render(card, KEY, { page }))];
}
