import { createHash } from 'node:crypto';
import type { Tenant } from '../model/place.ts';
import type { CardKey } from '../model/post.ts';

/** The key of the card that is shown for one purpose of one event: the same at a second attempt. */
export function keyOf({ tenant, event }: { readonly tenant: Tenant; readonly event: string }, purpose: string): CardKey {
	return createHash('sha256')
		.update(JSON.stringify([tenant, event, purpose]))
		.digest('base64url')
		.slice(0, 22) as CardKey;
}
