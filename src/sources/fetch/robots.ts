import robotsParser from 'robots-parser';
import type { Fetched } from './outcome.ts';

/** A site's rules for programs. https://www.rfc-editor.org/rfc/rfc9309 */
export interface Rules {
	allows(url: string): boolean;
	/** The pause (ms) that the site asks for between requests; null when it does not say. */
	readonly delay: number | null;
}

interface Asking {
	readonly trusted?: boolean;
	readonly signal?: AbortSignal;
}

interface Options {
	readonly fetch: (url: string, options: Asking & { readonly accept: string; readonly robots: false }) => Promise<Fetched>;
	readonly now: () => number;
	/** The name that rules may be written for. */
	readonly agent: string;
}

/** Its types speak of a default export that it does not have. */
const parse = robotsParser as unknown as typeof robotsParser.default;

const ALLOW_ALL: Rules = { allows: () => true, delay: null };
const ALLOW_NONE: Rules = { allows: () => false, delay: null };
/** Kept for a day, as the RFC asks; what could not be read is asked for again sooner (ms). */
const KEPT = 86_400_000;
const KEPT_WITHOUT = 600_000;
const MOST = 2_000;
/** A site that asks for more than half a minute would never be read (ms). */
const LONGEST_DELAY = 30_000;
/** The RFC asks that this much is read, and lets the rest be ignored (bytes). */
const READ = 512_000;

/** The rules of each site, read once a day. A site that cannot be asked for them allows nothing; one that has none, everything. */
export function robotsRules({ fetch, now, agent }: Options): { rulesOf(url: URL, asking: Asking): Promise<Rules | Fetched> } {
	const known = new Map<string, { readonly rules: Rules; readonly until: number }>();
	const asking = new Map<string, Promise<Rules | Fetched>>();
	return {
		async rulesOf(url, wanted) {
			const kept = known.get(url.origin);
			if (kept && kept.until > now()) return kept.rules;
			const asked = asking.get(url.origin) ?? ask(url, wanted).finally(() => asking.delete(url.origin));
			asking.set(url.origin, asked);
			return asked;
		},
	};

	async function ask(url: URL, { trusted, signal }: Asking): Promise<Rules | Fetched> {
		const address = new URL('/robots.txt', url).href;
		const options = { ...(trusted && { trusted }), ...(signal && { signal }) };
		const fetched = await fetch(address, { ...options, accept: 'text/plain', robots: false });
		if (fetched.status === 'later') return fetched;
		const rules = rulesIn(fetched, { address, agent });
		if (known.size >= MOST) known.delete(known.keys().next().value!);
		known.set(url.origin, { rules, until: now() + (rules === ALLOW_NONE ? KEPT_WITHOUT : KEPT) });
		return rules;
	}
}

function rulesIn(fetched: Fetched, { address, agent }: { address: string; agent: string }): Rules {
	if (fetched.status === 'fetched') return readRules(new TextDecoder().decode(fetched.bytes.subarray(0, READ)), { address, agent });
	const answered = fetched.status === 'failed' ? fetched.code : undefined;
	const none = fetched.status === 'gone' || (answered !== undefined && answered >= 400 && answered < 500 && answered !== 429);
	return none ? ALLOW_ALL : ALLOW_NONE;
}

function readRules(text: string, { address, agent }: { address: string; agent: string }): Rules {
	const robot = parse(address, text);
	const seconds = robot.getCrawlDelay(agent);
	return {
		allows: (wanted) => robot.isAllowed(wanted, agent) ?? true,
		delay: seconds ? Math.min(seconds * 1_000, LONGEST_DELAY) : null,
	};
}
