import { expect, test } from 'vitest';
import { measurePoll } from '../bench/poll.ts';

test('a visit at which nothing has changed costs one request and little work; the chat is not kept waiting', {
	timeout: 120_000,
	retry: 1,
}, async () => {
	const figures = await measurePoll({ sources: 12, items: 2 });
	expect(figures.articles).toBe(24);
	expect(figures.requests).toBe(1);
	// The bar is 2 ms on a quiet machine; a busy one shares its caches, and so few sources carry what is done once.
	expect(figures.cpu).toBeLessThan(40);
	expect(figures.delay99).toBeLessThan(500);
});
