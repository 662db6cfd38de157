import { expect, test } from 'vitest';
import { load } from './load/load.ts';

/** The short form of `node --expose-gc --import tsx test/delivery/load.ts --channels 10000`, without its time bars: CI is shared. */
test('500 channels due at one tick on the page are all posted, never faster than the limit', async () => {
	const { sent, drained, perSecond } = await load({ channels: 500, limit: 50, on: 'web' });
	expect(sent).toBe(500);
	expect(drained).toBeGreaterThan(9.9);
	expect(perSecond).toBeLessThanOrEqual(50.5);
}, 120_000);
