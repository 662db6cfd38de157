import { createHmac } from 'node:crypto';
import type { Line } from './sockets.ts';

export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

export interface Posted {
	readonly body: string;
	readonly headers: Readonly<Record<string, string>>;
}

/** A request as Slack signs it. `at` is Unix time in ms. */
export function signed(body: string, { at, form = false, secret = SECRET }: { at: number; form?: boolean; secret?: string }): Posted {
	const timestamp = String(Math.floor(at / 1000));
	const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
	return {
		body,
		headers: {
			'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
			'x-slack-request-timestamp': timestamp,
			'x-slack-signature': signature,
		},
	};
}

/** Delivers over HTTP as Slack does. Throws where it is not acknowledged. */
export function overHttp(post: (posted: Posted) => Promise<Response>, now: () => number): Line['deliver'] {
	const used = new Set<string>();
	return async (type, payload, retry = 0) => {
		const at = newSecond(JSON.stringify(payload));
		const bodies = {
			events_api: () => signed(JSON.stringify(payload), { at }),
			slash_commands: () => signed(String(new URLSearchParams(payload as Record<string, string>)), { at, form: true }),
			interactive: () => signed(String(new URLSearchParams({ payload: JSON.stringify(payload) })), { at, form: true }),
		};
		const { body, headers } = bodies[type]();
		const retried = retry ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {};
		const response = await post({ body, headers: { ...headers, ...retried } });
		if (response.status !== 200) throw new Error(`Not acknowledged: ${response.status} ${await response.text()}`);
	};

	/** A repetition is signed anew, with a second of its own: the same one would make the same signature. */
	function newSecond(payload: string): number {
		let second = Math.floor(now() / 1000);
		while (used.has(`${second} ${payload}`)) second--;
		used.add(`${second} ${payload}`);
		return second * 1000;
	}
}
