import { Command } from 'commander';
import { databasePlace, said } from './database.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** `byline check`: reads every row, of the database or of a backup, and says which are not what was written. */
export function checkCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('check')
		.description('Read every row of the database, or of a backup, and say which are damaged.')
		.argument('[backup]', 'a file that "byline backup" wrote (usual: the database)')
		.action(async (file: string | undefined) => exit(await (file === undefined ? checkDatabase(terminal) : checkFile(file, terminal))));
}

async function checkDatabase(terminal: Terminal): Promise<ExitCode> {
	const place = await databasePlace(terminal);
	if (!place) return EXIT.badInput;
	const { damage } = await import('../store/check.ts');
	const { peekStore } = await import('../store/store.ts');
	try {
		const { store, behind } = await peekStore(place.location);
		try {
			if (behind) throw new Error(`${place.name} is of an earlier version: start Byline once, so that it is brought up to date`);
			const found = await damage(store);
			for (const text of found) terminal.stderr.write(`${text}.\n`);
			if (found.length) terminal.stderr.write(`${place.name} is damaged: put a backup in its place with "byline restore --replace".\n`);
			else terminal.stdout.write(`${place.name} is sound: every row is what was written.\n`);
			return found.length ? EXIT.badInput : EXIT.fine;
		} finally {
			await store.destroy();
		}
	} catch (cause) {
		terminal.stderr.write(said(cause));
		return EXIT.badInput;
	}
}

async function checkFile(file: string, terminal: Terminal): Promise<ExitCode> {
	const { checkBackup } = await import('../store/restore.ts');
	try {
		const { head, rows } = await checkBackup(file);
		terminal.stdout.write(`${file} is sound: ${rows} rows, as they were on ${head.made}.\n`);
		return EXIT.fine;
	} catch (cause) {
		terminal.stderr.write(said(cause));
		return EXIT.badInput;
	}
}
