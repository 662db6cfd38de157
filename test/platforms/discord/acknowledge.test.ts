import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connected } from './connected.ts';
import { commandData } from './people.ts';

const SECONDS = Number(process.env.LOAD_SECONDS ?? 2);
const WARM = 50;

test('200 commands a second are each acknowledged within half a second while their work takes for ever', async () => {
	const { server, record } = await connected();
	record.work = 30_000;
	const command = () => server.interact({ type: 2, data: commandData('harbour-summary', {}) });
	// The first ones pay for what the process loads and compiles once.
	for (let i = 0; i < WARM; i++) await command();
	const waits: number[] = [];
	const sent: Promise<unknown>[] = [];
	for (let i = 0; i < 200 * SECONDS; i += 10) {
		for (let j = 0; j < 10; j++) {
			const before = performance.now();
			sent.push(command().then(() => waits.push(performance.now() - before)));
		}
		await wait(50);
	}
	await Promise.all(sent);
	waits.sort((a, b) => a - b);
	expect(waits).toHaveLength(200 * SECONDS);
	expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(500);
	expect(record.performed).toHaveLength(WARM + 200 * SECONDS);
}, 60_000);
