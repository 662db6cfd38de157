import { afterEach, expect, test, vi } from 'vitest';
import { startForgetting } from '../../src/main/forgetting.ts';
import { tenant } from '../../src/model/place.ts';
import { createDocument } from '../../src/sources/document.ts';
import { keepDocument } from '../../src/store/documents.ts';
import { store } from '../fixtures/store.ts';

const DAY = 86_400_000;
afterEach(() => void vi.useRealTimers());

test('once a day, what has come of age is forgotten, by the ages that the configuration has then', async () => {
	const db = await store();
	const lines: unknown[] = [];
	const log = { info: (message: string, facts?: unknown) => void lines.push([message, facts]), warn() {}, error() {} };
	const live = { ages: { answers: DAY, posts: 10 * DAY, why: DAY } };
	await keepDocument(db, { tenant: tenant('web:local'), document: createDocument({ origin: 'a', body: 'About 140 ships.' }), at: 0 });
	const left = async () => (await db.selectFrom('documents').select('hash').execute()).length;
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const stop = startForgetting({ store: db, live, log, now: () => 5 * DAY });
	await vi.advanceTimersByTimeAsync(60_000);
	await expect.poll(left).toBe(1);
	live.ages = { ...live.ages, posts: 4 * DAY };
	await vi.advanceTimersByTimeAsync(DAY);
	vi.useRealTimers();
	await expect.poll(left).toBe(0);
	await expect.poll(() => lines).toEqual([['what has come of age was forgotten', { documents: 1 }]]);
	stop();
});
