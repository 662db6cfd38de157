import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/model/card.ts';
import type { Command } from '../../src/model/command.ts';
import { type MessageRef, type Place, platformOf, type ThreadKey } from '../../src/model/place.ts';
import type { CardKey, Sent } from '../../src/model/post.ts';
import type { Connection } from '../../src/platforms/platform.ts';
import { folder } from '../fixtures/folder.ts';
import { actions, anyCard, cardOfParts, everyPart, source, statement, voices } from './extremes.ts';
import type { Harness } from './harness.ts';
import { naughty } from './naughty.ts';
import { type Recorder, recorder } from './recorder.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const OTHER = 'ZyXwVuTsRqPoNmLkJiHg-_' as CardKey;

export const commands: readonly Command[] = [
	{
		name: 'harbour-summary',
		help: 'The newest summary of Harbour talks, or that of a day',
		options: [
			{ name: 'date', help: 'A day, as 2025-03-04', kind: 'date', required: false, choices: [], completes: true },
			{ name: 'private', help: 'Show it to me only', kind: 'flag', required: false, choices: [], completes: false },
		],
		subcommands: [],
		who: 'everyone',
	},
	{
		name: 'byline',
		help: 'Ask, list, and get help',
		options: [],
		subcommands: [{ name: 'help', help: 'What Byline does', options: [], who: 'everyone' }],
		who: 'everyone',
	},
];

const card = cardOfParts([
	{ type: 'headline', text: 'Talks resume on Thursday', spans: [], marks: [1] },
	{ type: 'voice', speaker: 'Ana Reyes', role: 'union chair', note: null, anonymous: false, statements: [statement('“a fair offer”')] },
	source,
	actions,
]);
const changed = cardOfParts([{ type: 'headline', text: 'Talks are called off', spans: [], marks: [2] }, source]);

/** Letters and digits alone, in small letters: escapes and layout differ from platform to platform, the words do not. */
function words(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** What every platform does alike. `start` gives a new loopback server at each call. */
export function contract<Settings>(name: string, start: () => Promise<Harness<Settings>>): void {
	describe(`${name}: what every platform does`, () => {
		let harness: Harness<Settings>;
		let record: Recorder;
		let connection: Connection;
		let place: Place;

		beforeEach(async () => {
			harness = await start();
			record = recorder();
			place = { channel: harness.channel, thread: null };
			connection = await connect();
		});

		afterEach(async () => {
			await connection.close();
			await harness.stop();
			expect(harness.broken()).toEqual([]);
		});

		async function connect(): Promise<Connection> {
			const connected = await harness.definition.connect(harness.settings, record.handlers, {
				commands,
				log: { info() {}, warn() {}, error() {} },
				signal: AbortSignal.timeout(10_000),
				now: Date.now,
				listener: { origin: 'http://127.0.0.1:1', route() {} },
				views: [],
				folder: await folder(),
			});
			if (connected.status !== 'connected') throw new Error(connected.reason);
			record.connection = connected.connection;
			return connected.connection;
		}

		async function sent(of: Card = card, key = KEY): Promise<Sent> {
			const receipt = await connection.send({ place, card: of, key });
			if (receipt.status !== 'sent') throw new Error(`Expected "sent", got ${JSON.stringify(receipt)}`);
			return receipt;
		}

		describe('settings', () => {
			test('are parsed from its variables, and none of them is needed by a platform that nobody asked for', () => {
				expect(harness.definition.enabled(harness.variables)).toBe(true);
				expect(harness.definition.settings.safeParse(harness.variables).success).toBe(true);
				for (const variable of Object.keys(harness.variables)) expect(harness.definition.variables).toHaveProperty(variable);
			});
		});

		describe('render', () => {
			const visible = (of: Card) => harness.visible(harness.definition.render(of, KEY)).replace(/\s+/g, ' ');

			test('shows every part type', () => {
				for (const part of everyPart('An ordinary sentence 7')) {
					const shown = words(visible(cardOfParts([part])));
					if ('text' in part) expect(shown, part.type).toContain(words(part.text));
					if ('speaker' in part && part.speaker) expect(shown, part.type).toContain(words(part.speaker));
				}
			});

			test('states the source and every speaker in the fallback text too', () => {
				const fallback = harness.fallback(harness.definition.render(card, KEY));
				if (fallback === null) return;
				for (const fact of ['Talks resume on Thursday', 'Ana Reyes', 'a fair offer', 'Coastal Wire']) {
					expect(words(fallback)).toContain(words(fact));
				}
			});

			test.each([0, 1, 5, 30, 1000])('with %i voices, no words stand without their speaker, and what is left out is counted', (count) => {
				const shown = visible(voices(count));
				const kept = Array.from({ length: count }, (_, i) => i).filter((i) => shown.includes(`statement ${i} of`));
				for (const i of kept) expect(shown).toContain(`Speaker ${i}`);
				if (kept.length < count) expect(shown).toMatch(new RegExp(`\\b${count - kept.length}(?:,\\d{3})* more`));
				if (count > 0) expect(kept.length).toBeGreaterThan(0);
				expect(words(shown)).toContain('coastalwire');
			});

			test('a statement of 5,000 characters is whole or counted, never cut', () => {
				const [part] = voices(1, { characters: 5000 }).parts.filter(({ type }) => type === 'voice');
				const shown = visible(voices(1, { characters: 5000 }));
				const whole = part?.type === 'voice' && words(shown).includes(words(part.statements[0]!.text));
				if (whole) expect(shown).toContain('Speaker 0');
				else expect(shown).toMatch(/\b1 more/);
			});

			test('nothing in a text pings anyone, makes a link, or vanishes', () => {
				for (const text of naughty) {
					for (const part of everyPart(text)) {
						const rendered = harness.definition.render(cardOfParts([part, source]), KEY);
						expect(harness.dangers(rendered), JSON.stringify({ text, type: part.type })).toEqual([]);
					}
				}
			});

			test('takes any card', () => {
				fc.assert(
					fc.property(anyCard(), (any) => {
						const rendered = harness.definition.render(any, KEY);
						expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered);
						expect(harness.dangers(rendered)).toEqual([]);
					}),
					{ numRuns: 100 },
				);
			});
		});

		describe('send, find, edit, remove', () => {
			test('a card is posted, and the record is written before send is over', async () => {
				const noted: { message: MessageRef; thread: ThreadKey | null }[] = [];
				const receipt = await connection.send({ place, card, key: KEY }, { posted: async (refs) => void noted.push(refs) });
				if (receipt.status !== 'sent') throw new Error(`Expected "sent", got ${JSON.stringify(receipt)}`);
				expect(noted).toEqual([{ message: receipt.message, thread: receipt.thread }]);
				expect(platformOf(receipt.message)).toBe(harness.definition.name);
				expect(receipt.thread && platformOf(receipt.thread)).toBe(harness.definition.name);
				expect(words((await harness.shown(receipt.message)) ?? '')).toContain(words('Talks resume on Thursday'));
			});

			test('a card is posted in a thread', async () => {
				const first = await sent();
				const receipt = await connection.send({ place: { ...place, thread: first.thread }, card: changed, key: OTHER });
				expect(receipt.status).toBe('sent');
				if (receipt.status === 'sent') expect(words((await harness.shown(receipt.message)) ?? '')).toContain('talksarecalledoff');
			});

			test('a card at the limits of the platform is accepted', async () => {
				for (const [i, of] of [voices(0), voices(1), voices(1000), voices(3, { characters: 5000 })].entries()) {
					await sent(of, `${KEY.slice(0, -1)}${i}` as CardKey);
				}
				for (const [i, text] of ['', 'a'.repeat(5000), '<&>'.repeat(1500)].entries()) {
					await sent(cardOfParts(everyPart(text)), `${OTHER.slice(0, -1)}${i}` as CardKey);
				}
			});

			test('what was sent is found by its key, and nothing else is', async () => {
				if (!harness.definition.traits.finds) return;
				const receipt = await sent();
				expect(await connection.find(place, KEY)).toEqual(receipt);
				expect(await connection.find(place, OTHER)).toEqual({ status: 'absent' });
			});

			test('a lost reply is ambiguous, and looking finds the message', async () => {
				if (!harness.next) return;
				harness.next('lose');
				expect((await connection.send({ place, card, key: KEY })).status).toBe('ambiguous');
				if (harness.definition.traits.finds) expect((await connection.find(place, KEY)).status).toBe('sent');
			});

			test('a failure of the server is ambiguous, and looking finds nothing', async () => {
				if (!harness.next) return;
				harness.next('fail');
				expect((await connection.send({ place, card, key: KEY })).status).toBe('ambiguous');
				if (harness.definition.traits.finds) expect(await connection.find(place, KEY)).toEqual({ status: 'absent' });
			});

			test('a limit is a wait, for as long as the platform says', async () => {
				if (!harness.next) return;
				harness.next('limit');
				const receipt = await connection.send({ place, card, key: KEY });
				expect(receipt.status).toBe('retry');
				if (receipt.status === 'retry') expect(receipt.after).toBeGreaterThan(0);
				await sent();
			});

			test('a channel that the bot is not in is refused with advice', async () => {
				if (!harness.closed) return;
				const receipt = await connection.send({ place: { channel: harness.closed, thread: null }, card, key: KEY });
				expect(receipt.status).toBe('refused');
				if (receipt.status === 'refused') expect(receipt.advice).toMatch(/\w/);
			});

			test('an edited message shows the other card, and keeps its key', async () => {
				const { message } = await sent();
				expect((await connection.edit(message, changed, KEY)).status).toBe('sent');
				const shown = words((await harness.shown(message)) ?? '');
				expect(shown).toContain('talksarecalledoff');
				expect(shown).not.toContain('talksresumeonthursday');
				if (harness.definition.traits.finds) expect((await connection.find(place, KEY)).status).toBe('sent');
			});

			test('a removed message is gone, may be removed again, and cannot be edited', async () => {
				const { message } = await sent();
				expect((await connection.remove(message)).status).toBe('sent');
				expect(await harness.shown(message)).toBeNull();
				expect((await connection.remove(message)).status).toBe('sent');
				expect(await connection.edit(message, changed, KEY)).toMatchObject({ status: 'refused', refusal: 'message-gone' });
			});
		});

		describe('events', () => {
			const typed = { command: 'harbour-summary', text: '2025-03-04 private', options: { date: '2025-03-04', private: 'true' } };

			test('a command arrives once with what was typed, however often it is repeated, and its reply is private', async () => {
				record.reply = { kind: 'private', card, key: OTHER, replaces: false };
				await harness.command({ ...typed, repeats: 3 });
				await record.until(1);
				const { fields } = harness.definition.traits;
				expect(record.performed).toEqual([
					expect.objectContaining({
						kind: 'command',
						command: 'harbour-summary',
						input: fields ? { subcommand: null, options: typed.options } : { text: typed.text },
						channel: harness.channel,
					}),
				]);
				expect(record.offered.length).toBeGreaterThanOrEqual(1);
				expect((await harness.whispered()).filter((text) => words(text).includes('talksresumeonthursday'))).toHaveLength(1);
			});

			test('a command is acknowledged before its work is done', async () => {
				record.work = 1_000;
				const before = Date.now();
				await harness.command(typed);
				expect(Date.now() - before).toBeLessThan(700);
				await record.until(1);
			});

			test('when the card was posted in the channel, no other card is shown privately', async () => {
				const { message } = await sent();
				record.reply = { kind: 'posted', message };
				await harness.command(typed);
				await record.until(1);
				expect((await harness.whispered()).filter((text) => words(text).includes('talksresumeonthursday'))).toEqual([]);
			});

			test('a button of a message arrives with the key of its card, and the section is shown privately', async () => {
				const { message } = await sent();
				record.reply = { kind: 'private', card: changed, key: OTHER, replaces: false };
				await harness.press(message, 'voices');
				await record.until(1);
				expect(record.performed).toEqual([expect.objectContaining({ kind: 'button', key: KEY, action: 'voices', message })]);
				expect(words((await harness.whispered()).at(-1) ?? '')).toContain('talksarecalledoff');
			});

			test('a button of a private card arrives, and its reply may take the card’s place', async () => {
				record.reply = { kind: 'private', card, key: OTHER, replaces: false };
				await harness.command(typed);
				await record.until(1);
				record.reply = { kind: 'private', card: changed, key: KEY, replaces: true };
				await harness.press('private', 'not-useful');
				await record.until(2);
				expect(record.performed[1]).toMatchObject({ kind: 'button', key: OTHER, action: 'not-useful', message: null });
				const now = (await harness.whispered()).map(words);
				expect(now.at(-1)).toContain('talksarecalledoff');
				expect(now.filter((text) => text.includes('talksresumeonthursday'))).toEqual([]);
			});

			test('a button of a message that was deleted meanwhile is still answered', async () => {
				const { message } = await sent();
				record.reply = { kind: 'private', card: changed, key: OTHER, replaces: false };
				const pressed = harness.press(message, 'sources');
				await connection.remove(message);
				await pressed;
				await record.until(1);
				expect(words((await harness.whispered()).at(-1) ?? '')).toContain('talksarecalledoff');
			});

			test('a question in the thread that mentions the bot arrives once, without the mention', async () => {
				const { thread } = await sent();
				await harness.ask({ thread: thread!, text: 'how many ships < 200 & waiting?', mention: true, repeats: 2 });
				await record.until(1);
				expect(record.performed).toEqual([
					expect.objectContaining({
						kind: 'question',
						thread,
						text: 'how many ships < 200 & waiting?',
						addressed: true,
						channel: harness.channel,
					}),
				]);
			});

			test('an answer is posted in the thread that the question came from', async () => {
				const { thread } = await sent();
				await harness.ask({ thread: thread!, text: 'and who says so?', mention: true });
				await record.until(1);
				const [question] = record.performed;
				const receipt = await connection.send({
					place: { channel: question!.channel, thread: question!.thread },
					card: changed,
					key: OTHER,
				});
				expect(receipt.status).toBe('sent');
			});
		});

		test('close waits for what runs, and nothing arrives afterwards', async () => {
			record.work = 200;
			await harness.command({ command: 'harbour-summary', text: '', options: {} });
			await connection.close();
			await record.until(1);
			await harness.command({ command: 'harbour-summary', text: '', options: {} }).catch(() => {});
			expect(record.performed).toHaveLength(1);
		});
	});
}
