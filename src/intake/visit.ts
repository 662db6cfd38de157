import { createHash } from 'node:crypto';
import { canonicalUrl } from '../sources/feed/canonical-url.ts';
import type { FeedItem } from '../sources/feed/parse-feed.ts';
import type { Fetcher } from '../sources/fetch/fetcher.ts';
import type { Fetched } from '../sources/fetch/outcome.ts';
import { marksOf } from '../store/articles.ts';
import type { Source } from '../store/sources.ts';
import type { Store } from '../store/store.ts';
import type { Brought } from './keep.ts';
import type { Pool } from './pool.ts';

/** What a visit to a source gave, with nothing written yet. */
export type Visit =
	| {
			readonly status: 'brought';
			readonly brought: readonly Brought[];
			/** What the source calls itself. */
			readonly title: string | null;
			readonly address: string;
			readonly etag: string | null;
			readonly lastModified: string | null;
			readonly bodyHash: string;
			/** What people may want to know ("The feed has 50,000 items; the newest 200 were read"). */
			readonly notes: readonly string[];
	  }
	| { readonly status: 'unchanged'; readonly etag: string | null; readonly lastModified: string | null }
	| (Trouble & { readonly status: 'gone' | 'failed' })
	| (Trouble & { readonly status: 'later'; readonly after: number });

interface Trouble {
	readonly reason: string;
	readonly advice: string;
}

export interface Visiting {
	readonly fetcher: Fetcher;
	readonly pool: Pool;
	readonly store: Store;
	/** Unix time in ms. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
}

/** Items of a feed that are read at one visit: more than any newsroom publishes between two. */
const MOST_ITEMS = 200;
const ACCEPT: Readonly<Record<Source['kind'], string>> = {
	feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
	page: 'text/html, application/xhtml+xml, */*;q=0.5',
	pdf: 'application/pdf, */*;q=0.5',
	added: '*/*',
	folder: '*/*',
};

/** Fetches a source and reads what is new in it. Never rejects for what the source does. */
export async function visit(source: Source, visiting: Visiting): Promise<Visit> {
	const { etag, lastModified, kind, address } = source;
	const fetched = await fetchFor(
		source,
		{ url: address, accept: ACCEPT[kind], robots: kind !== 'feed', validators: { etag, lastModified } },
		visiting,
	);
	if (fetched.status === 'unchanged') return { status: 'unchanged', ...kept(fetched.validators, source) };
	if (fetched.status === 'refused') return { ...fetched, status: 'failed' };
	if (fetched.status !== 'fetched') return fetched;
	const bodyHash = createHash('sha256').update(fetched.bytes).digest('base64url');
	if (bodyHash === source.bodyHash) return { status: 'unchanged', ...fetched.validators };
	const read = kind === 'feed' ? await readFeed(source, fetched, visiting) : await readPage(source, fetched, visiting);
	if ('reason' in read) return { status: 'failed', ...read };
	return { status: 'brought', ...read, address: fetched.moved ?? address, ...fetched.validators, bodyHash };
}

/** A 304 may leave them out. RFC 9110, section 15.4.5 */
function kept({ etag, lastModified }: { etag: string | null; lastModified: string | null }, source: Source) {
	return { etag: etag ?? source.etag, lastModified: lastModified ?? source.lastModified };
}

interface Wanted {
	readonly url: string;
	readonly accept: string;
	readonly robots: boolean;
	readonly validators?: { readonly etag: string | null; readonly lastModified: string | null };
}

/** Only an address that stands in the configuration may lead to a private host that is allowed there. */
function fetchFor(source: Source, { url, ...wanted }: Wanted, { fetcher, signal }: Visiting): Promise<Fetched> {
	return fetcher.fetch(url, { ...wanted, trusted: source.given === 'config', ...(signal && { signal }) });
}

type Read = { readonly brought: Brought[]; readonly title: string | null; readonly notes: string[] } | Trouble;
type Page = Extract<Fetched, { status: 'fetched' }>;

async function readFeed(source: Source, { bytes, url, charset }: Page, visiting: Visiting): Promise<Read> {
	const { pool, store, now } = visiting;
	const known = await marksOf(store, { tenant: source.tenant, source: source.id });
	const today = new Date(now()).toISOString().slice(0, 10);
	const done = await pool.run({ kind: 'feed', bytes, options: { url, charset, today, most: MOST_ITEMS, known } });
	if (done.status === 'ended') return { reason: done.reason, advice: 'Tell the site; meanwhile the documents that are here stay.' };
	if (done.result.kind === 'none') return done.result;
	const { items, title, total, empty } = done.result;
	const brought = await Promise.all(items.map((item) => wholeItem(item, source, visiting)));
	const notes =
		total > items.length + empty ? [`The feed has ${total.toLocaleString('en-GB')} items; the newest ${items.length} were read.`] : [];
	return { brought: brought.flatMap((one) => one ?? []), title, notes };
}

/** An item with its whole text: that of its page, where the feed has but the beginning and the source is set to look. */
async function wholeItem(item: FeedItem, source: Source, visiting: Visiting): Promise<Brought | null> {
	const { made, guid, url, canonical, published, modified, mark } = item;
	if (!made) return null;
	const whole = source.fullText && made.teaser && url ? await articleAt(url, { source, published, title: source.title }, visiting) : null;
	const { document, sketch } = whole ?? made;
	return { guid, url: canonical, mark, document, sketch, published: published ?? document.published, modified };
}

/** The article's own page; null when it cannot be had, and then the feed's words have to do. */
async function articleAt(
	url: string,
	{ source, published }: { source: Source; published: string | null; title: string | null },
	visiting: Visiting,
): Promise<{ document: Brought['document']; sketch: string } | null> {
	const fetched = await fetchFor(source, { url, accept: ACCEPT.page, robots: true }, visiting);
	if (fetched.status !== 'fetched') return null;
	const done = await visiting.pool.run({
		kind: 'page',
		bytes: fetched.bytes,
		origin: url,
		known: { url, published: published ?? undefined },
	});
	return done.status === 'done' && done.result.kind === 'page' ? done.result : null;
}

async function readPage(source: Source, { bytes, url }: Page, { pool }: Visiting): Promise<Read> {
	const done = await pool.run({ kind: 'page', bytes, origin: source.url, known: { url } });
	if (done.status === 'ended') return { reason: done.reason, advice: 'Take another page.' };
	if (done.result.kind === 'none') return done.result;
	const { document, sketch } = done.result;
	const title = document.title ? document.text.slice(document.title.start, document.title.end) : null;
	const { published } = document;
	return {
		brought: [{ guid: null, url: canonicalUrl(url), mark: document.hash, document, sketch, published, modified: null }],
		title,
		notes: [],
	};
}
