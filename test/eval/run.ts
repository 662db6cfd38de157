/**
 * `npm run eval -- <task> <folder>`: measures the core on public data.
 *
 * `folder` is a scratch copy of the evaluation data with its harness installed (`cd harness && npm install`).
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const HARNESS: Readonly<Record<string, readonly string[]>> = {
	answer: ['qa.mjs', '--set', 'squad2,squad2-article,abstain-near,abstain-far,shifts-wiki'],
	summaries: ['summ.mjs', '--set', 'cnndm-val,inshorts'],
	attribution: ['attr.mjs', '--split', 'dev'],
	dates: ['dates.mjs'],
	sentences: ['sbd.mjs'],
	cluster: ['cluster.mjs'],
};

/** Tasks of our own: they need no harness, and no folder either. */
const OWN: Readonly<Record<string, string>> = { verify: 'verify.ts' };

const [task = '', folder = ''] = process.argv.slice(2);
const own = OWN[task];
if (own) {
	const run = spawnSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, own), ...process.argv.slice(3)], {
		stdio: 'inherit',
	});
	process.exit(run.status ?? 1);
}
const command = HARNESS[task];
if (!command) fail(`No task "${task}": choose one of ${[...Object.keys(HARNESS), ...Object.keys(OWN)].join(', ')}`);
const harness = path.resolve(folder, 'harness');
if (!folder || !existsSync(path.join(harness, 'node_modules'))) {
	fail(`No installed harness in "${harness}": copy the evaluation folder to a scratch place and run npm install in its harness folder`);
}
const adapter = path.join(import.meta.dirname, 'adapter.ts');
const [script = '', ...options] = command;
const run = spawnSync(process.execPath, ['--import', 'tsx', path.join(harness, script), ...options, '--module', adapter], {
	stdio: 'inherit',
});
process.exitCode = run.status ?? 1;

function fail(problem: string): never {
	console.error(problem);
	process.exit(2);
}
