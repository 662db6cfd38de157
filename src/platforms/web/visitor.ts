import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { UserRef } from '../../model/place.ts';
import { userOf } from './references.ts';

const COOKIE = 'byline';
const YEAR = 365 * 86_400;

/** Who is in front of the page: a browser, told again by a cookie. Others see its hash only, so that nobody can pass for it. */
export function visitor(context: Context): UserRef {
	const known = getCookie(context, COOKIE);
	const secret = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url');
	if (secret !== known) setCookie(context, COOKIE, secret, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: YEAR });
	return userOf(createHash('sha256').update(secret).digest('hex').slice(0, 12));
}
