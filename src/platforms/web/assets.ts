import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context, Hono } from 'hono';
import type { From } from './board.ts';
import { visitor } from './visitor.ts';

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

/** The page at `/`, and its files below `/page`; gives what serves any of them. A browser asks each time whether they are still the same. */
export function serveAssets(
	app: Hono<From>,
	{ assets }: { readonly assets: ReadonlyMap<string, Asset> },
): (context: Context, name: string) => Response {
	app.get('/', (context) => {
		// Before the page asks for several things at once, its browser is known.
		visitor(context);
		return serve(context, 'index.html');
	});
	app.get('/page/:name', (context) => serve(context, context.req.param('name')));
	return serve;

	function serve(context: Context, name: string): Response {
		const found = assets.get(name);
		if (!found) return context.text('There is nothing here.\n', 404);
		const headers = { 'content-type': found.type, etag: found.etag, 'cache-control': 'no-cache' };
		return context.req.header('if-none-match') === found.etag ? context.body(null, 304, headers) : context.body(found.body, 200, headers);
	}
}
