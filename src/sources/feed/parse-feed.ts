import { createHash } from 'node:crypto';
import { parseFeed as parse } from 'feedsmith';
import type { Document } from '../../model/document.ts';
import { decode } from '../decode.ts';
import { createDocument } from '../document.ts';
import { languageOf } from '../language.ts';
import { publishedDate } from '../published.ts';
import { SourceError } from '../source-error.ts';
import { canonicalUrl } from './canonical-url.ts';
import { type Offer, offersIn } from './offers.ts';
import { contentText, isTeaser, titleText } from './plain-text.ts';
import { type RawFeed, type RawItem, rawFeed } from './raw-item.ts';
import { sketchOf } from './sketch.ts';

/** An item of a feed. */
export interface FeedItem {
	readonly guid: string | null;
	/** As it came, made absolute. */
	readonly url: string | null;
	/** For comparing. */
	readonly canonical: string | null;
	/** ISO dates; null where the feed does not say. One in the future is taken for today. */
	readonly published: string | null;
	readonly modified: string | null;
	/** Hash of title and content as the feed gives them. */
	readonly mark: string;
	/** Null for an item whose mark is known already: nothing was made of it. */
	readonly made: { readonly document: Document; readonly sketch: string; readonly teaser: boolean } | null;
}

export type ParsedFeed =
	| {
			readonly kind: 'feed';
			readonly title: string | null;
			/** The newest first, as far as the feed dates them. */
			readonly items: readonly FeedItem[];
			/** How many there are in all, and how many of those read had no words. */
			readonly total: number;
			readonly empty: number;
	  }
	| { readonly kind: 'none'; readonly reason: string; readonly advice: string; readonly offers: readonly Offer[] };

export interface FeedOptions {
	/** Where it was found. */
	readonly url: string;
	/** As the server declares it. */
	readonly charset?: string | null;
	/** ISO date. */
	readonly today: string;
	/** Items to read at most. */
	readonly most: number;
	/** Marks of items that need not be read again. */
	readonly known: ReadonlySet<string>;
}

/** Reads RSS, Atom, RDF or JSON Feed. What is no feed is said to be what it is, with the feeds that it names. Never throws for its input. */
export async function parseFeed(bytes: Uint8Array, options: FeedOptions): Promise<ParsedFeed> {
	const text = decode(bytes, options.charset ?? declaredCharset(bytes));
	const feed = readFeed(text);
	if (!feed) return noFeed(text, options.url);
	const newest = newestFirst(feed.items).slice(0, options.most);
	const title = titleText(feed.title ?? '') || null;
	const items: FeedItem[] = [];
	let empty = 0;
	for (const raw of newest) {
		const item = await readItem(raw, { feed, title, ...options });
		if (item) items.push(item);
		else empty++;
	}
	return { kind: 'feed', title, items, total: feed.items.length, empty };
}

function readFeed(text: string): RawFeed | null {
	try {
		return rawFeed(parse(text.replace(/^[\s\ufeff]+/, '')));
	} catch {
		return null;
	}
}

function declaredCharset(bytes: Uint8Array): string | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
	return /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1];
}

/** Where every item has a date, the newest first; else in the feed's order, which nearly always is that. */
function newestFirst(items: readonly RawItem[]): readonly RawItem[] {
	const times = items.map(({ published }) => Date.parse(published ?? ''));
	if (times.some(Number.isNaN)) return items;
	const order = items.map((item, i) => ({ item, time: times[i]! }));
	return order.sort((a, b) => b.time - a.time).map(({ item }) => item);
}

interface ItemOptions extends FeedOptions {
	readonly feed: RawFeed;
	readonly title: string | null;
}

async function readItem(raw: RawItem, options: ItemOptions): Promise<FeedItem | null> {
	const url = raw.url !== null && URL.canParse(raw.url, options.url) ? new URL(raw.url, options.url).href : null;
	const mark = createHash('sha256')
		.update(JSON.stringify([raw.title, raw.content]))
		.digest('base64url');
	const published = dateOf(raw.published, options.today);
	const made = options.known.has(mark) ? null : await make(raw, { ...options, origin: url ?? options.url, itemUrl: url, published });
	if (made === 'empty') return null;
	const known = { guid: raw.guid, url, canonical: url && canonicalUrl(url), mark };
	return { ...known, published, modified: dateOf(raw.modified, options.today), made };
}

/** A day ahead is still today somewhere. */
function dateOf(written: string | null, today: string): string | null {
	const read = publishedDate(written ?? '');
	if (!('date' in read)) return null;
	const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
	return read.date > tomorrow ? today : read.date;
}

async function make(
	raw: RawItem,
	{
		feed,
		title: feedTitle,
		origin,
		itemUrl,
		published,
	}: ItemOptions & { origin: string; itemUrl: string | null; published: string | null },
): Promise<FeedItem['made'] | 'empty'> {
	const title = titleText(raw.title);
	const content = readContent(raw.content, { title, origin });
	if (!title && !content) return 'empty';
	const parsed = createDocument({
		origin,
		// An item that is but a title says one thing: that is its text.
		...(content ? { title, body: content } : { body: title }),
		publisher: raw.publisher ?? feedTitle ?? undefined,
		url: itemUrl ?? undefined,
		published: published ?? undefined,
	});
	if (!parsed.text) return 'empty';
	const declared = /^[a-z]{2}/i.exec(raw.language ?? feed.language ?? '')?.[0].toLowerCase() ?? null;
	const document = { ...parsed, language: (await languageOf(parsed)) ?? declared };
	return { document, sketch: sketchOf(document.text), teaser: isTeaser(content) };
}

function readContent(html: string, options: { title: string; origin: string }): string {
	try {
		return contentText(html, options);
	} catch (cause) {
		// Its title is still news.
		if (cause instanceof SourceError) return '';
		throw cause;
	}
}

function noFeed(text: string, url: string): ParsedFeed {
	const offers = /<link\b/i.test(text) ? offersIn(text, url) : [];
	const [offer] = offers;
	if (/<html[\s>]|<!doctype html|<body[\s>]|<head[\s>]/i.test(text.slice(0, 5_000))) {
		const advice = offer
			? `It names ${offers.length === 1 ? 'a feed' : 'feeds'}: ${offers.map((one) => one.url).join(', ')}`
			: 'It names no feed. Look for one on the site, or take the page itself as a source.';
		return { kind: 'none', reason: 'it is a web page, not a feed', advice, offers };
	}
	const reason = text.trim() === '' ? 'it is empty' : /^\s*[<{]/.test(text) ? 'it is damaged, or no feed' : 'it is no feed';
	return { kind: 'none', reason, advice: 'Check the address in a browser.', offers };
}
