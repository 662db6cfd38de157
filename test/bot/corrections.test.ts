import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { correctCards } from '../../src/bot/corrections.ts';
import { library } from '../../src/bot/library.ts';
import type { Card } from '../../src/model/card.ts';
import { type MessageRef, threadKey } from '../../src/model/place.ts';
import type { Topic } from '../../src/model/topic.ts';
import type { Connection } from '../../src/platforms/platform.ts';
import { correctionsOf } from '../../src/store/corrections.ts';
import { findEdition } from '../../src/store/editions.ts';
import { type TestBot, testBot } from '../fixtures/bot.ts';
import { commandEvent, questionEvent } from '../fixtures/events.ts';
import { folder } from '../fixtures/folder.ts';
import { wordsOf } from '../fixtures/platform.ts';
import { harbourTopic } from '../fixtures/topic.ts';

const thread = threadKey('web:local/news/1');
const STORIES = path.join(import.meta.dirname, '../editions/ten-days');

test('a changed document: its card is edited in place, and the answer that stood on the changed sentence gets a follow-up, once', async () => {
	const topic = await harbourTopic();
	const bot = await testBot({ topics: [topic] });
	await bot.take(commandEvent());
	await bot.take(questionEvent({ thread }));
	const [card] = bot.stage.posts;
	const edits = await correct(bot, topic);
	expect(await edits.again()).toBe(0);
	await rewrite(topic, 'about 140 ships were waiting', 'about 104 ships were waiting');
	expect(await edits.again()).toBe(2);
	expect(edits.list).toHaveLength(1);
	expect(edits.list[0]!.message).toBe(card!.message);
	const [note] = edits.list[0]!.card.parts;
	expect(note).toMatchObject({ type: 'note' });
	expect(wordsOf(edits.list[0]!.card)).toMatch(
		/^Corrected, 4 Mar 2025: Coastal Wire has changed its text\. It said: “The port authority said .*about 140 ships.*” It now says: “The port authority said .*about 104 ships/,
	);
	const follow = await bot.store.selectFrom('deliveries').selectAll().where('slot', 'like', 'correction %').execute();
	expect(follow).toHaveLength(1);
	expect(follow[0]).toMatchObject({ thread, channel: 'web:local/news' });
	expect(wordsOf(JSON.parse(follow[0]!.card))).toMatch(
		/^Correction, 4 Mar 2025, to the answer to “how many ships are waiting\?”.*140.*104/,
	);
	expect(await edits.again()).toBe(0);
	expect(edits.list).toHaveLength(1);
	const history = await correctionsOf(bot.store, { tenant: questionEvent().tenant, key: card!.post.key });
	expect(history).toHaveLength(1);
});

test('a change of blanks alone edits nothing', async () => {
	const topic = await harbourTopic();
	const bot = await testBot({ topics: [topic] });
	await bot.take(commandEvent());
	const edits = await correct(bot, topic);
	await rewrite(topic, 'Neither side has set a deadline for an agreement.', 'Neither side has set a deadline for an agreement.\n\n');
	expect(await edits.again()).toBe(0);
	expect(edits.list).toEqual([]);
});

test('a platform that takes no edit now is asked again', async () => {
	const topic = await harbourTopic();
	const bot = await testBot({ topics: [topic] });
	await bot.take(commandEvent());
	await rewrite(topic, 'about 140 ships', 'about 104 ships');
	const edits = await correct(bot, topic);
	edits.refuse = true;
	expect(await edits.again()).toBe(0);
	edits.refuse = false;
	expect(await edits.again()).toBe(1);
});

test('an edition loses the lines that no longer stand, and each version of it is kept', async () => {
	const path0 = await folder();
	const topic: Topic = { name: 'harbour', title: 'Harrow Quay', sources: [{ kind: 'folder', path: path0, written: 'folder: harbour' }] };
	for (const name of await readdir(STORIES))
		if (/2025-03-0[45]/.test(name)) await copyFile(path.join(STORIES, name), path.join(path0, name));
	const bot = await testBot({ topics: [topic] });
	await bot.take(commandEvent());
	const [card] = bot.stage.posts;
	expect(JSON.stringify(card!.post.card)).toContain('They differ: dead');
	const file = path.join(path0, '2025-03-05-quay-courier.md');
	await writeFile(file, (await readFile(file, 'utf8')).replace('Eight people have died', 'Nine people have died'));
	const edits = await correct(bot, topic);
	expect(await edits.again()).toBe(1);
	const edited = JSON.stringify(edits.list[0]!.card);
	expect(edited).not.toContain('They differ: dead');
	expect(edited).toContain('It said: “Eight people have died, according to St Anne’s Hospital.” It now says: “Nine people have died');
	const kept = await findEdition(bot.store, { tenant: questionEvent().tenant, key: card!.post.key });
	expect(kept?.version).toBe(2);
});

interface Edits {
	readonly list: { readonly message: MessageRef; readonly card: Card }[];
	refuse: boolean;
	/** Looks for changes once more; gives how many cards and answers were put right. */
	again(): Promise<number>;
}

async function correct(bot: TestBot, topic: Topic): Promise<Edits> {
	const connection: Connection = {
		...bot.stage.connection,
		async edit(message, card) {
			if (self.refuse) return { status: 'retry', after: 1_000, reason: 'too many' };
			self.list.push({ message, card });
			return { status: 'sent', message, thread: null };
		},
	};
	const log = { info() {}, warn() {}, error() {} };
	const books = library([topic], { warn: (message) => expect.fail(message) });
	const context = { store: bot.store, library: books, connection: async () => connection, log, now: () => bot.clock };
	const self: Edits = { list: [], refuse: false, again: () => correctCards(context) };
	return self;
}

async function rewrite({ sources: [source] }: Topic, was: string, now: string): Promise<void> {
	if (source?.kind !== 'folder') throw new Error('Expected a folder');
	for (const name of await readdir(source.path)) {
		const file = path.join(source.path, name);
		const text = await readFile(file, 'utf8');
		if (text.includes(was)) await writeFile(file, text.replace(was, now));
	}
}
