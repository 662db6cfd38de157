import ipaddr from 'ipaddr.js';

/** Why an address is not fetched, and what to do about it. */
export interface Forbidden {
	readonly reason: string;
	readonly advice: string;
}

/** Where web servers for the public listen; on any other port, asking would be probing somebody's network. */
const PORTS = new Set(['', '80', '443', '8000', '8008', '8080', '8443', '8888']);
/** Addresses of the public internet; `unicast` alone would let the old IPv4-compatible `::127.0.0.1` pass. RFC 4291, section 2.4 */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Names that mean this machine, whatever a name server says. RFC 6761, section 6.3 */
const LOCAL = /(?:^|\.)localhost\.?$/i;
const LONGEST = 2_000;

/**
 * The url, or why it may not be fetched. Parsing undoes every way to write an address (`2130706433`, `0x7f.1`, `[::ffff:127.0.0.1]`),
 * and a host that is an address is judged here, since no name is looked up for it. `listed` holds `host:port` where anything goes.
 */
export function readAddress(text: string, listed: ReadonlySet<string> = new Set()): URL | Forbidden {
	const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
	if (!url) return { reason: 'it is no web address', advice: 'Write it as https://news.example/feed.' };
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		return { reason: `${url.protocol} addresses are not fetched`, advice: 'Give one that begins with https:// or http://.' };
	if (url.username || url.password)
		return {
			reason: 'it has a user name or a password in it',
			advice: 'Give the address without them: they would be shown in the channel.',
		};
	if (listed.has(hostAndPort(url))) return url;
	if (!PORTS.has(url.port))
		return { reason: `port ${url.port} is none that news is served on`, advice: 'Give an address on the usual port, 443 or 80.' };
	if (LOCAL.test(url.hostname)) return inside(url.hostname);
	const literal = literalOf(url.hostname);
	return literal === null || isPublic(literal) ? url : inside(url.hostname);
}

/** True for an address of the public internet: not of this machine, a private network, a tunnel or a translator. */
export function isPublic(address: string): boolean {
	if (!ipaddr.isValid(address)) return false;
	const parsed = ipaddr.process(address);
	return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_IPV6));
}

export function inside(host: string): Forbidden {
	return {
		reason: `${host} is not on the public internet`,
		advice: 'Only public addresses are fetched. An intranet’s feed can be allowed in config/byline.yaml under fetching: allow-private.',
	};
}

/** `news.example:443`, as `allow-private` names it. */
export function hostAndPort({ hostname, port, protocol }: URL): string {
	return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** The address that the host itself is; null for a name. */
function literalOf(hostname: string): string | null {
	const bare = hostname.replace(/^\[|\]$/g, '');
	return ipaddr.isValid(bare) ? bare : null;
}
