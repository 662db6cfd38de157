import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Libsql from 'libsql';

/** The folder belongs to this process until `release`, or until the process ends in whatever way. */
export interface Lock {
	release(): void;
}

/**
 * Takes the data folder for this process. The lock is SQLite's own on an empty file: the system drops it when the process
 * dies, so nothing stale is left by a kill. Throws, with the other process's id, when the folder is in use.
 */
export async function lockFolder(folder: string, { pid }: { pid: number }): Promise<Lock> {
	await mkdir(folder, { recursive: true });
	const owner = path.join(folder, 'owner');
	const database = openLock(folder);
	try {
		database.exec('begin exclusive');
	} catch (cause) {
		database.close();
		if (!/^SQLITE_BUSY/.test(codeOf(cause))) throw unwritable(folder, cause);
		const other = await readFile(owner, 'utf8').catch(() => 'unknown');
		throw new Error(
			`Cannot use the data folder ${folder}: another Byline (process ${other.trim()}) is running on it; stop that one, or set BYLINE_DATA to another folder`,
			{ cause },
		);
	}
	try {
		await writeFile(owner, `${pid}\n`);
	} catch (cause) {
		database.close();
		throw unwritable(folder, cause);
	}
	return { release: () => database.close() };
}

function openLock(folder: string): Libsql.Database {
	try {
		return new Libsql(path.join(folder, 'lock'));
	} catch (cause) {
		throw unwritable(folder, cause);
	}
}

function unwritable(folder: string, cause: unknown): Error {
	const full = /^(SQLITE_FULL|ENOSPC)$/.test(codeOf(cause));
	const reason = full
		? 'the disk is full; make room'
		: 'it cannot be written; check its owner and its rights, or set BYLINE_DATA to another folder';
	return new Error(`Cannot use the data folder ${folder}: ${reason}`, { cause });
}

function codeOf(cause: unknown): string {
	return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
