import type { ParsedText } from './document.ts';
import { type StructuredArticle, structuredArticle } from './json-ld.ts';
import type { Page, PageElement } from './page-node.ts';
import { publishedDate } from './published.ts';
import { isWebAddress } from './web-address.ts';

type Metadata = Pick<ParsedText, 'title' | 'publisher' | 'url' | 'published'> & { readonly articleBody: string | undefined };

const TITLE_KEYS = ['og:title', 'twitter:title', 'dc.title', 'parsely-title'];
const SITE_KEYS = ['og:site_name', 'dc.publisher', 'application-name'];
/** Names in use for the day of publication, the standard ones first; the day of a later change is not among them. */
const DATE_KEYS = [
	'article:published_time',
	'og:article:published_time',
	'og:published_time',
	'datepublished',
	'parsely-pub-date',
	'sailthru.date',
	'dc.date.issued',
	'dcterms.issued',
	'dc.date',
	'publication_date',
	'publish-date',
	'publishdate',
	'pubdate',
	'date',
];
const CUT_SHORT = /(?:…|\.{3})$/;

/** What a page says about itself, in JSON-LD, in `<meta>`, or in its own elements. What it does not say stays away. */
export function pageMetadata(page: Page): Metadata {
	const structured = structuredArticle(texts(page.querySelectorAll('script[type="application/ld+json" i]')));
	const meta = metaOf(page);
	const plain = (text: string | undefined) => (text?.includes('&') ? decoded(text, page) : text);
	const site = plain(structured.publisher) ?? pick(meta, SITE_KEYS);
	return {
		title: titleOf(
			{ heading: onlyText(page, 'h1'), others: [plain(structured.headline), pick(meta, TITLE_KEYS), onlyText(page, 'title')] },
			site,
		),
		publisher: site && !isWebAddress(site) ? site : pick(meta, SITE_KEYS),
		url: urlOf(page, meta, structured),
		published: dateOf(page, meta, structured),
		articleBody: plain(structured.body),
	};
}

interface Titles {
	/** The page's one `<h1>`: the title that readers see, unless it is the site's name. */
	readonly heading: string | undefined;
	/** What the page tells machines, best first. */
	readonly others: readonly (string | undefined)[];
}

/** The heading, where the page calls itself much the same; else the first title that was not cut short. The site's name comes off its end. */
function titleOf({ heading, others }: Titles, site: string | undefined): string | undefined {
	const titles = others.filter((title) => title !== undefined && title.trim() !== '') as string[];
	if (heading && (titles.length === 0 || titles.some((title) => alike(heading, title)))) return withoutSite(heading, titles, site);
	const title = titles.find((candidate) => !CUT_SHORT.test(candidate.trim())) ?? titles[0];
	return title && withoutSite(title, titles, site);
}

/** True when half of the longer title's words are in the other. */
function alike(a: string, b: string): boolean {
	const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
	return few.size > 0 && [...few].filter((word) => many.has(word)).length >= many.size / 2;
}

function wordsOf(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

function withoutSite(title: string, titles: readonly string[], site: string | undefined): string {
	const [, before, mark, after] = /^(.+?)\s+([|–—·-])\s+([^|–—·]+)$/s.exec(title.trim()) ?? [];
	if (!before || !after) return title;
	const named = site?.toLowerCase();
	const isSite = named !== undefined && (after.toLowerCase().includes(named) || named.includes(after.toLowerCase()));
	return isSite || (mark === '|' && titles.some((other) => other.trim() === before)) ? before : title;
}

function urlOf(page: Page, meta: ReadonlyMap<string, string>, structured: StructuredArticle): string | undefined {
	const canonical = page.querySelector('link[rel="canonical" i]')?.getAttribute('href');
	return [canonical, meta.get('og:url'), structured.url].map((url) => url?.trim()).find((url) => url !== undefined && isWebAddress(url));
}

function dateOf(page: Page, meta: ReadonlyMap<string, string>, structured: StructuredArticle): string | undefined {
	const written = [structured.published, ...DATE_KEYS.map((key) => meta.get(key)), ...timesOf(page)];
	for (const candidate of written) {
		const read = publishedDate(candidate ?? '');
		if ('date' in read) return read.date;
	}
	return undefined;
}

/** The page's marked time of publication, or the one time that its article shows. With several, none is known to be the right one. */
function timesOf(page: Page): string[] {
	const attribute = (element: PageElement) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? '';
	const marked = [...page.querySelectorAll('[itemprop="datePublished"], time[pubdate]')].map(attribute);
	const shown = new Set(
		[...page.querySelectorAll('article time[datetime], main time[datetime]')].map((time) => attribute(time).slice(0, 10)),
	);
	return shown.size === 1 ? [...marked, ...shown] : marked;
}

/** `<meta>` by lower-case name or property; the first of a name counts. */
function metaOf(page: Page): Map<string, string> {
	const found = new Map<string, string>();
	for (const meta of page.querySelectorAll('meta[content]')) {
		const key = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop'))?.trim().toLowerCase();
		const content = meta.getAttribute('content')?.trim();
		if (key && content && !found.has(key)) found.set(key, content);
	}
	return found;
}

function pick(meta: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
	for (const key of keys) if (meta.has(key)) return meta.get(key);
	return undefined;
}

/** The text of the one element of its kind; several headings say nothing about which is the title. */
function onlyText(page: Page, name: string): string | undefined {
	const all = texts([...page.querySelectorAll(name)].filter((element) => !element.closest('svg')));
	return all.length === 1 ? all[0]!.replace(/\s+/g, ' ').trim() : undefined;
}

function texts(elements: Iterable<PageElement>): string[] {
	return [...elements].map((element) => element.textContent ?? '');
}

/** Text with its character references resolved ("&#8217;"), as JSON-LD often has them. */
function decoded(text: string, page: Page): string {
	const element = page.createElement('div');
	element.innerHTML = text.replace(/</g, '&lt;');
	return element.textContent ?? text;
}
