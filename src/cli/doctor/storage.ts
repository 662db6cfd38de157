import { constants } from 'node:fs';
import { access, readFile, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../platforms/platform.ts';
import { damage } from '../../store/check.ts';

import { nameOf, peekStore, type Store } from '../../store/store.ts';

/** Bytes. A store grows by some kilobytes for each card. */
const LITTLE = 100e6;
const SOME = 1e9;

export interface Storage {
	readonly findings: readonly Finding[];
	/** Open for reading; null where there is none yet or it cannot be read. */
	readonly store: Store | null;
}

/** Looks at the data folder and the store, and changes neither. */
export async function storageFindings({ data, database }: { data: string; database: string | null }): Promise<Storage> {
	const folder = await folderFindings(data);
	const file = path.join(data, 'byline.db');
	if (!database && !(await stat(file).catch(() => null))) {
		return {
			findings: [...folder, { level: 'good', text: 'There is no store yet: it is made at the first start.', advice: null }],
			store: null,
		};
	}
	const opened = await storeFindings(database ?? file);
	return { findings: [...folder, ...opened.findings], store: opened.store };
}

async function storeFindings(location: string): Promise<Storage> {
	try {
		const { store, behind } = await peekStore(location);
		if (behind) {
			const text = `The store ${nameOf(location)} is of an older version of Byline.`;
			return { findings: [{ level: 'good', text: `${text} It is brought up to date at the next start.`, advice: null }], store };
		}
		const damaged = await damage(store);
		const sound: Finding = {
			level: 'good',
			text: `The store ${nameOf(location)} can be read, and every row is what was written.`,
			advice: null,
		};
		const bad = damaged.map(
			(text): Finding => ({ level: 'problem', text: `${text}.`, advice: 'Put a backup in its place: byline restore.' }),
		);
		return { findings: bad.length ? bad : [sound], store };
	} catch (cause) {
		const text = cause instanceof Error ? cause.message : String(cause);
		return { findings: [{ level: 'problem', text: `${text}.`, advice: 'Byline does not start without its store.' }], store: null };
	}
}

async function folderFindings(folder: string): Promise<Finding[]> {
	const found = await stat(folder).catch(() => null);
	const place = found ? folder : path.dirname(folder);
	if (found && !found.isDirectory())
		return [{ level: 'problem', text: `${folder} is no folder.`, advice: 'Move the file away, or set BYLINE_DATA to another place.' }];
	const writable = await access(place, constants.W_OK | constants.X_OK).then(
		() => true,
		() => false,
	);
	if (!writable)
		return [
			{
				level: 'problem',
				text: `Nothing can be written into ${place}.`,
				advice: 'Give its user the right to, or set BYLINE_DATA to another folder.',
			},
		];
	return [await roomFinding(place), ...(await userFindings(folder))];
}

async function roomFinding(place: string): Promise<Finding> {
	const { bavail, bsize } = await statfs(place);
	const free = bavail * bsize;
	const text = `${place} has ${free >= 1e9 ? `${(free / 1e9).toFixed(1)} GB` : `${Math.round(free / 1e6)} MB`} of free room.`;
	if (free < LITTLE) return { level: 'problem', text, advice: 'Make room: what cannot be written down is not posted.' };
	return { level: free < SOME ? 'advice' : 'good', text, advice: free < SOME ? 'Make room before long.' : null };
}

/** Who has it, as far as is known: that it is in use is as it should be. */
async function userFindings(folder: string): Promise<Finding[]> {
	const owner = Number((await readFile(path.join(folder, 'owner'), 'utf8').catch(() => '')).trim());
	if (!owner || !isRunning(owner)) return [];
	return [{ level: 'good', text: `It is in use by process ${owner}.`, advice: null }];
}

/** Signal 0 asks only whether the process is there; one of another user's cannot be asked, and so is. */
function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (cause) {
		return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
	}
}
