import { Parser } from 'htmlparser2';

/** A feed that a page names. */
export interface Offer {
	readonly url: string;
	readonly title: string;
}

const FEED_TYPE = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)\b/i;
const MOST = 5;
const LONGEST_TITLE = 80;

/** The feeds that a page offers in its head (`<link rel="alternate">`), in its order. */
export function offersIn(html: string, url: string): Offer[] {
	const found: Offer[] = [];
	const parser = new Parser({
		onopentag(name, { rel = '', type = '', href = '', title = '' }) {
			if (name !== 'link' || !/(?:^|\s)alternate(?:\s|$)/i.test(rel) || !FEED_TYPE.test(type.trim())) return;
			if (!URL.canParse(href, url) || found.length >= MOST) return;
			const target = new URL(href, url);
			if (!/^https?:$/.test(target.protocol) || found.some((one) => one.url === target.href)) return;
			found.push({ url: target.href, title: title.trim().slice(0, LONGEST_TITLE) });
		},
	});
	parser.end(html.slice(0, 500_000));
	return found;
}
