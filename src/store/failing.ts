import type { Store } from './store.ts';

/** A source that cannot be read. */
export interface FailingSource {
	readonly topic: string;
	/** As it was given. */
	readonly url: string;
	/** Unix ms. */
	readonly since: number;
	readonly reason: string;
	readonly advice: string | null;
}

/** Sources that have not been read since before that time, although they are visited; longest first. */
export async function failingSources(
	store: Store,
	{ before, limit = 50 }: { before: number; limit?: number },
): Promise<readonly FailingSource[]> {
	const rows = await store
		.selectFrom('sources')
		.select(['topic', 'url', 'failing_since', 'reason', 'advice'])
		.where('failing_since', '<=', before)
		.orderBy('failing_since')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map(({ topic, url, failing_since: since, reason, advice }) => {
		return { topic, url, since: since ?? 0, reason: reason ?? 'no reason is known', advice };
	});
}
