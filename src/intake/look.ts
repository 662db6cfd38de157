import type { WebSource } from '../model/topic.ts';
import type { Offer } from '../sources/feed/offers.ts';
import type { Visiting } from './visit.ts';

/** What is at an address that somebody gave. */
export type Looked =
	| { readonly status: 'found'; readonly kind: WebSource['kind']; readonly url: string; readonly title: string | null }
	/** A page that names feeds: which of them is meant? */
	| { readonly status: 'offers'; readonly offers: readonly Offer[] }
	| { readonly status: 'trouble'; readonly reason: string; readonly advice: string };

interface Looking extends Pick<Visiting, 'fetcher' | 'pool' | 'now'> {
	/** The operator gave it: see `FetchOptions`. */
	readonly trusted: boolean;
}

/** Fetches the address once, and says whether it is a feed, a page with an article, or a PDF. */
export async function look(url: string, { fetcher, pool, now, trusted }: Looking): Promise<Looked> {
	// Somebody asks for this one page, here and now: that is what a browser is for, and robots.txt is not.
	const fetched = await fetcher.fetch(url, { robots: false, trusted });
	if (fetched.status === 'unchanged') return { status: 'trouble', reason: 'the server sent nothing', advice: 'Try again later.' };
	if (fetched.status !== 'fetched') return { status: 'trouble', reason: fetched.reason, advice: fetched.advice };
	const { bytes, charset } = fetched;
	const address = fetched.moved ?? url;
	const today = new Date(now()).toISOString().slice(0, 10);
	const options = { url: fetched.url, charset, today, most: 1, known: new Set<string>() };
	const feed = await pool.run({ kind: 'feed', bytes, options });
	if (feed.status === 'done' && feed.result.kind === 'feed')
		return { status: 'found', kind: 'feed', url: address, title: feed.result.title };
	if (feed.status === 'done' && feed.result.kind === 'none' && feed.result.offers.length)
		return { status: 'offers', offers: feed.result.offers };
	const page = await pool.run({ kind: 'page', bytes, origin: url, known: {} });
	if (page.status === 'ended') return { status: 'trouble', reason: page.reason, advice: 'Give another address.' };
	if (page.result.kind === 'none') return { status: 'trouble', reason: page.result.reason, advice: page.result.advice };
	const { title, text } = page.result.document;
	const kind = fetched.type === 'application/pdf' || /^%PDF-/.test(Buffer.from(bytes.subarray(0, 5)).toString('latin1')) ? 'pdf' : 'page';
	return { status: 'found', kind, url: address, title: title && text.slice(title.start, title.end) };
}
