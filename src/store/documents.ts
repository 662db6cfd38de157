import { z } from 'zod';
import type { Document } from '../model/document.ts';
import type { Tenant } from '../model/place.ts';
import type { Tables } from './schema.ts';
import { DamagedRow, seal } from './seal.ts';
import type { Store } from './store.ts';

const span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const meta = z.strictObject({
	origin: z.string(),
	hash: z.string(),
	title: span.nullable(),
	body: span,
	publisher: z.string().nullable(),
	url: z.string().nullable(),
	published: z.string().nullable(),
	language: z.string().nullable(),
});

/** Keeps a Document, so that a card can be asked about when its file is gone. A second time changes nothing. */
export async function keepDocument(
	store: Store,
	{ tenant, document, at }: { tenant: Tenant; document: Document; at: number },
): Promise<void> {
	const { text, ...rest } = document;
	const metaText = JSON.stringify(rest);
	await store
		.insertInto('documents')
		.values({ tenant, hash: document.hash, text, meta: metaText, kept_at: at, seal: documentSeal(tenant, document.hash, text, metaText) })
		.onConflict((conflict) => conflict.columns(['tenant', 'hash']).doNothing())
		.execute();
}

/** Throws `DamagedRow` when the text is not what was kept. */
export async function findDocument(store: Store, { tenant, hash }: { tenant: Tenant; hash: string }): Promise<Document | null> {
	const row = await store.selectFrom('documents').selectAll().where('tenant', '=', tenant).where('hash', '=', hash).executeTakeFirst();
	return row ? toDocument(row) : null;
}

/** Throws `DamagedRow` when the text is not what was kept. */
export function toDocument(row: Tables['documents']): Document {
	if (row.seal !== documentSeal(row.tenant, row.hash, row.text, row.meta)) throw new DamagedRow('documents', `${row.tenant} ${row.hash}`);
	return { ...meta.parse(JSON.parse(row.meta)), text: row.text };
}

export function documentSeal(tenant: string, hash: string, text: string, metaText: string): string {
	return seal('documents', tenant, hash, text, metaText);
}
