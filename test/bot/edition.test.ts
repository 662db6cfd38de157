import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { library } from '../../src/bot/library.ts';
import { prepare } from '../../src/bot/publish.ts';
import { commit } from '../../src/delivery/publication.ts';
import type { DueSlot } from '../../src/delivery/settle-due.ts';
import type { Card } from '../../src/model/card.ts';
import { channel, tenant } from '../../src/model/place.ts';
import type { Topic } from '../../src/model/topic.ts';
import { findEdition } from '../../src/store/editions.ts';
import { testBot } from '../fixtures/bot.ts';
import { buttonEvent, commandEvent } from '../fixtures/events.ts';
import { folder } from '../fixtures/folder.ts';
import { wordsOf } from '../fixtures/platform.ts';
import { store as openStore } from '../fixtures/store.ts';

const STORIES = path.join(import.meta.dirname, '../editions/ten-days');

test('a day with several documents is shown as its edition, and its sources are one press away', async () => {
	const topic = await topicWith('2025-03-03', '2025-03-04', '2025-03-05');
	const { take, whisper, stage, errors } = await testBot({ topics: [topic] });
	await take(commandEvent({ command: 'harbour-summary', input: { text: '2025-03-05' } }));
	const [{ post }] = stage.posts as [(typeof stage.posts)[0]];
	const words = wordsOf(post.card);
	expect(words).toContain('Tallis denies that alarms were off');
	expect(compared(post.card)).toEqual(['Changed: dead', 'Changed: missing', 'Denied', 'They differ: dead']);
	const sources = await whisper(buttonEvent(post.key, 'sources'));
	expect(sources).toContain('Quay Courier');
	expect(sources).toContain('Tallis Sugar denied that the dust alarms had been switched off.');
	expect(errors).toEqual([]);
});

test('a schedule goes on from the edition before: only what has come since is read as news', async () => {
	const store = await openStore();
	const topic = await topicWith('2025-03-03');
	const at = Date.UTC(2025, 2, 3, 8);
	const first = await post(topic, '2025-03-03T08:00');
	expect(compared(first)).toEqual([]);
	await add(topic, '2025-03-04');
	const second = await post(topic, '2025-03-04T08:00');
	expect(compared(second).sort()).toEqual(['Changed: dead', 'Changed: missing']);
	const third = await prepareOne(topic, '2025-03-05T08:00');
	expect(third).toMatchObject({ status: 'nothing', reason: 'nothing new since the edition before' });
	const always = await prepareOne(topic, '2025-03-05T08:00', 'always');
	expect(always.status === 'card' && wordsOf(always.publication.post.card)).toContain('Nothing new since 4 Mar 2025.');

	async function prepareOne(of: Topic, nominal: string, posts: 'something-new' | 'always' = 'something-new') {
		const books = library([of], { warn: (message) => expect.fail(message) });
		const [prepared] = await prepare([dueSlot(of, nominal, posts)], { library: books, store });
		return prepared!;
	}

	async function post(of: Topic, nominal: string): Promise<Card> {
		const prepared = await prepareOne(of, nominal);
		if (prepared.status !== 'card') throw new Error(`Expected a card, got ${JSON.stringify(prepared)}`);
		await commit(store, [prepared.publication], { at: at + Date.parse(`${nominal}Z`) });
		const { tenant: whose, post: sent } = prepared.publication;
		expect((await findEdition(store, { tenant: whose, key: sent.key }))?.edition.day).toBe(nominal.slice(0, 10));
		return sent.card;
	}
});

function compared(card: Card): string[] {
	return card.parts.flatMap((part) => (part.type === 'compare' ? [part.label] : []));
}

async function topicWith(...days: string[]): Promise<Topic> {
	const topic: Topic = {
		name: 'harbour',
		title: 'Harrow Quay',
		sources: [{ kind: 'folder', path: await folder(), written: 'folder: harbour' }],
	};
	for (const day of days) await add(topic, day);
	return topic;
}

async function add({ sources: [source] }: Topic, day: string): Promise<void> {
	if (source?.kind !== 'folder') throw new Error('Expected a folder');
	for (const name of await readdir(STORIES))
		if (name.startsWith(day)) await copyFile(path.join(STORIES, name), path.join(source.path, name));
}

function dueSlot({ name }: Topic, nominal: string, posts: 'something-new' | 'always'): DueSlot {
	const place = { tenant: tenant('web:local'), channel: channel('web:local/news'), topic: name };
	const schedule = { cron: '0 8 * * *', zone: 'UTC', quiet: null, posts, catchUp: 3_600_000 };
	return {
		slot: { ...place, subscription: 's1', nominal, dueAt: Date.parse(`${nominal}Z`), state: 'due', lookAt: null, reason: null },
		subscription: { ...place, id: 's1', schedule, origin: 'file', by: null },
	};
}
