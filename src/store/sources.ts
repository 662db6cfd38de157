import { createHash } from 'node:crypto';
import { OPERATOR, type Tenant, type UserRef } from '../model/place.ts';
import type { WebSource } from '../model/topic.ts';
import type { Tables } from './schema.ts';
import { seal } from './seal.ts';
import type { Store } from './store.ts';

/** `gone`: it says itself that it will not come back, and is not visited any more. */
export type SourceState = 'new' | 'fine' | 'failing' | 'gone';

/** A feed, page or PDF of a Topic, and how the last visits went. Times are Unix ms. */
export interface Source {
	readonly tenant: Tenant;
	readonly id: string;
	/** The Topic's name. */
	readonly topic: string;
	/** `added`: documents that the operator gave one by one. It and a `folder` are not visited. */
	readonly kind: WebSource['kind'] | 'added' | 'folder';
	/** As it was given. */
	readonly url: string;
	readonly given: 'config' | 'people';
	readonly fullText: boolean;
	readonly every: number | null;
	readonly addedBy: UserRef | null;
	readonly addedAt: number;
	readonly title: string | null;
	/** Where it is fetched now. */
	readonly address: string;
	readonly etag: string | null;
	readonly lastModified: string | null;
	readonly bodyHash: string | null;
	readonly state: SourceState;
	/** Null: never again. */
	readonly nextAt: number | null;
	readonly checkedAt: number | null;
	readonly succeededAt: number | null;
	/** Visits in a row that failed. */
	readonly failures: number;
	readonly failingSince: number | null;
	/** What went wrong, as a clause, and what to do, as a sentence. */
	readonly reason: string | null;
	readonly advice: string | null;
}

export type NewSource = Pick<Source, 'tenant' | 'topic' | 'kind' | 'url' | 'given' | 'fullText' | 'every' | 'addedBy'>;

/** The same for the same Topic, kind and url. */
export function sourceId({ topic, kind, url }: Pick<Source, 'topic' | 'kind' | 'url'>): string {
	return createHash('sha256')
		.update(JSON.stringify([topic, kind, url]))
		.digest('base64url')
		.slice(0, 16);
}

/** False when the Topic has it already. It is visited as soon as somebody looks. */
export async function addSource(store: Store, { at, ...source }: NewSource & { at: number }): Promise<boolean> {
	const result = await store
		.insertInto('sources')
		.values(newRow({ ...source, at }))
		.onConflict((conflict) => conflict.columns(['tenant', 'id']).doNothing())
		.executeTakeFirst();
	return result.numInsertedOrUpdatedRows === 1n;
}

/** False when there is none. What it brought stays in the store, and is no longer among the Topic's documents. */
export async function removeSource(store: Store, { tenant, id }: { tenant: Tenant; id: string }): Promise<boolean> {
	const result = await store.deleteFrom('sources').where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
	return result.numDeletedRows > 0n;
}

/** Makes the operator's sources those that the configuration names; what is known of the ones that stay is kept. */
export async function takeConfigured(store: Store, { sources, at }: { sources: readonly NewSource[]; at: number }): Promise<void> {
	await store.transaction().execute(async (transaction) => {
		const before = await transaction
			.selectFrom('sources')
			.selectAll()
			.where('tenant', '=', OPERATOR)
			.where('given_by', '=', 'config')
			.execute();
		const wanted = new Map(sources.map((source) => [sourceId(source), source]));
		for (const row of before) {
			const source = wanted.get(row.id);
			const same = source && row.full_text === Number(source.fullText) && row.every === source.every;
			if (same) wanted.delete(row.id);
			else if (!source) await transaction.deleteFrom('sources').where('tenant', '=', OPERATOR).where('id', '=', row.id).execute();
		}
		for (const source of wanted.values()) {
			const row = newRow({ ...source, at });
			const { full_text, every, added_by, added_at, given_by } = row;
			await transaction
				.insertInto('sources')
				.values(row)
				.onConflict((conflict) =>
					conflict.columns(['tenant', 'id']).doUpdateSet({
						full_text,
						every,
						added_by,
						added_at,
						given_by,
						next_at: at,
						body_hash: null,
						etag: null,
						last_modified: null,
						seal: row.seal,
					}),
				)
				.execute();
		}
	});
}

/** Null where there is none. */
export async function findSource(store: Store, { tenant, id }: { tenant: Tenant; id: string }): Promise<Source | null> {
	const row = await store.selectFrom('sources').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
	return row ? toSource(row) : null;
}

/** By Topic and url; folders, which the configuration lists, are not among them. */
export async function sourcesOf(
	store: Store,
	{ tenants, topic }: { tenants: readonly Tenant[]; topic?: string },
): Promise<readonly Source[]> {
	const rows = await store
		.selectFrom('sources')
		.selectAll()
		.where('tenant', 'in', [...tenants])
		.where('kind', '!=', 'folder')
		.$if(topic !== undefined, (query) => query.where('topic', '=', topic!))
		.orderBy('topic')
		.orderBy('url')
		.orderBy('id')
		.execute();
	return rows.map(toSource);
}

/** Those whose time has come, longest overdue first. */
export async function dueSources(store: Store, { at, limit }: { at: number; limit: number }): Promise<readonly Source[]> {
	const rows = await store
		.selectFrom('sources')
		.selectAll()
		.where('next_at', 'is not', null)
		.where('next_at', '<=', at)
		.orderBy('next_at')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map(toSource);
}

/** When the next source is due; null when none is. */
export async function nextVisit(store: Store): Promise<number | null> {
	const row = await store
		.selectFrom('sources')
		.select(({ fn }) => fn.min('next_at').as('at'))
		.executeTakeFirst();
	return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** Puts off the next visit for as long as this one may take. False when another process was faster, or the source is gone. */
export async function claimVisit(store: Store, { tenant, id, nextAt }: Source, { until }: { until: number }): Promise<boolean> {
	const result = await store
		.updateTable('sources')
		.set({ next_at: until })
		.where('tenant', '=', tenant)
		.where('id', '=', id)
		.where('next_at', '=', nextAt)
		.executeTakeFirst();
	return result.numUpdatedRows === 1n;
}

export type Visited = Partial<
	Pick<
		Source,
		'title' | 'address' | 'etag' | 'lastModified' | 'bodyHash' | 'succeededAt' | 'failures' | 'failingSince' | 'reason' | 'advice'
	>
> &
	Pick<Source, 'tenant' | 'id' | 'state' | 'nextAt'> & { readonly checkedAt: number };

const COLUMNS = {
	title: 'title',
	address: 'address',
	etag: 'etag',
	lastModified: 'last_modified',
	bodyHash: 'body_hash',
	succeededAt: 'succeeded_at',
	failures: 'failures',
	failingSince: 'failing_since',
	reason: 'reason',
	advice: 'advice',
	state: 'state',
	nextAt: 'next_at',
	checkedAt: 'checked_at',
} as const;

/** How a visit went. Nothing happens when the source was removed meanwhile. */
export async function recordVisit(store: Store, { tenant, id, ...visit }: Visited): Promise<void> {
	const changes = Object.fromEntries(Object.entries(visit).map(([name, value]) => [COLUMNS[name as keyof typeof COLUMNS], value]));
	await store.updateTable('sources').set(changes).where('tenant', '=', tenant).where('id', '=', id).execute();
}

/** Sources that are gone, or that have not been readable since `since` (Unix ms) or longer, longest first. */
export async function failingSources(store: Store, { since }: { since: number }): Promise<readonly Source[]> {
	const rows = await store
		.selectFrom('sources')
		.selectAll()
		.where('failing_since', 'is not', null)
		.where(({ or, eb }) => or([eb('failing_since', '<=', since), eb('state', '=', 'gone')]))
		.orderBy('failing_since')
		.orderBy('id')
		.execute();
	return rows.map(toSource);
}

function isVisited(kind: Source['kind']): boolean {
	return kind !== 'added' && kind !== 'folder';
}

function newRow({ tenant, topic, kind, url, given, fullText, every, addedBy, at }: NewSource & { at: number }) {
	const id = sourceId({ topic, kind, url });
	const row = { tenant, id, topic, kind, url, given_by: given, full_text: Number(fullText), every, added_by: addedBy, added_at: at };
	return { ...row, address: url, state: isVisited(kind) ? 'new' : 'fine', next_at: isVisited(kind) ? at : null, seal: sourceSeal(row) };
}

function toSource(row: Omit<Tables['sources'], 'failures'> & { failures: number }): Source {
	return {
		tenant: row.tenant as Tenant,
		id: row.id,
		topic: row.topic,
		kind: row.kind as Source['kind'],
		url: row.url,
		given: row.given_by as Source['given'],
		fullText: row.full_text === 1,
		every: row.every,
		addedBy: row.added_by as UserRef | null,
		addedAt: row.added_at,
		title: row.title,
		address: row.address,
		etag: row.etag,
		lastModified: row.last_modified,
		bodyHash: row.body_hash,
		state: row.state as SourceState,
		nextAt: row.next_at,
		checkedAt: row.checked_at,
		succeededAt: row.succeeded_at,
		failures: row.failures,
		failingSince: row.failing_since,
		reason: row.reason,
		advice: row.advice,
	};
}

type Given = Pick<
	Tables['sources'],
	'tenant' | 'id' | 'topic' | 'kind' | 'url' | 'given_by' | 'full_text' | 'every' | 'added_by' | 'added_at'
>;

export function sourceSeal({ tenant, id, topic, kind, url, given_by, full_text, every, added_by, added_at }: Given): string {
	return seal('sources', tenant, id, topic, kind, url, given_by, full_text, every, added_by, added_at);
}
