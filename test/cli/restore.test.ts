import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { markedAt } from '../../src/store/marks.ts';
import { openStore } from '../../src/store/store.ts';
import { project, startByline } from '../fixtures/process.ts';
import { onPostgres } from '../store/databases.ts';

const owner = tenant('web:local');
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

interface Ended {
	readonly code: number;
	readonly output: string;
}

/** `byline …` as a process of its own. */
function byline(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
	const cli = join(import.meta.dirname, '../../src/cli.ts');
	const options = { cwd, env: { PATH: process.env.PATH, ...environment } };
	return new Promise((resolve) => {
		execFile(process.execPath, ['--import', import.meta.resolve('tsx'), cli, ...args], options, (error, stdout, stderr) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
		);
	});
}

async function keep(location: string, body: string): Promise<string> {
	const store = await openStore(location);
	const kept = body ? createDocument({ origin: 'later.txt', body }) : document;
	await keepDocument(store, { tenant: owner, document: kept, at: 1 });
	await store.destroy();
	return kept.hash;
}

async function has(location: string, hash: string): Promise<boolean> {
	const store = await openStore(location);
	try {
		return (await findDocument(store, { tenant: owner, hash })) !== null;
	} finally {
		await store.destroy();
	}
}

test('a backup is made while Byline runs, and put back when it does not; what was there is kept aside', { timeout: 120_000 }, async () => {
	const cwd = await project();
	const file = join(cwd, 'data/byline.db');
	const started = startByline(cwd);
	await started.until('ready');
	expect(await byline(cwd, ['backup', 'all.backup'])).toMatchObject({
		code: 0,
		output: expect.stringMatching(/^all\.backup holds all \d+ rows of .*byline\.db\.\n$/),
	});
	expect(await byline(cwd, ['check'])).toMatchObject({ code: 0, output: expect.stringContaining('is sound') });
	expect(await byline(cwd, ['restore', 'all.backup', '--replace'])).toMatchObject({
		code: 1,
		output: expect.stringContaining('another Byline (process'),
	});
	started.child.kill('SIGTERM');
	await started.exit();

	const hash = await keep(file, '');
	expect(await byline(cwd, ['restore', 'all.backup'])).toMatchObject({ code: 1, output: expect.stringContaining('add --replace') });
	expect(await has(file, hash)).toBe(true);
	const restored = await byline(cwd, ['restore', 'all.backup', '--replace']);
	const [aside] = (await readdir(join(cwd, 'data'))).filter((name) => name.includes('.before-'));
	expect(restored).toMatchObject({
		code: 0,
		output: expect.stringContaining(`What was there before is in ${join(cwd, 'data', aside ?? '?')}`),
	});
	expect(await has(join(cwd, 'data', aside!), hash)).toBe(true);
	expect(await has(file, hash)).toBe(false);
	expect(await startByline(cwd).until('ready')).toContain('byline is ready');
});

test('a damaged database is named, and a backup of what is sound in it can be put in its place', { timeout: 120_000 }, async () => {
	const cwd = await project();
	const file = join(cwd, 'data/byline.db');
	expect(await byline(cwd, ['check'])).toMatchObject({ code: 1, output: expect.stringContaining('there is no such file') });
	const first = startByline(cwd);
	await first.until('ready');
	first.child.kill('SIGTERM');
	await first.exit();
	const [bad, good] = [await keep(file, ''), await keep(file, 'About 20 ships have left.')];
	const store = await openStore(file);
	await store.updateTable('documents').set({ text: 'About 940 ships.' }).where('hash', '=', bad).execute();
	await store.destroy();

	const named = `The document ${bad} of web:local is not what was written`;
	expect(await byline(cwd, ['check'])).toMatchObject({
		code: 1,
		output: expect.stringMatching(new RegExp(`${named}.*byline restore --replace`, 's')),
	});
	expect(await byline(cwd, ['backup', 'all.backup'])).toMatchObject({ code: 1, output: expect.stringContaining('--leave-out-damaged') });
	const made = await byline(cwd, ['backup', '.', '--leave-out-damaged']);
	expect(made).toMatchObject({ code: 0, output: expect.stringContaining(`${named}: it was left out`) });
	const [backup] = (await readdir(cwd)).filter((name) => name.endsWith('.backup'));
	expect(await byline(cwd, ['check', backup!])).toMatchObject({ code: 0, output: expect.stringContaining('is sound') });
	expect((await byline(cwd, ['restore', backup!, '--replace'])).code).toBe(0);
	expect([await has(file, bad), await has(file, good)]).toEqual([false, true]);
});

test('what is no backup is refused, and nothing is touched', { timeout: 60_000 }, async () => {
	const cwd = await project();
	await writeFile(join(cwd, 'some.backup'), 'not a backup');
	for (const [name, reason] of [
		['some.backup', 'damaged, cut short, or no backup'],
		['none.backup', 'there is no such file'],
	] as const) {
		expect(await byline(cwd, ['restore', name])).toMatchObject({ code: 1, output: expect.stringContaining(reason) });
	}
	expect((await readdir(join(cwd, 'data'))).filter((name) => name.startsWith('byline.db'))).toEqual([]);
});

onPostgres((database) => {
	test('a backup of the file moves everything to Postgres, and back', { timeout: 120_000 }, async () => {
		const cwd = await project();
		const file = join(cwd, 'data/byline.db');
		const environment = { DATABASE_URL: await database.location() };
		const first = startByline(cwd);
		await first.until('ready');
		first.child.kill('SIGTERM');
		await first.exit();
		const hash = await keep(file, '');
		expect((await byline(cwd, ['backup', 'all.backup'])).code).toBe(0);

		expect(await byline(cwd, ['restore', 'all.backup'], environment)).toMatchObject({
			code: 0,
			output: expect.stringContaining('is as it was on'),
		});
		expect(await has(environment.DATABASE_URL, hash)).toBe(true);
		const later = await keep(environment.DATABASE_URL, 'About 20 ships have left.');
		expect(await byline(cwd, ['restore', 'all.backup'], environment)).toMatchObject({
			code: 1,
			output: expect.stringContaining('add --replace'),
		});
		const user = await database.open(environment.DATABASE_URL);
		expect(await markedAt(user, 'restored')).not.toBeNull();
		expect(await byline(cwd, ['restore', 'all.backup', '--replace'], environment)).toMatchObject({
			code: 1,
			output: expect.stringContaining('stop every process first'),
		});
		await user.destroy();
		expect((await byline(cwd, ['restore', 'all.backup', '--replace'], environment)).code).toBe(0);
		expect(await has(environment.DATABASE_URL, later)).toBe(false);

		const [aside] = (await readdir(join(cwd, 'data'))).filter((name) => name.startsWith('before-'));
		expect((await byline(cwd, ['restore', join('data', aside!), '--replace'])).code).toBe(0);
		expect(await has(file, later)).toBe(true);
	});
});
