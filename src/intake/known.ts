import type { Tenant } from '../model/place.ts';
import { bandsOf } from '../sources/feed/sketch.ts';
import { type Article, articlesOf } from '../store/articles.ts';
import type { Store } from '../store/store.ts';

/** What a Topic has had, by all that an article may be recognised by. */
export interface Known {
	byGuid(source: string, guid: string): Article | null;
	byUrl(url: string): Article | null;
	/** Of the source itself where it has it, or else of another. */
	byMark(source: string, mark: string): Article | null;
	byDocument(hash: string): Article | null;
	/** Whose texts are probably much like this one. */
	like(sketch: string): readonly Article[];
	/** Takes one in, or takes note of how it is now. */
	put(article: Article): void;
}

/** Candidates beyond this many are not looked at: then nearly all of a Topic is one text. */
const MOST_ALIKE = 20;

export interface KnownArticles {
	of(tenant: Tenant, topic: string): Promise<Known>;
	/** They are read again when they are next asked for. */
	forget(tenant: Tenant, topic: string): void;
}

/** The articles of each Topic, read from the store once, and from then on only what is new there: another process may add to it. */
export function knownArticles(store: Store): KnownArticles {
	const topics = new Map<string, { readonly shelf: Shelf; newest: number }>();
	return {
		async of(tenant, topic) {
			const key = `${tenant} ${topic}`;
			const known = topics.get(key) ?? { shelf: new Shelf(), newest: -1 };
			topics.set(key, known);
			// A moment back: what another process wrote in the same one.
			for (const article of await articlesOf(store, { tenant, topic, after: known.newest - 1_000 })) {
				known.shelf.put(article);
				known.newest = Math.max(known.newest, article.changedAt);
			}
			return known.shelf;
		},
		forget(tenant, topic) {
			topics.delete(`${tenant} ${topic}`);
		},
	};
}

class Shelf implements Known {
	readonly #articles = new Map<string, Article>();
	readonly #keys = new Map<string, string>();
	readonly #bands = new Map<number, string[]>();

	byGuid(source: string, guid: string): Article | null {
		return this.#find(`g ${source} ${guid}`);
	}

	byUrl(url: string): Article | null {
		return this.#find(`u ${url}`);
	}

	byMark(source: string, mark: string): Article | null {
		return this.#find(`s ${source} ${mark}`) ?? this.#find(`m ${mark}`);
	}

	byDocument(hash: string): Article | null {
		return this.#find(`d ${hash}`);
	}

	like(sketch: string): readonly Article[] {
		const ids = new Set(bandsOf(sketch).flatMap((band) => this.#bands.get(band) ?? []));
		return [...ids].slice(0, MOST_ALIKE).map((id) => this.#articles.get(id)!);
	}

	put(article: Article): void {
		const { id, source, guid, mark, url, document, repeats } = article;
		const before = this.#articles.get(id);
		this.#articles.set(id, article);
		if (guid !== null) this.#keys.set(`g ${source} ${guid}`, id);
		this.#keys.set(`s ${source} ${mark}`, id);
		// The first to say something stays the one that others repeat.
		if (repeats !== null) return;
		for (const key of [`m ${mark}`, `d ${document}`, ...(url === null ? [] : [`u ${url}`])])
			if (!this.#keys.has(key)) this.#keys.set(key, id);
		if (before?.sketch !== article.sketch)
			for (const band of bandsOf(article.sketch)) this.#bands.set(band, [...(this.#bands.get(band) ?? []), id]);
	}

	#find(key: string): Article | null {
		const id = this.#keys.get(key);
		return (id !== undefined && this.#articles.get(id)) || null;
	}
}
