/** Query keys that say where a reader came from, and nothing about what is read. */
const TRACKING =
	/^(?:utm_.*|at_.*|mc_[ce]id|[fgy]bclid|gclid|dclid|msclkid|igshid|ocid|cmp|cmpid|ito|ns_.*|src|source|smid|partner|feed(?:type|name)?|rss|ref|ref_src|s?cid|xtor|wt\..*|__twitter_impression|output|amp)$/i;

/**
 * A url as it is compared: two that lead to the same article are alike, whatever marks are hung on them. Null for what is none. It is
 * for comparing only; people are given the url as it came.
 */
export function canonicalUrl(text: string): string | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
	const kept = [...url.searchParams].filter(([key]) => !TRACKING.test(key)).sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
	const query = new URLSearchParams(kept).toString();
	const host = url.hostname.toLowerCase().replace(/^(?:www|m|amp)\./, '');
	const path = url.pathname.replace(/\/(?:index\.html?|amp)?\/*$/i, '').replace(/\/{2,}/g, '/');
	return `${host}${url.port && `:${url.port}`}${path}${query && `?${query}`}`;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
