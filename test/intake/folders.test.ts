import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { library } from '../../src/bot/library.ts';
import { folders } from '../../src/intake/folders.ts';
import { knownArticles } from '../../src/intake/known.ts';
import { OPERATOR } from '../../src/model/place.ts';
import { articlesOf, changedArticles } from '../../src/store/articles.ts';
import { sourcesOf } from '../../src/store/sources.ts';
import { store as openStore } from '../fixtures/store.ts';
import { harbourTopic } from '../fixtures/topic.ts';

async function desk() {
	const topic = await harbourTopic();
	const [source] = topic.sources;
	if (source?.kind !== 'folder') throw new Error('Expected a folder');
	const store = await openStore();
	const self = { clock: 1_000_000 };
	const warnings: string[] = [];
	const watched = folders({
		topics: () => [topic],
		store,
		books: knownArticles(store),
		log: { warn: (text) => void warnings.push(text) },
		now: () => self.clock,
	});
	return { self, topic, store, watched, warnings, folder: source.path, file: join(source.path, '2025-03-04.md') };
}

const REWRITTEN = `---
title: Harbour strike enters its third day
date: 2025-03-04
publisher: Coastal Wire
---

Talks between dockers and the port authority will resume on Friday under a state mediator, both sides said on Tuesday. About 190 ships are waiting.
`;

test('a document that is rewritten in its folder is known to have changed, and one that is taken away to be gone', async () => {
	const { self, store, watched, folder, file, topic } = await desk();
	await watched.scan();
	expect(await articlesOf(store, { tenant: OPERATOR, topic: topic.name })).toHaveLength(2);
	expect(await changedArticles(store, { since: 0 })).toEqual([]);
	self.clock += 1_000;
	await writeFile(file, REWRITTEN);
	await utimes(file, 1, 1);
	await watched.scan();
	const changed = await changedArticles(store, { since: 1_000_000 });
	expect(changed).toMatchObject([{ before: [expect.any(String)], article: { guid: '2025-03-04.md', withdrawnAt: null } }]);
	self.clock += 1_000;
	await rm(join(folder, '2025-03-03.md'));
	await watched.scan();
	expect(await changedArticles(store, { since: 1_001_000 })).toMatchObject([
		{ article: { guid: '2025-03-03.md', withdrawnAt: 1_002_000 } },
	]);
	await watched.scan();
	expect(await changedArticles(store, { since: 1_002_000 })).toEqual([]);
});

test('what lies in a folder is listed once, and the folder is not among what is fetched', async () => {
	const { store, watched, topic } = await desk();
	await watched.scan();
	expect(await library([topic], { warn: () => {}, store }).entries(topic)).toHaveLength(2);
	expect(await sourcesOf(store, { tenants: [OPERATOR] })).toEqual([]);
});

test('a change is noticed while the folder is watched', async () => {
	const { store, watched, folder, topic } = await desk();
	onTestFinished(watched.watch());
	await vi.waitFor(async () => expect(await articlesOf(store, { tenant: OPERATOR, topic: topic.name })).toHaveLength(2), {
		timeout: 20_000,
	});
	await writeFile(join(folder, '2025-03-05.txt'), 'The strike ended on Wednesday without a deal, the mediator said in the evening.');
	await vi.waitFor(async () => expect(await articlesOf(store, { tenant: OPERATOR, topic: topic.name })).toHaveLength(3), {
		timeout: 20_000,
	});
});

test('a folder that cannot be read for a while has not lost its documents', async () => {
	const { store, watched, folder, topic, warnings } = await desk();
	await watched.scan();
	await rm(folder, { recursive: true });
	await watched.scan();
	const articles = await articlesOf(store, { tenant: OPERATOR, topic: topic.name });
	expect(articles.every(({ withdrawnAt }) => withdrawnAt === null)).toBe(true);
	expect(warnings).toEqual([]);
});
