import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface Asset {
	readonly type: string;
	readonly body: Uint8Array<ArrayBuffer>;
	readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.svg': 'image/svg+xml',
};

/** The files of the page, as they are written: nothing has to be built for them. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
	const folder = path.join(import.meta.dirname, 'page');
	const assets = new Map<string, Asset>();
	for (const name of await readdir(folder)) {
		const type = TYPES[path.extname(name)];
		if (!type) continue;
		const body = new Uint8Array(await readFile(path.join(folder, name)));
		assets.set(name, { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` });
	}
	return assets;
}
