import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DIGESTS, goldenFiles } from './render.ts';

test('beside each document of digests/ stand its digest and its cards, as they are made today (npm run golden writes them)', async () => {
	const files = await goldenFiles();
	expect(files.length).toBeGreaterThan(1);
	for (const { name, text } of files) expect(readFileSync(path.join(DIGESTS, name), 'utf8'), name).toBe(text);
});
