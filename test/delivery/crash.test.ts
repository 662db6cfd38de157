import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commit } from '../../src/delivery/publication.ts';
import { openStore } from '../../src/store/store.ts';
import { project } from '../fixtures/process.ts';
import { eachDatabase } from '../store/databases.ts';
import { createReplica } from './crash/replica.ts';
import { due, storm } from './crash/storm.ts';
import { createTown } from './crash/town.ts';

/** The short form of `npx tsx test/delivery/crash.ts --kills 200`. */
eachDatabase((database) => {
	test('kill -9 between post and record, replies lost, 503 after accept, hangs, 429 and late acceptance: no loss, no repeat', async () => {
		const replicas = database.name === 'Postgres' ? 2 : 1;
		const location = database.name === 'Postgres' ? await database.location() : null;
		const { outcomes, mishaps } = await storm({ kills: 4, slots: 4, freezeEvery: 0, seed: 7, replicas, database: location });
		expect(Object.values(mishaps).some((count) => count > 0)).toBe(true);
		expect(outcomes.map(({ platform, slots }) => [platform, slots])).toEqual([
			['slack', 16],
			['discord', 16],
		]);
		for (const { lost, duplicated, repliesLost, dead } of outcomes)
			expect({ lost, duplicated, repliesLost, dead }).toEqual({ lost: 0, duplicated: 0, repliesLost: 0, dead: 0 });
	}, 240_000);
});

test('SIGTERM in mid-post: the process ends within 8 s, and nothing is left in doubt', async () => {
	const town = await createTown({ channels: 4 });
	onTestFinished(() => town.stop());
	town.slack.weather = (method) => (method === 'chat.postMessage' ? { slow: 1_000 } : null);
	const cwd = await project();
	const slackOnly = Object.fromEntries(Object.entries(town.environment).filter(([name]) => name.startsWith('SLACK_')));
	const replica = createReplica({ cwd, environment: slackOnly, timing: {} });
	onTestFinished(() => replica.kill());
	await replica.start();
	const store = await openStore(join(cwd, 'data/byline.db'));
	onTestFinished(() => store.destroy());
	const [slack] = town.places;
	await commit(store, due(slack!, { round: 0, slots: 12 }), { at: Date.now() });
	await expect.poll(() => slack!.seen().length, { timeout: 20_000 }).toBeGreaterThan(1);
	expect(await replica.stop()).toBeLessThan(8_000);
	const rows = await store.selectFrom('deliveries').select(['state', 'attempts']).execute();
	expect(rows.filter(({ state }) => state !== 'sent' && state !== 'pending')).toEqual([]);
	expect(rows.filter(({ state, attempts }) => state === 'pending' && attempts > 0)).toEqual([]);
	expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(slack!.seen().length);
}, 120_000);
