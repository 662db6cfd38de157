import { Agent } from 'undici';
import { hostAndPort, readAddress } from './address.ts';
import { type Answer, hop } from './hop.ts';
import { checkedLookup, type Resolve, systemResolve } from './lookup.ts';
import type { Fetched, Validators } from './outcome.ts';
import { readAnswer, whenLater } from './read-answer.ts';
import { retryAfter } from './retry-after.ts';
import { robotsRules } from './robots.ts';
import { hostTurns } from './turns.ts';

/** The one way in which anything is read from the network. */
export interface Fetcher {
	/** Never rejects for what servers, networks or addresses do. */
	fetch(url: string, options?: FetchOptions): Promise<Fetched>;
	close(): Promise<void>;
}

export interface FetchOptions {
	/** For `Accept`. */
	readonly accept?: string;
	/** Of the copy that is here already: then "unchanged" is a possible answer. */
	readonly validators?: Validators;
	/** Asks the site's robots.txt first. Off for feeds, which are published for programs; on for everything else. */
	readonly robots?: boolean;
	/** The operator named the address: hosts of `allowPrivate` may be asked. Never for an address that somebody gave in a chat. */
	readonly trusted?: boolean;
	/** Ends it early. */
	readonly signal?: AbortSignal;
}

export interface FetcherOptions {
	/** Unix time in ms. */
	readonly now: () => number;
	/** A web or mail address under which the operator can be reached: part of the user agent. */
	readonly contact?: string | null;
	/** `host:port` that a trusted address may name although it is not public. */
	readonly allowPrivate?: readonly string[];
	/** Between two requests to one host, in ms. */
	readonly gap?: number;
	/** For the whole transfer with all its redirects, in ms. */
	readonly within?: number;
	/** Bytes after decompression. */
	readonly largest?: number;
	readonly resolve?: Resolve;
}

const MOST_REDIRECTS = 5;
const WITHIN = 30_000;
const LARGEST = 10_000_000;
const GAP = 1_000;
const HEADERS_LARGEST = 32_768;
const AGENT = 'Byline';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** One url on its way through its redirects. */
interface Trip {
	readonly wanted: FetchOptions;
	/** Hosts with their ports that need not be public. */
	readonly mayReach: ReadonlySet<string>;
	/** Runs from the first request: waiting for one's first turn is nobody's slowness. */
	signal(): AbortSignal;
}

/** Opens the fetcher; `close` it, or its connections keep the process alive for a while. */
export function createFetcher(options: FetcherOptions): Fetcher {
	const { now, contact = null, allowPrivate = [], gap = GAP, within = WITHIN, largest = LARGEST, resolve = systemResolve } = options;
	const agent = `${AGENT}/0.1 (news digests; ${contact ? `+${contact}` : 'self-hosted'})`;
	const listed = new Set(allowPrivate);
	const open = dispatcher(checkedLookup(resolve), within);
	const inner = dispatcher(
		checkedLookup(resolve, () => true),
		within,
	);
	const turns = hostTurns({ gap, now });
	const robots = robotsRules({ fetch: follow, now, agent: AGENT });

	return {
		fetch: (url, wanted = {}) => follow(url, wanted),
		async close() {
			await Promise.all([open.destroy(), inner.destroy()]);
		},
	};

	/** Goes from hop to hop; every one is checked as if it were the first. */
	async function follow(text: string, wanted: FetchOptions): Promise<Fetched> {
		const trip = tripFor(text, wanted);
		const seen = new Set<string>();
		let current = text;
		let forGood = true;
		for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
			const url = readAddress(current, trip.mayReach);
			if (!(url instanceof URL)) return { status: 'refused', ...url };
			if (seen.has(url.href)) return failed('its redirects run in a circle', 'Check the address in a browser.');
			seen.add(url.href);
			const outcome = await ask(url, trip);
			if (!('header' in outcome)) return outcome;
			const location = REDIRECTS.has(outcome.code) ? outcome.header('location') : undefined;
			if (location === undefined) return readAnswer(outcome, { url, moved: forGood && hops > 0 ? url.href : null });
			if (!URL.canParse(location, url.href)) return failed('it leads to an address that is none', 'Check it in a browser.');
			forGood &&= outcome.code === 301 || outcome.code === 308;
			current = new URL(location, url).href;
		}
		return failed(`it is redirected more than ${MOST_REDIRECTS} times`, 'Give the address that it ends at.');
	}

	function tripFor(text: string, wanted: FetchOptions): Trip {
		// Only a host that the operator's own address names may be private: no public page leads inside.
		const first = URL.canParse(text) ? hostAndPort(new URL(text)) : '';
		let late: AbortSignal | undefined;
		return {
			wanted,
			mayReach: new Set(wanted.trusted && listed.has(first) ? [first] : []),
			signal() {
				late ??= AbortSignal.timeout(within);
				return wanted.signal ? AbortSignal.any([late, wanted.signal]) : late;
			},
		};
	}

	async function ask(url: URL, trip: Trip): Promise<Answer | Fetched> {
		const held = turns.held(url.hostname);
		if (held > 0) return whenLater(url, held);
		if (trip.wanted.robots !== false) {
			const allowed = await allowedBy(url, trip.wanted);
			if (allowed !== true) return allowed;
		}
		return turns.take(url.hostname, () => send(url, trip));
	}

	async function send(url: URL, { wanted, mayReach, signal }: Trip): Promise<Answer | Fetched> {
		const answer = await hop(url, {
			dispatcher: mayReach.has(hostAndPort(url)) ? inner : open,
			headers: { 'user-agent': agent, 'accept-encoding': 'gzip, br, deflate', ...headersFor(wanted) },
			signal: signal(),
			most: largest,
		});
		if (!('header' in answer) || (answer.code !== 429 && answer.code !== 503)) return answer;
		const after = retryAfter(answer.header('retry-after'), now());
		if (after === null) return answer;
		turns.hold(url.hostname, after);
		return whenLater(url, after);
	}

	async function allowedBy(url: URL, wanted: FetchOptions): Promise<true | Fetched> {
		const found = await robots.rulesOf(url, wanted);
		if ('status' in found) return found;
		if (found.delay) turns.slow(url.hostname, found.delay);
		if (found.allows(url.href)) return true;
		const advice = 'Use the site’s feed instead, or ask the site.';
		return { status: 'refused', reason: `${url.host} does not want programs to read this page (its robots.txt says so)`, advice };
	}
}

function dispatcher(lookup: ReturnType<typeof checkedLookup>, within: number): Agent {
	return new Agent({
		connect: { lookup, timeout: Math.min(within, 10_000) },
		connections: 1,
		pipelining: 1,
		maxHeaderSize: HEADERS_LARGEST,
		headersTimeout: within,
		bodyTimeout: within,
		keepAliveTimeout: 4_000,
		keepAliveMaxTimeout: 10_000,
	});
}

function headersFor({ accept = '*/*', validators }: FetchOptions): Record<string, string> {
	return {
		accept,
		...(validators?.etag && { 'if-none-match': validators.etag }),
		...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
	};
}

function failed(reason: string, advice: string): Fetched {
	return { status: 'failed', reason, advice };
}
