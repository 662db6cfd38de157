import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import Libsql from 'libsql';
import { expect, onTestFinished, test } from 'vitest';
import { damage } from '../../src/store/check.ts';
import { claimEvent } from '../../src/store/inbox.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { commandEvent } from '../fixtures/events.ts';
import { folder } from '../fixtures/folder.ts';
import { project, startByline } from '../fixtures/process.ts';
import { store } from '../fixtures/store.ts';

const LONG = 'x'.repeat(20_000);

/** Writes events until the disk is full; gives the ids of those that were acknowledged, and how the others failed. */
async function writeUntilFull(db: Store, prefix: string): Promise<{ accepted: string[]; failures: unknown[] }> {
	const [accepted, failures]: [string[], unknown[]] = [[], []];
	for (let round = 0; failures.length === 0 && round < 500; round++) {
		const write = async (writer: string) => {
			const event = `${prefix}-${round}-${writer}`;
			await claimEvent(db, { event: commandEvent({ event, input: { text: LONG } }), at: 1 });
			accepted.push(event);
		};
		for (const outcome of await Promise.allSettled(['a', 'b', 'c', 'd'].map(write)))
			if (outcome.status === 'rejected') failures.push(outcome.reason);
	}
	return { accepted, failures };
}

async function keptBy(db: Store): Promise<Set<string>> {
	return new Set((await db.selectFrom('inbox').select('event').execute()).map(({ event }) => event));
}

test('when the file may not grow, what was acknowledged is there, what was not is told so, and writing resumes when there is room', async () => {
	const db = await store();
	await sql`pragma max_page_count = 200`.execute(db);
	const { accepted, failures } = await writeUntilFull(db, 'full');
	for (const failure of failures) expect(failure).toMatchObject({ code: 'SQLITE_FULL' });
	const kept = await keptBy(db);
	expect([...kept].sort()).toEqual(accepted.sort());
	await sql`pragma max_page_count = 100000`.execute(db);
	expect(await claimEvent(db, { event: commandEvent({ event: 'again' }), at: 1 })).toBe(true);
	expect(await damage(db)).toEqual([]);
});

/** A disk of its own of so many MB; null where the system does not allow one. */
async function smallDisk(megabytes: number): Promise<string | null> {
	const path = join(await folder(), 'disk');
	await mkdir(path);
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
	} catch {
		return null;
	}
	onTestFinished(() => void execFileSync('umount', ['-l', path]));
	return path;
}

test('on a disk that is really full, nothing that was acknowledged is lost, and writing resumes when there is room', async (context) => {
	const disk = await smallDisk(4);
	if (disk === null) return context.skip('this system does not let the test make a disk');
	const db = await openStore(join(disk, 'byline.db'));
	onTestFinished(() => db.destroy());
	const { accepted, failures } = await writeUntilFull(db, 'full');
	expect(failures.length).toBeGreaterThan(0);
	const kept = await keptBy(db);
	expect(accepted.filter((event) => !kept.has(event))).toEqual([]);
	execFileSync('mount', ['-o', 'remount,size=16m', disk]);
	expect(await claimEvent(db, { event: commandEvent({ event: 'again' }), at: 1 })).toBe(true);
	expect(await damage(db)).toEqual([]);
});

test('a process whose disk is full refuses what it cannot write down, says so in its log, and goes on when there is room', {
	timeout: 120_000,
}, async (context) => {
	const disk = await smallDisk(8);
	if (disk === null) return context.skip('this system does not let the test make a disk');
	const started = startByline(await project(), { BYLINE_DATA: disk });
	const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await started.until('is ready')) ?? [];
	async function say(): Promise<{ id: string; status: number }> {
		const id = randomUUID();
		const body = JSON.stringify({ id, channel: 'news', thread: null, text: '/byline help' });
		const { status } = await fetch(`${origin}/say`, { method: 'POST', body, headers: { origin, 'content-type': 'application/json' } });
		return { id, status };
	}
	const before = await say();
	const filler = join(disk, 'filler');
	const room = await open(filler, 'w');
	await room.writeFile(Buffer.alloc(8 * 2 ** 20, 1)).catch(() => {});
	await room.close();
	const during = [];
	for (let i = 0; i < 60 && during.at(-1)?.status !== 503; i++) during.push(await say());
	expect(during.at(-1)).toMatchObject({ status: 503 });
	expect(await started.until('could not be answered')).toMatch(/disk is full|SQLITE_FULL|ENOSPC/);
	await rm(filler);
	const after = await say();
	expect([before.status, after.status]).toEqual([202, 202]);
	started.child.kill('SIGTERM');
	await started.exit();
	const kept = [...(await keptBy(await store(join(disk, 'byline.db'))))].join('\n');
	for (const { id, status } of [before, ...during, after]) if (status === 202) expect(kept).toContain(id);
});

test('another program that holds the file is waited for, and then named as the reason; the write is not called done', async () => {
	const path = join(await folder(), 'byline.db');
	const db = await store(path);
	const other = new Libsql(path);
	onTestFinished(() => void other.close());
	other.exec('begin immediate');
	const began = process.hrtime.bigint();
	const [write, read] = [claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 }), db.selectFrom('inbox').selectAll().execute()];
	await expect(read).resolves.toEqual([]);
	await expect(write).rejects.toThrow('another process has held the database for 5 s; stop that process');
	expect(Number(process.hrtime.bigint() - began) / 1e6).toBeGreaterThan(4_500);
	other.exec('rollback');
	expect(await claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 })).toBe(true);
});

test('a data folder that cannot be written is refused at the start, with what to do', { timeout: 60_000 }, async (context) => {
	const cwd = await project();
	const data = join(cwd, 'data');
	await mkdir(data);
	if (process.getuid?.() === 0) {
		// Root may write everywhere but where nothing can be written.
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', data], { stdio: 'ignore' });
		} catch {
			return context.skip('this system does not let the test make a disk');
		}
		onTestFinished(() => void execFileSync('umount', ['-l', data]));
	} else await chmod(data, 0o500);
	const started = startByline(cwd);
	expect(await started.exit()).toBe(1);
	expect(await started.until('')).toMatch(
		/Cannot use the data folder \S+data: it cannot be written; check its owner and its rights, or set BYLINE_DATA to another folder/,
	);
});
