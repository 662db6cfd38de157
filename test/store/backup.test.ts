import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { tenant, threadKey, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { backup } from '../../src/store/backup.ts';
import { readBackup } from '../../src/store/backup-file.ts';
import { keepFeedback } from '../../src/store/feedback.ts';
import { markedAt } from '../../src/store/marks.ts';
import { migrations } from '../../src/store/migrations.ts';
import { keepQuestion } from '../../src/store/questions.ts';
import { checkBackup, replaceRows, unpack } from '../../src/store/restore.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';
import { eachDatabase } from './databases.ts';
import { contentOf, fill, TABLES } from './filled.ts';

const AT = Date.UTC(2025, 9, 8, 8);

async function backedUp(store: Store): Promise<string> {
	const file = join(await folder(), 'all.backup');
	await backup(store, file, { at: AT, leaveOutDamaged: false });
	return file;
}

/** What a restore changes on purpose: its own mark, and what is to be looked for. */
function asBefore(content: Awaited<ReturnType<typeof contentOf>>) {
	const { marks = [], deliveries = [], ...rest } = content;
	return {
		...rest,
		marks: marks.filter(({ name }) => name !== 'restored'),
		deliveries: deliveries.map((row) => ({ ...row, doubtful: 0 })),
	};
}

eachDatabase((database) => {
	test('what is backed up comes back the same', async () => {
		const store = await database.open();
		await fill(store, 120);
		expect(asBefore(await contentOf(await unpacked(await backedUp(store))))).toEqual(asBefore(await contentOf(store)));
	});

	test('what is backed up while others write is all of one moment', async () => {
		const at = await database.location();
		const [store, other] = [await database.open(at), await database.open(at)];
		await fill(store, 20);
		let writing = true;
		const writer = (async () => {
			for (let i = 0; writing; i++) {
				await other.transaction().execute((transaction) => askAndSay(transaction, i));
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
		})();
		const files = [await backedUp(store), await backedUp(store)];
		writing = false;
		await writer;
		for (const file of files) {
			const content = await contentOf(await unpacked(file));
			expect(content.questions?.length).toBe(content.feedback?.length);
		}
	});

	test('the rows of a backup take the place of those that are there, all or none', async () => {
		const [source, target] = [await database.open(), await database.open()];
		await fill(source, 30);
		await fill(target, 3);
		const to = join(await folder(), 'unpacked.db');
		await unpack(await checkBackup(await backedUp(source)), { to, at: AT });
		await sql`create unique index never on documents (tenant)`.execute(target);
		await sql`delete from documents`.execute(target);
		const there = await contentOf(target);
		await sql`update documents set tenant = 'the same'`.execute(await openedFile(to));
		await expect(replaceRows(target, { by: to })).rejects.toThrow();
		expect(await contentOf(target)).toEqual(there);
		await sql`drop index never`.execute(target);
		await unpack(await checkBackup(await backedUp(source)), { to, at: AT });
		await replaceRows(target, { by: to });
		expect(asBefore(await contentOf(target))).toEqual(asBefore(await contentOf(source)));
	});

	test('after a restore, the store says so, and every delivery that is not settled is looked for', async () => {
		const source = await database.open();
		await fill(source, 6);
		const restored = await unpacked(await backedUp(source));
		expect(await markedAt(restored, 'restored')).toBe(AT + 1);
		const states = await restored.selectFrom('deliveries').select(['state', 'doubtful']).execute();
		for (const { state, doubtful } of states) expect(doubtful).toBe(state === 'sent' ? 0 : 1);
		expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['sent', 'sending']));
	});

	test('a damaged row is not passed on: it is named, and left out only when asked', async () => {
		const store = await database.open();
		await fill(store, 4);
		const file = join(await folder(), 'all.backup');
		await sql`update documents set text = 'About 940 ships.' where hash like 'hash 2%'`.execute(store);
		await expect(backup(store, file, { at: AT, leaveOutDamaged: false })).rejects.toThrow('The document hash 2');
		await expect(stat(file)).rejects.toThrow('ENOENT');
		const { rows, damaged } = await backup(store, file, { at: AT, leaveOutDamaged: true });
		expect([rows, damaged]).toEqual([TABLES.length * 4 - 1, [expect.stringContaining('The document hash 2')]]);
		expect((await checkBackup(file)).rows).toBe(rows);
	});
});

/** Two rows that are there together or not at all. */
async function askAndSay(store: Store, i: number): Promise<void> {
	const [owner, user] = [tenant('web:local'), userRef('web:local/ada')];
	await keepFeedback(store, { tenant: owner, key: `k${i}` as CardKey, user, verdict: 'useful', complaint: null, at: i });
	await keepQuestion(store, { tenant: owner, thread: threadKey('web:local/1'), event: `e${i}`, user, question: 'how many?', at: i });
}

async function unpacked(file: string): Promise<Store> {
	const to = join(await folder(), 'unpacked.db');
	await unpack(await checkBackup(file), { to, at: AT + 1 });
	return openedFile(to);
}

async function openedFile(path: string): Promise<Store> {
	const store = await openStore(path);
	onTestFinished(() => store.destroy());
	return store;
}

test('a backup of the first version is brought up to date as it is unpacked', async () => {
	const list = Object.fromEntries(Object.entries(migrations).slice(0, 1));
	const path = await folder();
	const old = await openStore(join(path, 'old.db'), { list });
	await sql`insert into cards values ('web:local', 'k', 'web:local/news', 'harbour', 'h', 'summary', null, null, 1)`.execute(old);
	await old.destroy();
	const lines = [
		{ 'byline-backup': 1, made: new Date(AT).toISOString(), migrations: Object.keys(list) },
		[
			'cards',
			{
				tenant: 'web:local',
				key: 'k',
				channel: 'web:local/news',
				topic: 'harbour',
				document: 'h',
				section: 'summary',
				message: null,
				thread: null,
				shown_at: 1,
			},
		],
	].map((line) => `${JSON.stringify(line)}\n`);
	const file = await written(lines);
	const store = await unpacked(file);
	expect(await store.selectFrom('cards').select(['key', 'topic']).execute()).toEqual([{ key: 'k', topic: 'harbour' }]);
});

test('whatever is done to a backup, it is refused before anything is touched', { timeout: 120_000 }, async () => {
	const store = await openedFile(join(await folder(), 'byline.db'));
	await fill(store, 5);
	const file = await backedUp(store);
	const bytes = await readFile(file);
	const text = gunzipSync(bytes).toString();
	const lines = text.split('\n');
	const bad: [what: string, content: Buffer][] = [
		['an empty file', Buffer.alloc(0)],
		['another file', Buffer.from('not a backup')],
		['a row less', gzipSync([...lines.slice(0, 3), ...lines.slice(4)].join('\n'))],
		['a row twice', gzipSync([...lines.slice(0, 3), lines[2], ...lines.slice(3)].join('\n'))],
		['a changed number', gzipSync(text.replace('140 ships', '940 ships'))],
		['a newer version', gzipSync(text.replace('001-conversations', '999-newer'))],
		['a newer format', gzipSync(text.replace('"byline-backup":1', '"byline-backup":2'))],
		['no end', gzipSync(lines.slice(0, -2).join('\n'))],
		...[0.1, 0.5, 0.9, 0.999].map((part): [string, Buffer] => [`cut at ${part}`, bytes.subarray(0, bytes.length * part)]),
		...Array.from({ length: 60 }, (_, i): [string, Buffer] => {
			const flipped = Buffer.from(bytes);
			const at = 10 + ((i * 7919) % (bytes.length - 10));
			flipped[at]! ^= 1 << (i % 8);
			return [`a flipped bit at ${at}`, flipped];
		}),
	];
	// Some bits of a gzip file mean nothing.
	for (const [what, content] of bad.filter((one) => !holds(one[1], text))) {
		await writeFile(file, content);
		await expect(checkBackup(file), what).rejects.toMatchObject({ name: 'BadBackup' });
	}
});

function holds(file: Buffer, text: string): boolean {
	try {
		return gunzipSync(file).toString() === text;
	} catch {
		return false;
	}
}

test('a line end of another script inside a text is no line end of the backup', async () => {
	const store = await openedFile(join(await folder(), 'byline.db'));
	await fill(store, 1);
	const { rows } = await readBackup(await backedUp(store));
	let count = 0;
	for await (const [table] of rows) count += table ? 1 : 0;
	expect(count).toBe(TABLES.length);
});

async function written(lines: readonly string[]): Promise<string> {
	const sha256 = createHash('sha256').update(lines.join('')).digest('base64url');
	const file = join(await folder(), 'made.backup');
	await writeFile(file, gzipSync(`${lines.join('')}${JSON.stringify({ rows: lines.length - 1, sha256 })}\n`));
	return file;
}
