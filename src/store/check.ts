import { sql } from 'kysely';
import { deliverySeal } from './deliveries.ts';
import { documentSeal } from './documents.ts';
import { eventSeal } from './inbox.ts';
import { questionSeal } from './questions.ts';
import { dialectOf, type Store } from './store.ts';

/** Damaged places, each as a sentence; empty when all is well. Reads everything: for start-up and for `byline check`. */
export async function damage(store: Store): Promise<string[]> {
	const found: string[] = [];
	if (dialectOf(store) === 'sqlite') {
		const { rows } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(store);
		for (const { quick_check: text } of rows) if (text !== 'ok') found.push(`The file's structure is damaged: ${text}`);
		if (found.length) return found;
	}
	for (const row of await store.selectFrom('documents').selectAll().execute()) {
		if (row.seal !== documentSeal(row.tenant, row.hash, row.text, row.meta)) found.push(damaged('document', row.hash, row.tenant));
	}
	for (const row of await store.selectFrom('questions').selectAll().execute()) {
		if (row.seal !== questionSeal(row)) found.push(damaged('question', row.event, row.tenant));
	}
	for (const { payload, ...row } of await store.selectFrom('inbox').selectAll().where('payload', 'is not', null).execute()) {
		if (row.seal !== eventSeal({ ...row, payload: payload ?? '' })) found.push(damaged('event', row.event, row.tenant));
	}
	for (const row of await store.selectFrom('deliveries').selectAll().execute()) {
		if (row.seal !== deliverySeal(row)) found.push(damaged('delivery', row.key, row.tenant));
	}
	return found;
}

function damaged(what: string, id: string, tenant: string): string {
	return `The ${what} ${id} of ${tenant} is not what was written`;
}
