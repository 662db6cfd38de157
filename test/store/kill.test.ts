import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { damage } from '../../src/store/check.ts';
import { lockFolder } from '../../src/store/lock.ts';
import { folder } from '../fixtures/folder.ts';
import { store } from '../fixtures/store.ts';

function start(...args: string[]): ChildProcess {
	const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../fixtures/writer.ts'), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

async function linesUntil(child: ChildProcess, count: number): Promise<string[]> {
	const lines: string[] = [];
	for await (const line of createInterface({ input: child.stdout! })) {
		lines.push(line);
		if (lines.length === count) child.kill('SIGKILL');
	}
	return lines;
}

test('a process that is killed in the midst of writing loses no event that it had accepted', { timeout: 120_000 }, async () => {
	const path = join(await folder(), 'byline.db');
	for (const [round, count] of [3, 60].entries()) {
		const accepted = await linesUntil(start('write', path, String(round)), count);
		const db = await store(path);
		const kept = new Set((await db.selectFrom('inbox').select('event').execute()).map(({ event }) => event));
		expect(accepted.length).toBeGreaterThanOrEqual(count);
		expect(accepted.filter((event) => !kept.has(event))).toEqual([]);
		expect(await damage(db)).toEqual([]);
	}
});

test('a data folder in use is refused with the id of the process that has it, and is free when that one is killed', {
	timeout: 60_000,
}, async () => {
	const data = await folder();
	const child = start('lock', data);
	await once(child.stdout!, 'data');
	await expect(lockFolder(data, { pid: 1 })).rejects.toThrow(`another Byline (process ${child.pid}) is running on it`);
	child.kill('SIGKILL');
	await once(child, 'exit');
	const lock = await lockFolder(data, { pid: 1 });
	await expect(lockFolder(data, { pid: 2 })).rejects.toThrow('(process 1)');
	lock.release();
	(await lockFolder(data, { pid: 2 })).release();
});
