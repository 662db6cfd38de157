import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commit } from '../../../src/delivery/publication.ts';
import { openStore } from '../../../src/store/store.ts';
import { publication } from '../office.ts';

export interface Race {
	readonly slots: number;
	readonly posted: number;
	readonly duplicates: number;
	readonly lost: number;
	/** How many of the processes got at least one. */
	readonly winners: number;
	readonly seconds: number;
}

/** So many processes find the same slots due at the same tick. */
export async function race({ location, processes, slots }: { location: string; processes: number; slots: number }): Promise<Race> {
	const folder = await mkdtemp(join(tmpdir(), 'byline-race-'));
	const files = Array.from({ length: processes }, (_, i) => join(folder, `${i}`));
	const store = await openStore(location);
	const runners: ChildProcess[] = [];
	try {
		await Promise.all(files.map((file) => writeFile(file, '')));
		runners.push(...(await Promise.all(files.map((file) => ready(location, file)))));
		const due = Array.from({ length: slots }, (_, i) => publication(`tick ${i}`, `C${i % 50}`));
		// Each of the processes would open them: the database takes the first.
		await Promise.all([commit(store, due, { at: Date.now() }), commit(store, due, { at: Date.now() })]);
		const began = performance.now();
		for (const { stdin } of runners) stdin!.write('go\n');
		while (await open()) await wait(50);
		const seconds = (performance.now() - began) / 1_000;
		const posted = await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).split('\n').filter(Boolean)));
		const keys = posted.flat();
		const winners = posted.filter(({ length }) => length > 0).length;
		const distinct = new Set(keys).size;
		return { slots, posted: keys.length, duplicates: keys.length - distinct, lost: slots - distinct, winners, seconds };
	} finally {
		await Promise.all(runners.map(end));
		await store.destroy();
		await rm(folder, { recursive: true, force: true });
	}

	async function open(): Promise<boolean> {
		return (await store.selectFrom('deliveries').select('key').where('state', '!=', 'sent').limit(1).execute()).length > 0;
	}
}

async function ready(location: string, file: string): Promise<ChildProcess> {
	const script = join(import.meta.dirname, 'claimant.ts');
	const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, location, file], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	await Promise.race([
		once(child.stdout!, 'data'),
		once(child, 'exit').then(() => Promise.reject(new Error('A process ended before it was ready'))),
	]);
	return child;
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	const exited = once(child, 'exit');
	child.stdin!.end();
	const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
	await exited;
	clearTimeout(timer);
}
