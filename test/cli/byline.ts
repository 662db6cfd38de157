import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
let built: string | null = null;

/** Compiles the command once for a test file, in a place from which it finds its packages. */
function build(): string {
	const folder = path.join(root, 'node_modules/.cache', `byline-${process.pid}`);
	execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', root, '--outDir', folder]);
	writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
	return path.join(folder, 'cli.js');
}

afterAll(() => {
	if (built) rmSync(path.dirname(built), { recursive: true, force: true });
});

export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

interface RunOptions {
	readonly input?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** Writes its standard output to this file. */
	readonly into?: string;
	/** Closes the command's standard output after its first words, as `head` does. */
	readonly closeEarly?: boolean;
}

/** Runs the real command in a process of its own, with its output in pipes. */
export async function byline(args: readonly string[], { input, env = {}, into, closeEarly }: RunOptions = {}): Promise<Ended> {
	const { NO_COLOR: _, FORCE_COLOR: __, BYLINE_DEBUG: ___, ...inherited } = process.env;
	built ??= build();
	const stdout = into === undefined ? 'pipe' : openSync(into, 'w');
	const child = spawn(process.execPath, [built, ...args], { env: { ...inherited, ...env }, stdio: ['pipe', stdout, 'pipe'] });
	const out = { stdout: '', stderr: '' };
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		out.stdout += text;
		if (closeEarly) child.stdout?.destroy();
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		out.stderr += text;
	});
	child.stdin?.on('error', () => {});
	child.stdin?.end(input ?? '');
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	if (typeof stdout === 'number') closeSync(stdout);
	return { code, ...out };
}
