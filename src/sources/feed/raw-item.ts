import type { parseFeed } from 'feedsmith';

/** Whatever feedsmith reads: four formats in one type. */
export type AnyFeed = ReturnType<typeof parseFeed<string>>;

/** An item of a feed of any format, before its HTML is read. */
export interface RawItem {
	readonly guid: string | null;
	readonly url: string | null;
	/** HTML, or plain text. */
	readonly title: string;
	readonly content: string;
	/** As written. */
	readonly published: string | null;
	readonly modified: string | null;
	/** Who published it first, where the feed gathers from others. */
	readonly publisher: string | null;
	readonly language: string | null;
}

export interface RawFeed {
	readonly title: string | null;
	readonly language: string | null;
	/** In the feed's order. */
	readonly items: readonly RawItem[];
}

/** Any of the four formats as one. */
export function rawFeed(parsed: AnyFeed): RawFeed {
	switch (parsed.format) {
		case 'rss':
			return rssFeed(parsed.feed);
		case 'atom':
			return atomFeed(parsed.feed);
		case 'rdf':
			return rdfFeed(parsed.feed);
		default:
			return jsonFeed(parsed.feed);
	}
}

type FeedOf<Format> = Extract<AnyFeed, { format: Format }>['feed'];

function rssFeed(feed: FeedOf<'rss'>): RawFeed {
	const items = (feed.items ?? []).map((item): RawItem => {
		const permalink = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
		return {
			guid: item.guid?.value ?? null,
			url: web(item.link) ?? web(alternate(item.atom?.links)) ?? web(permalink),
			title: item.title ?? '',
			content: longest(item.content?.encoded, item.description),
			published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published ?? null,
			modified: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
			publisher: item.source?.title ?? item.dc?.publishers?.[0] ?? null,
			language: item.dc?.languages?.[0] ?? null,
		};
	});
	return { title: feed.title ?? null, language: feed.language ?? feed.dc?.languages?.[0] ?? null, items };
}

function atomFeed(feed: FeedOf<'atom'>): RawFeed {
	const items = (feed.entries ?? []).map((entry): RawItem => {
		return {
			guid: entry.id ?? null,
			url: web(alternate(entry.links)) ?? web(entry.content?.src) ?? web(entry.id),
			title: asHtml(entry.title),
			content: longest(asHtml(entry.content), asHtml(entry.summary)),
			published: entry.published ?? entry.updated ?? null,
			modified: entry.updated ?? null,
			publisher: entry.source?.title?.value ?? null,
			language: entry.xml?.lang ?? entry.content?.xml?.lang ?? null,
		};
	});
	return { title: feed.title?.value ?? null, language: feed.xml?.lang ?? null, items };
}

function rdfFeed(feed: FeedOf<'rdf'>): RawFeed {
	const items = (feed.items ?? []).map((item): RawItem => {
		return {
			guid: item.rdf?.about ?? null,
			url: web(item.link) ?? web(item.rdf?.about),
			title: item.title ?? '',
			content: longest(item.content?.encoded, item.description),
			published: item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? null,
			modified: item.dcterms?.modified?.[0] ?? null,
			publisher: item.dc?.publishers?.[0] ?? null,
			language: item.dc?.languages?.[0] ?? null,
		};
	});
	return { title: feed.title ?? null, language: feed.dc?.languages?.[0] ?? null, items };
}

function jsonFeed(feed: FeedOf<'json'>): RawFeed {
	const items = (feed.items ?? []).map((item): RawItem => {
		const text = item.content_text === undefined ? undefined : escaped(item.content_text);
		return {
			guid: item.id ?? null,
			url: web(item.url) ?? web(item.external_url) ?? web(item.id),
			title: escaped(item.title ?? ''),
			content: longest(item.content_html, text, escaped(item.summary ?? '')),
			published: item.date_published ?? null,
			modified: item.date_modified ?? null,
			publisher: null,
			language: item.language ?? null,
		};
	});
	return { title: feed.title ?? null, language: feed.language ?? null, items };
}

interface Link {
	readonly href?: string;
	readonly rel?: string;
}

function alternate(links: readonly Link[] | undefined): string | undefined {
	return (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.find(({ rel }) => rel !== 'self'))?.href;
}

function web(url: string | undefined): string | null {
	return url && /^(?:https?:|\/|[^:]*$)/i.test(url.trim()) ? url.trim() : null;
}

/** Atom says of each text what it is. RFC 4287, section 3.1 */
function asHtml(text: { readonly value?: string; readonly type?: string } | undefined): string {
	const value = text?.value ?? '';
	return text?.type === 'html' || text?.type === 'xhtml' ? value : escaped(value);
}

function escaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/\n\s*\n/g, '<p>');
}

function longest(...texts: readonly (string | undefined)[]): string {
	return texts.reduce<string>((best, text) => (text && text.length > best.length ? text : best), '');
}
