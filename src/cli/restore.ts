import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { SoundBackup } from '../store/restore.ts';
import { backupName } from './backup.ts';
import { type DatabasePlace, databasePlace, said } from './database.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

interface RestoreFlags {
	readonly replace?: true;
}

/** `byline restore FILE`: a backup becomes the database, and what was there is kept aside. */
export function restoreCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('restore')
		.description('Make a backup the database. Byline must not be running.')
		.argument('<file>', 'what "byline backup" wrote, on this or on the other kind of database')
		.option('--replace', 'take the place of what is there, which is kept aside (usual: refuse)')
		.action(async (file: string, { replace }: RestoreFlags) => exit(await restoreBackup(file, { replace: replace === true, terminal })));
}

async function restoreBackup(file: string, { replace, terminal }: { replace: boolean; terminal: Terminal }): Promise<ExitCode> {
	const place = await databasePlace(terminal);
	if (!place) return EXIT.badInput;
	const { lockFolder } = await import('../store/lock.ts');
	try {
		await mkdir(place.data, { recursive: true });
		const lock = await lockFolder(place.data, { pid: process.pid });
		try {
			return await restoreTo(place, { file, replace, terminal });
		} finally {
			lock.release();
		}
	} catch (cause) {
		terminal.stderr.write(said(cause));
		return EXIT.badInput;
	}
}

async function restoreTo(
	place: DatabasePlace,
	{ file, replace, terminal }: { file: string; replace: boolean; terminal: Terminal },
): Promise<ExitCode> {
	const { checkBackup, unpack } = await import('../store/restore.ts');
	const { isUrl } = await import('../store/store.ts');
	const at = terminal.now();
	const sound = await checkBackup(file).catch((cause: unknown) => {
		const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
		throw new Error(missing ? `Cannot read ${file}: there is no such file` : `Cannot restore: ${said(cause).trim()}`, { cause });
	});
	const unpacked = path.join(place.data, 'byline.db.restoring');
	const put = isUrl(place.location) ? intoPostgres : intoFile;
	try {
		await unpack(sound, { to: unpacked, at });
		const aside = await put(place, { unpacked, at, replace });
		if (aside === null) {
			terminal.stderr.write(`There is data in ${place.name} already. To put the backup in its place, and keep it aside, add --replace.\n`);
			return EXIT.badInput;
		}
		terminal.stdout.write(restoredText(place, { sound, aside }));
		return EXIT.fine;
	} finally {
		for (const log of ['', '-wal', '-shm']) await rm(`${unpacked}${log}`, { force: true });
	}
}

interface Put {
	readonly unpacked: string;
	readonly at: number;
	readonly replace: boolean;
}

/** Gives where the earlier data is kept; an empty text where there was none, and null where it is in the way. */
async function intoFile({ location }: DatabasePlace, { unpacked, at, replace }: Put): Promise<string | null> {
	const { replaceFile } = await import('../store/restore.ts');
	const there = existsSync(location);
	if (there && !replace) return null;
	const aside = `${location}.before-${stamp(at)}`;
	await replaceFile(location, { by: unpacked, aside });
	return there ? aside : '';
}

async function intoPostgres({ data, location, name }: DatabasePlace, { unpacked, at, replace }: Put): Promise<string | null> {
	const { backup } = await import('../store/backup.ts');
	const { isEmpty, othersConnected, replaceRows } = await import('../store/restore.ts');
	const { openStore } = await import('../store/store.ts');
	const store = await openStore(location);
	try {
		const there = !(await isEmpty(store));
		if (there && !replace) return null;
		if (await othersConnected(store)) throw new Error(`Cannot restore: another Byline is using ${name}; stop every process first`);
		const aside = path.join(data, `before-${backupName(at)}`);
		if (there) await backup(store, aside, { at, leaveOutDamaged: true });
		await replaceRows(store, { by: unpacked });
		return there ? aside : '';
	} finally {
		await store.destroy();
	}
}

function restoredText({ name }: DatabasePlace, { sound, aside }: { sound: SoundBackup; aside: string }): string {
	const lines = [
		`${name} is as it was on ${sound.head.made}: ${sound.rows} rows.`,
		...(aside ? [`What was there before is in ${aside}.`] : []),
		'At the next start, Byline looks in each channel for what it may have posted since, before it posts anything.',
	];
	return `${lines.join('\n')}\n`;
}

function stamp(at: number): string {
	return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(':', '');
}
