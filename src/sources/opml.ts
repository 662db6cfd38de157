import { generateOpml, parseOpml } from 'feedsmith';

/** A feed as lists of feeds are exchanged between readers. http://opml.org/spec2.opml */
export interface ListedFeed {
	readonly url: string;
	readonly title: string | null;
	/** The folders that it lies in, outermost first. */
	readonly folders: readonly string[];
}

export type ReadOpml = { readonly feeds: readonly ListedFeed[] } | { readonly problem: string };

interface Outline {
	readonly text?: string;
	readonly title?: string;
	readonly xmlUrl?: string;
	readonly outlines?: readonly Outline[];
}

/** More folders inside each other than any reader makes. */
const DEEPEST = 20;

export function readOpml(text: string): ReadOpml {
	try {
		const { body } = parseOpml(text.replace(/^[\s\ufeff]+/, ''));
		return { feeds: feedsIn(body?.outlines ?? [], []) };
	} catch {
		return { problem: 'it is no OPML: expected the list of feeds that a feed reader exports' };
	}
}

function feedsIn(outlines: readonly Outline[], folders: readonly string[]): ListedFeed[] {
	if (folders.length > DEEPEST) return [];
	return outlines.flatMap((outline) => {
		const name = outline.title ?? outline.text ?? '';
		const own = outline.xmlUrl ? [{ url: outline.xmlUrl.trim(), title: name || null, folders }] : [];
		return [...own, ...feedsIn(outline.outlines ?? [], [...folders, name])];
	});
}

export function writeOpml(feeds: readonly ListedFeed[]): string {
	const folders = [...new Set(feeds.map(({ folders: [name = ''] }) => name))];
	const outlines = folders.map((name) => ({
		text: name,
		outlines: feeds
			.filter(({ folders: [own = ''] }) => own === name)
			.map(({ url, title }) => ({ text: title ?? url, title: title ?? url, type: 'rss', xmlUrl: url })),
	}));
	return `${generateOpml({ head: { title: 'Sources of Byline' }, body: { outlines } })}\n`;
}
