import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { CHECKED, damage } from '../../src/store/check.ts';
import type { Row } from '../../src/store/pages.ts';
import type { Tables } from '../../src/store/schema.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';
import { eachDatabase } from './databases.ts';
import { contentOf, fill, resealed, TABLES } from './filled.ts';

/** The same choices in every run. */
function choices(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

const SEALED = TABLES.filter((table) => CHECKED[table].seal !== null);

/** The columns of a table that its seal covers, with text in them. */
function coveredColumns(table: keyof Tables, row: Row): string[] {
	return Object.keys(row).filter((column) => {
		if (column === 'seal' || typeof row[column] !== 'string') return false;
		return resealed(table, { ...row, [column]: `${row[column]}.` }).seal !== row.seal;
	});
}

/** A key is flipped in the file only: here it names the row. */
function flippable(table: keyof Tables, row: Row): string[] {
	return coveredColumns(table, row).filter((column) => !CHECKED[table].key.some((name) => name === column));
}

async function flip(store: Store, { table, row, bit }: { table: keyof Tables; row: Row; bit: (below: number) => number }): Promise<void> {
	const columns = flippable(table, row);
	const column = columns[bit(columns.length)]!;
	const text = String(row[column]);
	const letters = [...text.matchAll(/[a-z]/g)];
	const at = letters[bit(letters.length)]!.index;
	const flipped = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit(4))) + text.slice(at + 1);
	const where = sql.join(
		CHECKED[table].key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
		sql` and `,
	);
	await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${flipped} where ${where}`.execute(store);
}

eachDatabase((database) => {
	test('of 200 flipped bits in what the tables hold, every row is found and named', { timeout: 120_000 }, async () => {
		const store = await database.open();
		await fill(store, 40);
		expect(await damage(store)).toEqual([]);
		const bit = choices(5);
		const content = await contentOf(store);
		const rows = SEALED.flatMap((table) =>
			(content[table] ?? []).filter((row) => flippable(table, row).length > 0).map((row) => ({ table, row })),
		);
		const hit = rows.toSorted(() => bit(3) - 1).slice(0, 200);
		expect(hit).toHaveLength(200);
		for (const { table, row } of hit) await flip(store, { table, row, bit });
		const found = await damage(store);
		expect(found.slice(0, -1)).toHaveLength(20);
		expect(found.at(-1)).toBe(`${hit.length - 20} more rows are damaged`);
		for (const text of found.slice(0, -1)) expect(text).toMatch(/^The .+ of .+ is not what was written$/s);
	});
});

test('of 200 bits flipped anywhere in the file, none that changes what is sealed goes unnoticed', { timeout: 240_000 }, async () => {
	const path = await folder();
	const whole = join(path, 'whole.db');
	const store = await openStore(whole);
	await fill(store, 12);
	const before = sealedOf(await contentOf(store));
	await sql`pragma wal_checkpoint(truncate)`.execute(store);
	await store.destroy();
	const bytes = await readFile(whole);
	// What was never written to holds nothing.
	const used = [...bytes.keys()].filter((at) => bytes[at] !== 0);
	const bit = choices(11);
	const outcomes = { found: 0, harmless: 0, missed: [] as number[] };
	for (let i = 0; i < 200; i++) {
		const at = used[bit(used.length)]!;
		const damaged = Buffer.from(bytes);
		damaged[at]! ^= 1 << bit(8);
		const file = join(path, `flipped-${i}.db`);
		await writeFile(file, damaged);
		if (await isNoticed(file)) outcomes.found++;
		else if (JSON.stringify(sealedOf(await contentOfFile(file))) === JSON.stringify(before)) outcomes.harmless++;
		else outcomes.missed.push(at);
		await rm(file);
	}
	expect(outcomes.missed).toEqual([]);
	expect(outcomes.found).toBeGreaterThan(100);
	await copyFile(whole, join(path, 'again.db'));
	expect(await isNoticed(join(path, 'again.db'))).toBe(false);
});

async function isNoticed(file: string): Promise<boolean> {
	const opened = await openStore(file).catch(() => null);
	if (!opened) return true;
	const found = await damage(opened);
	await opened.destroy();
	return found.length > 0;
}

async function contentOfFile(file: string): Promise<Record<string, readonly Row[]>> {
	const store = await openStore(file);
	try {
		return await contentOf(store);
	} finally {
		await store.destroy();
	}
}

/** What the seals promise: each row's covered columns. */
function sealedOf(content: Record<string, readonly Row[]>): Record<string, unknown> {
	return Object.fromEntries(
		SEALED.map((table) => [
			table,
			(content[table] ?? []).map((row) => [row.seal, ...coveredColumns(table, row).map((column) => row[column])]),
		]),
	);
}
