import { createHmac, timingSafeEqual } from 'node:crypto';
import { AHEAD, STALE } from './limits.ts';

/** What a request says about itself, and its body as it came. */
export interface SignedRequest {
	readonly timestamp: string | null;
	readonly signature: string | null;
	readonly body: Buffer;
}

export type Verdict = 'genuine' | 'unsigned' | 'stale' | 'future' | 'forged' | 'replayed';

export interface Verifier {
	verify(request: SignedRequest): Verdict;
	/** The request was not taken after all: the very same may come again. */
	forget(request: SignedRequest): void;
}

/** No more signatures than this are remembered: some 270 requests a second for six minutes. What repeats a message is known by its event too. */
const REMEMBERED = 100_000;

/**
 * Tells whether a request is Slack's, is of now, and is the first of its kind, before anybody parses it.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function verifier(secret: string, now: () => number): Verifier {
	// In the order of arrival, so that the oldest stand in front.
	const seen = new Map<string, number>();
	return {
		verify({ timestamp, signature, body }) {
			if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return 'unsigned';
			const at = now();
			const age = at - Number(timestamp) * 1000;
			if (age > STALE) return 'stale';
			if (age < -AHEAD) return 'future';
			const made = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest();
			if (!timingSafeEqual(made, Buffer.from(signature.slice(3), 'hex'))) return 'forged';
			prune(at);
			if (seen.has(signature)) return 'replayed';
			seen.set(signature, at + STALE + AHEAD);
			return 'genuine';
		},
		forget({ signature }) {
			if (signature) seen.delete(signature);
		},
	};

	function prune(at: number): void {
		for (const [signature, until] of seen) {
			if (until > at && seen.size < REMEMBERED) return;
			seen.delete(signature);
		}
	}
}
