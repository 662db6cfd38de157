import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { extname, join } from 'node:path';
import type { Timing } from '../../../src/delivery/timing.ts';

/** One real process of Byline that is killed and started again. */
export interface Replica {
	/** Resolves when it is ready. Throws with what it said when it ends before that. */
	start(): Promise<void>;
	/** Ends it at once, as a power cut would. */
	kill(): Promise<void>;
	/** Ends it as a supervisor would; gives the ms that it took. */
	stop(): Promise<number>;
	/** Stops its clock for so many ms. */
	freeze(ms: number): Promise<void>;
}

export interface ReplicaOptions {
	readonly cwd: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly timing: Partial<Timing>;
}

const KIND = extname(import.meta.filename);
const SCRIPT = join(import.meta.dirname, `byline${KIND}`);
/** TypeScript is run as it is written; what was compiled needs nothing. */
const LOADER = KIND === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];

export function createReplica({ cwd, environment, timing }: ReplicaOptions): Replica {
	let child: ChildProcess | null = null;
	let exited: Promise<unknown> = Promise.resolve();
	let said = '';
	return {
		async start() {
			said = '';
			child = spawn(process.execPath, [...LOADER, SCRIPT, JSON.stringify(timing)], {
				cwd,
				env: { PATH: process.env.PATH, PORT: '0', WEB: 'off', ...environment },
				stdio: ['ignore', 'pipe', 'pipe'],
			});
			exited = once(child, 'exit');
			const ready = new Promise<void>((resolve) => {
				for (const stream of [child!.stdout, child!.stderr])
					stream?.on('data', (chunk: Buffer) => {
						said = `${said}${chunk}`.slice(-20_000);
						if (said.includes('byline is ready')) resolve();
					});
			});
			await Promise.race([ready, exited]);
			if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Byline ended before it was ready: ${said}`);
		},
		async kill() {
			child?.kill('SIGKILL');
			await exited;
		},
		async stop() {
			const began = performance.now();
			child?.kill('SIGTERM');
			await exited;
			return performance.now() - began;
		},
		async freeze(ms) {
			child?.kill('SIGSTOP');
			await new Promise((resolve) => setTimeout(resolve, ms));
			child?.kill('SIGCONT');
		},
	};
}
