/** `npm run golden`: writes the files beside the documents of `digests/` anew. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DIGESTS, goldenFiles } from './render.ts';

for (const { name, text } of await goldenFiles()) {
	writeFileSync(path.join(DIGESTS, name), text);
	console.log(`digests/${name}`);
}
