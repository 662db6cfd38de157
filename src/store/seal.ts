import { createHash } from 'node:crypto';

/** Hash of a row's payload, stored beside it: damage to a file is found in the row that it hit. */
export function seal(table: string, ...values: readonly (string | number | null)[]): string {
	return createHash('sha256')
		.update(JSON.stringify([table, ...values]))
		.digest('base64url');
}

/** Throws `DamagedRow` unless the row carries the seal that its content has. */
export function requireSeal(kept: string | null, { table, row, seal: made }: { table: string; row: string; seal: string }): void {
	if (kept !== made) throw new DamagedRow(table, row);
}

/** A row whose payload is not what was written. */
export class DamagedRow extends Error {
	override name = 'DamagedRow';
	readonly table: string;
	readonly row: string;
	constructor(table: string, row: string) {
		super(`Cannot trust row ${row} of table ${table}: its content is not what was written; restore a backup with "byline restore"`);
		this.table = table;
		this.row = row;
	}
}
