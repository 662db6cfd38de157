import type { Document } from '../model/document.ts';
import { changedArticles } from '../store/articles.ts';
import { findDocument } from '../store/documents.ts';
import { standingDocuments } from '../store/standing.ts';
import type { Context } from './context.ts';

/** A Document that cards stand on, and what has become of it: null where its source has withdrawn it. */
export interface Changed {
	readonly before: Document;
	readonly after: Document | null;
}

/** Cards are looked after for so long (ms). */
const KEPT = 14 * 86_400_000;

/** Documents of recent cards that have since changed or been withdrawn: fetched ones, and files that hold other words now. */
export async function changedDocuments({ store, library, now }: Pick<Context, 'store' | 'library' | 'now'>): Promise<readonly Changed[]> {
	const since = now() - KEPT;
	const standing = await standingDocuments(store, { since });
	const changed: Changed[] = [];
	for (const { article, before } of await changedArticles(store, { since })) {
		const after = article.withdrawnAt === null ? await findDocument(store, { tenant: article.tenant, hash: article.document }) : null;
		const hashes = article.withdrawnAt === null ? before : [...before, article.document];
		for (const { tenant, document } of standing) {
			const was = hashes.includes(document) ? await findDocument(store, { tenant, hash: document }) : null;
			if (was && (after || article.withdrawnAt !== null)) changed.push({ before: was, after });
		}
	}
	for (const topic of library.topics) {
		const entries = await library.entries(topic);
		const current = new Set(entries.map(({ document }) => document.hash));
		for (const { tenant, document, topic: name } of standing) {
			if (name !== topic.name || current.has(document)) continue;
			const was = await findDocument(store, { tenant, hash: document });
			const now = was && entries.find((entry) => entry.document.origin === was.origin && entry.document.hash !== was.hash);
			if (was && now) changed.push({ before: was, after: now.document });
		}
	}
	return changed.filter(({ before }, i) => changed.findIndex((other) => other.before.hash === before.hash) === i);
}
