import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { Row } from './pages.ts';

/** The first line of a backup. */
const header = z.strictObject({
	/** Version of the format. */
	'byline-backup': z.literal(1),
	/** ISO 8601, UTC. */
	made: z.iso.datetime(),
	/** The migrations that the rows have been through. */
	migrations: z.array(z.string()).readonly(),
});
const line = z.tuple([z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))]);
/** The last line: without it, the file was cut short. */
const footer = z.strictObject({ rows: z.int(), sha256: z.string() });

export type BackupHeader = z.infer<typeof header>;

/** One row of one table. */
export type BackupRow = readonly [table: string, row: Row];

/** The file cannot be restored: damaged, cut short, of a newer version, or no backup at all. */
export class BadBackup extends Error {
	override name = 'BadBackup';
}

/**
 * Gzipped lines of JSON, the same for both databases: header, one line a row, and the hash of all that. It is there under its name
 * only when it is whole and on the disk. Gives the number of rows; throws when there is a file of that name.
 */
export async function writeBackup(file: string, { head, rows }: { head: BackupHeader; rows: AsyncIterable<BackupRow> }): Promise<number> {
	const part = `${file}.part`;
	let count = 0;
	async function* lines(): AsyncGenerator<string> {
		const hash = createHash('sha256');
		function hashed(value: unknown): string {
			const text = `${JSON.stringify(value)}\n`;
			hash.update(text);
			return text;
		}
		yield hashed(head);
		for await (const row of rows) {
			count++;
			yield hashed(row);
		}
		yield `${JSON.stringify({ rows: count, sha256: hash.digest('base64url') })}\n`;
	}
	await (await open(file, 'wx', 0o600)).close();
	try {
		await pipeline(Readable.from(lines()), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }));
		await rename(part, file);
		return count;
	} catch (cause) {
		await Promise.all([rm(part, { force: true }), rm(file, { force: true })]);
		throw cause;
	}
}

export interface OpenBackup {
	readonly head: BackupHeader;
	/** In the order in which they were written. Throws `BadBackup` after the last row when the hash is not right: check before use. */
	readonly rows: AsyncGenerator<BackupRow>;
}

export async function readBackup(file: string): Promise<OpenBackup> {
	const texts = linesOf(file);
	const first = await texts.next();
	const head = first.done ? null : header.safeParse(parsed(first.value));
	if (!head?.success) throw new BadBackup(`${file} is no backup of Byline, or one of a newer version`);
	return { head: head.data, rows: rowsOf(file, { texts, first: first.value ?? '' }) };
}

async function* rowsOf(file: string, { texts, first }: { texts: AsyncGenerator<string>; first: string }): AsyncGenerator<BackupRow> {
	const hash = createHash('sha256').update(`${first}\n`);
	let count = 0;
	for await (const text of texts) {
		const value = parsed(text);
		const end = footer.safeParse(value);
		if (end.success) {
			// To the very end, so that what gzip knows of damage is asked for too.
			const after = await texts.next();
			if (after.done && end.data.rows === count && end.data.sha256 === hash.digest('base64url')) return;
			throw new BadBackup(`${file} is damaged: its content is not what was written`);
		}
		const row = line.safeParse(value);
		if (!row.success) throw new BadBackup(`${file} is damaged after row ${count}`);
		hash.update(`${text}\n`);
		count++;
		yield row.data;
	}
	throw new BadBackup(`${file} is cut short: it ends after row ${count}`);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Not by readline: it ends a line at U+2028 too. */
async function* linesOf(file: string): AsyncGenerator<string> {
	const source = createReadStream(file);
	const unzipped = source.pipe(createGunzip());
	source.on('error', (cause) => unzipped.destroy(cause));
	let rest = '';
	const decoder = new TextDecoder();
	try {
		for await (const chunk of unzipped) {
			const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
		if (/^Z_/.test(code)) throw new BadBackup(`${file} is damaged, cut short, or no backup of Byline`, { cause });
		throw cause;
	} finally {
		source.destroy();
	}
}
