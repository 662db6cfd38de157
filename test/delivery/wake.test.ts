import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startWaking } from '../../src/delivery/wake.ts';

function waking(scan: () => Promise<unknown>) {
	const errors: string[] = [];
	const waker = startWaking({ scan, log: { info() {}, warn() {}, error: (message) => void errors.push(message) } });
	onTestFinished(() => waker.stop());
	return { waker, errors };
}

test('it scans at once, and again within seconds', async () => {
	let scans = 0;
	waking(async () => void scans++);
	expect(scans).toBe(1);
	while (scans < 2) await wait(50);
});

test('whoever asks during a scan gets another one after it, and never two at a time', async () => {
	let [scans, running, most] = [0, 0, 0];
	const { waker } = waking(async () => {
		most = Math.max(most, ++running);
		await wait(20);
		running--;
		scans++;
	});
	await Promise.all([waker.now(), waker.now(), waker.now()]);
	while (scans < 2) await wait(5);
	expect(most).toBe(1);
});

test('a scan that fails is told, and the next one runs', async () => {
	let scans = 0;
	const { waker, errors } = waking(async () => {
		if (++scans === 1) throw new Error('the disk is full');
	});
	await waker.now();
	await waker.now();
	expect(errors).toEqual(['what is due could not be looked for; it is tried again in a few seconds']);
	expect(scans).toBeGreaterThan(1);
});

test('to stop waits for the scan that runs, and none begins after it', async () => {
	let [begun, ended] = [0, 0];
	const { waker } = waking(async () => {
		begun++;
		await wait(100);
		ended++;
	});
	void waker.now();
	await waker.stop();
	expect([begun, ended]).toEqual([1, 1]);
	await wait(6_000);
	expect(begun).toBe(1);
});
