import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../platform.ts';
import type { Callback, Receiver } from './receive.ts';
import { signatures } from './signature.ts';

/** Larger than any interaction of ours; read before the signature is checked, so it is small. */
const LARGEST = 256_000;

/** How long (ms) an answer is on its way. */
const FLUSHED_WITHIN = 150;

export interface EndpointOptions {
	readonly publicKey: string;
	readonly now: () => number;
	readonly receiver: Receiver;
	readonly log: Log;
}

/** Discord's interactions over HTTP: the same as over the gateway, but for how the first answer goes back. */
export function endpoint({ publicKey, now, receiver, log }: EndpointOptions): (request: Request) => Promise<Response> {
	const genuine = signatures(publicKey, now);
	return async (request) => {
		if (request.method !== 'POST') return plain('Discord posts its interactions here.\n', 405);
		if (Number(request.headers.get('content-length') ?? 0) > LARGEST) return plain('The request is too large.\n', 413);
		const body = Buffer.from(await request.arrayBuffer());
		if (body.length > LARGEST) return plain('The request is too large.\n', 413);
		const signature = request.headers.get('x-signature-ed25519');
		const timestamp = request.headers.get('x-signature-timestamp');
		if (!genuine({ signature, timestamp, body })) return plain('The signature is not good.\n', 401);
		const json = parse(body.toString('utf8'));
		if (json === undefined) return plain('The body is no JSON.\n', 400);
		const callback = await firstAnswer(receiver, json);
		if (callback) return Response.json(callback);
		log.warn('an interaction came that could not be read, or came too late');
		return plain('The interaction was not taken.\n', 400);
	};
}

/** The work goes on after the answer; where it ends without one, there is none. */
function firstAnswer(receiver: Receiver, json: unknown): Promise<Callback | null> {
	return new Promise((resolve) => {
		const done = receiver.interaction(json, async (callback) => {
			resolve(callback);
			// The answer must have reached Discord before anything is changed about it.
			await wait(FLUSHED_WITHIN);
		});
		void done.then(() => resolve(null));
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function plain(text: string, status: number): Response {
	return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
