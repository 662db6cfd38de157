import { createPublicKey, verify } from 'node:crypto';

/** Ed25519 keys in DER begin so; Discord gives the 32 bytes after it. https://www.rfc-editor.org/rfc/rfc8410#section-4 */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** A signature is good for so long (ms); a clock may be so far ahead. */
const STALE = 5 * 60_000;
const AHEAD = 60_000;
/** Signatures that are remembered, so that none is taken twice. At 200 a second they last longer than a signature. */
const REMEMBERED = 100_000;

export interface Signed {
	readonly signature: string | null;
	/** Unix time in seconds, as text. */
	readonly timestamp: string | null;
	readonly body: Buffer;
}

/**
 * Tells whether a request comes from Discord, before anybody reads it: signed with its key, not stale, not of the future,
 * not seen before. https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export function signatures(publicKey: string, now: () => number): (request: Signed) => boolean {
	const key = createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(publicKey, 'hex')]), format: 'der', type: 'spki' });
	const seen = new Map<string, number>();
	return ({ signature, timestamp, body }) => {
		if (!signature || !/^[0-9a-f]{128}$/i.test(signature) || !timestamp || !/^\d{1,12}$/.test(timestamp)) return false;
		const age = now() - Number(timestamp) * 1000;
		if (age > STALE || age < -AHEAD) return false;
		const name = signature.toLowerCase();
		if (seen.has(name)) return false;
		if (!verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'))) return false;
		remember(seen, name, now());
		return true;
	};
}

function remember(seen: Map<string, number>, name: string, at: number): void {
	seen.set(name, at);
	for (const [oldest, since] of seen) {
		if (seen.size <= REMEMBERED && at - since <= STALE + AHEAD) return;
		seen.delete(oldest);
	}
}
