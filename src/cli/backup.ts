import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { databasePlace, said } from './database.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

interface BackupFlags {
	readonly leaveOutDamaged?: true;
}

/** `byline backup FILE|FOLDER`: all rows as they are at one moment, while Byline goes on. */
export function backupCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('backup')
		.description('Write everything that is kept to one file, while Byline is running or not.')
		.argument('<file>', 'a file that is not there yet, or a folder, in which it is named after the time')
		.option('--leave-out-damaged', 'leave out rows that are damaged, and name them (usual: refuse)')
		.action(async (file: string, flags: BackupFlags) => exit(await makeBackup(file, { ...flags, terminal })));
}

async function makeBackup(target: string, { leaveOutDamaged, terminal }: BackupFlags & { terminal: Terminal }): Promise<ExitCode> {
	const place = await databasePlace(terminal);
	if (!place) return EXIT.badInput;
	const { backup } = await import('../store/backup.ts');
	const { peekStore } = await import('../store/store.ts');
	const at = terminal.now();
	if (/[\\/]$/.test(target)) await mkdir(target, { recursive: true }).catch(() => {});
	const folder = (await stat(target).catch(() => null))?.isDirectory() ?? false;
	const file = folder ? path.join(target, backupName(at)) : target;
	try {
		const { store } = await peekStore(place.location);
		try {
			const { rows, damaged } = await backup(store, file, { at, leaveOutDamaged: leaveOutDamaged === true });
			for (const text of damaged) terminal.stderr.write(`${text}: it was left out.\n`);
			terminal.stdout.write(`${file} holds all ${rows} rows of ${place.name}.\n`);
			return EXIT.fine;
		} finally {
			await store.destroy();
		}
	} catch (cause) {
		terminal.stderr.write(adviceOn(cause, file) ?? said(cause));
		return EXIT.badInput;
	}
}

/** `byline-2025-10-08T080000Z.backup` */
export function backupName(at: number): string {
	return `byline-${new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(':', '')}.backup`;
}

function adviceOn(cause: unknown, file: string): string | null {
	if (!(cause instanceof Error)) return null;
	if (cause.name === 'DamagedSource')
		return `Cannot back up a damaged database. ${cause.message}. Restore an earlier backup, or write one without what is damaged: --leave-out-damaged.\n`;
	const reasons: Readonly<Record<string, string>> = {
		EEXIST: 'it is there already; name another file, or a folder',
		ENOENT: 'there is no such folder; make it first',
		ENOTDIR: 'there is no such folder; make it first',
		EACCES: 'it cannot be written there; check the rights of the folder',
		EROFS: 'it cannot be written there; name a folder that can be written',
		ENOSPC: 'the disk is full; make room, or name a folder on another disk',
	};
	const reason = 'code' in cause ? reasons[String(cause.code)] : undefined;
	return reason ? `Cannot write the backup ${file}: ${reason}.\n` : null;
}
