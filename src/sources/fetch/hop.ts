import { type Agent, request } from 'undici';
import { readBody, TooLarge, UnknownEncoding } from './decompress.ts';
import { ForbiddenHost } from './lookup.ts';
import type { Trouble } from './outcome.ts';

/** One answer of one server. `bytes` is empty for anything but a success. */
export interface Answer {
	readonly code: number;
	header(name: string): string | undefined;
	readonly bytes: Uint8Array;
}

export interface HopOptions {
	readonly dispatcher: Agent;
	readonly headers: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
	/** Bytes after decompression. */
	readonly most: number;
}

/** Asks one server once. What goes wrong on the way is a value; `refused` when asking again would change nothing. */
export async function hop(
	url: URL,
	{ dispatcher, headers, signal, most }: HopOptions,
): Promise<Answer | (Trouble & { readonly status: 'refused' | 'failed' })> {
	try {
		const response = await request(url, { dispatcher, headers, signal, method: 'GET' });
		const header = (name: string) => [response.headers[name]].flat()[0];
		const code = response.statusCode;
		if (code < 200 || code > 299 || code === 204) {
			response.body.on('error', () => {}).destroy();
			return { code, header, bytes: new Uint8Array() };
		}
		if (Number(header('content-length') ?? 0) > most) {
			response.body.on('error', () => {}).destroy();
			throw new TooLarge();
		}
		return { code, header, bytes: await readBody(response.body, { encoding: header('content-encoding') ?? '', most }) };
	} catch (cause) {
		return trouble(cause, { host: url.host, most });
	}
}

type Refusal = Trouble & { readonly status: 'refused' | 'failed' };

const LATER = 'It is tried again later.';
/** What the codes of Node and undici mean. https://undici.nodejs.org/#/docs/api/Errors */
const CODES: Readonly<Record<string, string>> = {
	ENOTFOUND: 'there is no such host',
	EAI_AGAIN: 'the host’s name could not be looked up',
	ECONNREFUSED: 'the server takes no connections',
	ECONNRESET: 'the server broke the connection off',
	UND_ERR_SOCKET: 'the server broke the connection off',
	EHOSTUNREACH: 'the server cannot be reached',
	ENETUNREACH: 'the server cannot be reached',
	ETIMEDOUT: 'the server did not answer in time',
	UND_ERR_CONNECT_TIMEOUT: 'the server did not answer in time',
	UND_ERR_HEADERS_TIMEOUT: 'the server did not answer in time',
	UND_ERR_BODY_TIMEOUT: 'the server stopped in the middle',
	UND_ERR_HEADERS_OVERFLOW: 'the server sends far too many headers',
	CERT_HAS_EXPIRED: 'the server’s certificate has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the server’s certificate is signed by nobody',
	SELF_SIGNED_CERT_IN_CHAIN: 'the server’s certificate is signed by nobody known',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server’s certificate is not complete',
	ERR_TLS_CERT_ALTNAME_INVALID: 'the server’s certificate is for another host',
};

function trouble(cause: unknown, { host, most }: { host: string; most: number }): Refusal {
	for (const error of chain(cause)) {
		if (error instanceof ForbiddenHost) return { status: 'refused', reason: error.message, advice: error.advice };
		if (error instanceof TooLarge)
			return { status: 'refused', reason: `it is larger than ${most / 1_000_000} MB`, advice: 'Give a feed or a page of ordinary size.' };
		if (error instanceof UnknownEncoding)
			return { status: 'failed', reason: `it is packed as “${error.message}”, which was not asked for`, advice: LATER };
		if (error.name === 'TimeoutError' || error.name === 'AbortError')
			return { status: 'failed', reason: `${host} took too long to send it`, advice: LATER };
		const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
		if (CODES[code])
			return { status: 'failed', reason: `${CODES[code]} (${host})`, advice: code === 'ENOTFOUND' ? 'Check the address.' : LATER };
		if (/^Z_|^ERR_BROTLI|^ERR__ERROR/.test(code))
			return { status: 'failed', reason: 'what the server sent is damaged: it cannot be unpacked', advice: LATER };
	}
	const message = cause instanceof Error ? cause.message : String(cause);
	return { status: 'failed', reason: `${host} could not be asked: ${message}`, advice: LATER };
}

/** The error, what it was caused by, and the errors of all the addresses that were tried. */
function chain(cause: unknown, depth = 0): Error[] {
	if (!(cause instanceof Error) || depth > 5) return [];
	const inner = cause instanceof AggregateError ? cause.errors : [];
	return [cause, ...inner.flatMap((one) => chain(one, depth + 1)), ...chain(cause.cause, depth + 1)];
}
