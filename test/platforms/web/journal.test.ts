import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { conversation } from '../../../src/platforms/web/conversation.ts';
import type { Entry } from '../../../src/platforms/web/entry.ts';
import { openJournal } from '../../../src/platforms/web/journal.ts';
import { folder } from '../../fixtures/folder.ts';
import { cardOfParts, source } from '../extremes.ts';
import { NEWS, serve } from './served.ts';

const name = (text: string): Entry => ({ type: 'channel', name: text });
const live = () => [];
const noteCard = (text: string) => cardOfParts([{ type: 'note', text }, source]);
const keyOf = (number: number) => `card${String(number).padStart(18, '0')}` as CardKey;

test('what was written is read again, in its order', async () => {
	const data = await folder();
	const first = await openJournal(data, { live });
	await Promise.all(Array.from({ length: 200 }, (_, i) => first.append(name(`channel-${i}`))));
	await first.close();
	const second = await openJournal(data, { live });
	expect(second.entries).toEqual(Array.from({ length: 200 }, (_, i) => name(`channel-${i}`)));
	expect(second.damaged).toBe(0);
	await second.close();
});

test('wherever a kill cuts the file, all lines before the cut are there, and writing goes on', async () => {
	const data = await folder();
	const file = join(data, 'messages.jsonl');
	const first = await openJournal(data, { live });
	for (let i = 0; i < 6; i++) await first.append(name(`channel-${i}-“ü”`));
	await first.close();
	const whole = await readFile(file);
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length), async (cut) => {
			await writeFile(file, whole);
			await truncate(file, cut);
			const journal = await openJournal(data, { live });
			const lines = whole.subarray(0, cut).toString().split('\n').length - 1;
			expect(journal.entries).toHaveLength(lines);
			expect(journal.damaged).toBe(0);
			await journal.append(name('next'));
			await journal.close();
			const again = await openJournal(data, { live });
			expect(again.entries).toEqual([...journal.entries, name('next')]);
			await again.close();
		}),
		{ numRuns: 60 },
	);
});

test('a line that is not what was written is left out and counted', async () => {
	const data = await folder();
	const file = join(data, 'messages.jsonl');
	const first = await openJournal(data, { live });
	for (const one of ['alpha', 'beta', 'gamma']) await first.append(name(one));
	await first.close();
	await writeFile(file, (await readFile(file, 'utf8')).replace('beta', 'bets'));
	await appendFile(file, 'no line of ours\n');
	const second = await openJournal(data, { live });
	expect(second.entries).toEqual([name('alpha'), name('gamma')]);
	expect(second.damaged).toBe(2);
	await second.close();
});

test('a file that has grown long is written anew, with what is still needed', async () => {
	const data = await folder();
	const needed = [name('alpha'), name('omega')];
	const journal = await openJournal(data, { live: () => needed });
	await Promise.all(Array.from({ length: 8_001 }, (_, i) => journal.append(name(`channel-${i}`))));
	await journal.append(name('last'));
	await journal.close();
	const again = await openJournal(data, { live });
	expect(again.entries).toEqual([...needed, name('last')]);
	await again.close();
});

test('a restart gives back messages, threads and channels, and no id twice', async () => {
	const first = await serve();
	const receipts = [];
	for (let i = 0; i < 3; i++) receipts.push(await first.connection.send({ place: NEWS, card: noteCard(`note ${i}`), key: keyOf(i) }));
	await first.page.say('who says so?', { thread: 'm1' });
	await first.page.post('/channels', { name: 'desk' });
	await first.record.until(1);
	await first.connection.remove(receipts[2]!.status === 'sent' ? receipts[2]!.message : expect.fail());
	const before = await first.page.state();
	await first.connection.close();
	const second = await serve({ data: first.data });
	const after = await second.page.state();
	expect({ ...after, at: '', you: '' }).toEqual({ ...before, at: '', you: '' });
	expect(await second.connection.find(NEWS, keyOf(0))).toEqual(receipts[0]);
	const next = await second.connection.send({ place: NEWS, card: noteCard('next'), key: keyOf(20) });
	expect(next.status === 'sent' && next.message).toBe('web:local/news/m5');
	await second.connection.close();
});

test('the entries of a conversation say as much as all that made it', () => {
	const ids = fc.integer({ min: 1, max: 8 }).map((number) => `m${number}`);
	const entry: fc.Arbitrary<Entry> = fc.oneof(
		fc.record({ id: ids, under: fc.option(ids), key: fc.nat(5) }).map(
			({ id, under, key }): Entry => ({
				type: 'message',
				message: {
					id,
					channel: 'news',
					thread: under,
					at: 1,
					edited: false,
					removed: false,
					content: { card: noteCard(id), key: keyOf(key) },
				},
			}),
		),
		ids.map((id): Entry => ({ type: 'remove', id })),
		fc.record({ id: ids, key: fc.nat(5) }).map(({ id, key }): Entry => ({ type: 'edit', id, card: noteCard('edited'), key: keyOf(key) })),
		fc.constantFrom('news', 'desk').map(name),
	);
	fc.assert(
		fc.property(
			fc.uniqueArray(entry, { maxLength: 30, selector: (one) => (one.type === 'message' ? one.message.id : JSON.stringify(one)) }),
			(entries) => {
				const one = conversation();
				for (const each of entries) one.apply(each);
				const two = conversation();
				for (const each of one.entries()) two.apply(each);
				expect(two.entries()).toEqual(one.entries());
				expect(two.page('news', { before: null })).toEqual(one.page('news', { before: null }));
			},
		),
	);
});

test('beyond so many messages the oldest go, with their threads, and memory stays as it is', () => {
	const talk = conversation();
	for (let i = 1; i <= 6_000; i++) {
		const thread = i % 3 === 0 ? `m${i - 1}` : null;
		const content = { card: noteCard(`note ${i}`), key: keyOf(i) };
		talk.apply({ type: 'message', message: { id: `m${i}`, channel: 'news', thread, at: i, edited: false, removed: false, content } });
	}
	expect(talk.entries().filter(({ type }) => type === 'message').length).toBeLessThanOrEqual(2_000);
	expect(talk.carrying(keyOf(1))).toBeNull();
	expect(talk.carrying(keyOf(6_000))?.id).toBe('m6000');
	expect(talk.nextId()).toBe('m6001');
});
