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
	const database = new Libsql(path.join(folder, 'lock'));
	try {
		database.exec('begin exclusive');
	} catch (cause) {
		database.close();
		const other = await readFile(owner, 'utf8').catch(() => 'unknown');
		throw new Error(
			`Cannot use the data folder ${folder}: another Byline (process ${other.trim()}) is running on it; stop that one, or set BYLINE_DATA to another folder`,
			{ cause },
		);
	}
	await writeFile(owner, `${pid}\n`);
	return { release: () => database.close() };
}
