import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Digests a long text and prints the longest time (ms) for which nothing else could run. */
const SCRIPT = `
const { digestApart } = await import(process.argv[1] + 'bot/digest-apart.js');
const { createDocument } = await import(process.argv[1] + 'sources/document.js');
const sentence = 'Ana Reyes, the union chair, said on Tuesday that about 140 ships were waiting outside the harbour. ';
const document = createDocument({ origin: 'long', body: sentence.repeat(6000) });
let longest = 0;
let last = performance.now();
const beat = setInterval(() => {
	longest = Math.max(longest, performance.now() - last);
	last = performance.now();
}, 5);
const digest = await digestApart(document);
clearInterval(beat);
console.log(JSON.stringify({ longest, read: digest.document.sentences.read, same: digest.document.hash === document.hash }));
`;

test('a long text is digested while everything else goes on', { timeout: 60_000 }, async () => {
	// Threads need compiled files; these lie where packages are found from.
	const out = join(root, 'node_modules/.cache/byline-compiled');
	await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root, '--outDir', out]);
	const { stdout } = await run(process.execPath, ['--input-type=module', '-e', SCRIPT, `${pathToFileURL(out)}/`]);
	const { longest, read, same } = JSON.parse(stdout) as { longest: number; read: number; same: boolean };
	expect([read, same]).toEqual([6_000, true]);
	expect(longest).toBeLessThan(500);
});
