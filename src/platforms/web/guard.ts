import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;

export interface Gate {
	/** Names under which the page is reached, besides localhost. */
	readonly hosts: readonly string[];
	/** The address that the listener is bound to: `127.0.0.1`. */
	readonly bound: string;
	readonly password: string | null;
}

/** The server takes connections from this machine alone. */
export function isLoopback(host: string): boolean {
	return LOOPBACK.test(host);
}

/**
 * Refuses what another site makes a browser send: by a name that it points at this machine (DNS rebinding), or from its own
 * page (CSRF). https://owasp.org/www-community/attacks/csrf, https://github.blog/security/dns-rebinding-attacks-explained
 */
export function guard({ hosts, bound, password }: Gate): MiddlewareHandler {
	const wanted = password === null ? null : digest(password);
	return async (context, next) => {
		const host = (context.req.header('host') ?? new URL(context.req.url).host).toLowerCase();
		if (!isKnown(host.replace(/:\d+$/, ''))) {
			return context.text('The page is not known by this name. WEB_HOSTS tells Byline which names it has.\n', 421);
		}
		if (isForeign(context, host)) return context.text('This was not sent by the page itself.\n', 403);
		if (wanted && !timingSafeEqual(digest(passwordOf(context.req.header('authorization'))), wanted)) {
			return context.text('The page asks for its password.\n', 401, { 'www-authenticate': 'Basic realm="Byline", charset="UTF-8"' });
		}
		await next();
		for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
		return undefined;
	};

	/** No name can be pointed at an address that is itself written out. */
	function isKnown(name: string): boolean {
		return isLoopback(name) || name === bound || hosts.includes(name) || (!isLoopback(bound) && ADDRESS.test(name));
	}
}

/** A browser says where a request comes from; what changes something has to say it. */
function isForeign({ req }: Context, host: string): boolean {
	const site = req.header('sec-fetch-site');
	const page = req.header('sec-fetch-mode') === 'navigate' && req.method === 'GET';
	if (site && site !== 'same-origin' && site !== 'none' && !page) return true;
	const origin = req.header('origin');
	if (origin === undefined) return req.method !== 'GET' && req.method !== 'HEAD';
	return !URL.canParse(origin) || new URL(origin).host !== host;
}

/** Anybody's name will do. */
function passwordOf(authorization = ''): string {
	const [, encoded = ''] = /^Basic (.+)$/i.exec(authorization) ?? [];
	const pair = Buffer.from(encoded, 'base64').toString();
	return pair.slice(pair.indexOf(':') + 1);
}

/** Of equal length, as the comparison needs it. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

/** Only what this server gives is loaded, nothing frames the page, and no text can become a script. */
const HEADERS: Readonly<Record<string, string>> = {
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
};
