import { expect, test } from 'vitest';
import { userOf } from '../../../src/platforms/web/references.ts';
import { type Stream, stream } from '../../../src/platforms/web/stream.ts';
import { site } from './site.ts';

const ana = userOf('ana');
const ben = userOf('ben');

/** What a page has got so far: the ids, and the names of the channels that it was told of. */
async function read(from: Stream, { user = ana, after = '' } = {}): Promise<{ ids: string[]; names: string[]; reset: boolean }> {
	const events = from.open(user, after);
	const reader = events!.getReader();
	let text = '';
	for (;;) {
		const next = await Promise.race([reader.read(), new Promise<null>((resolve) => setTimeout(() => resolve(null), 20))]);
		if (!next || next.done) break;
		text += new TextDecoder().decode(next.value);
	}
	await reader.cancel();
	return {
		ids: [...text.matchAll(/^id: (.+)$/gm)].map(([, id]) => id!),
		names: [...text.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name!),
		reset: text.includes('event: reset'),
	};
}

function tell(to: Stream, from: number, until: number, user: typeof ana | null = null): void {
	for (let i = from; i <= until; i++) to.publish({ type: 'channel', name: `c${i}` }, user);
}

test('a page that comes again gets what it missed, once and in order', async () => {
	const told = stream('run');
	tell(told, 1, 5);
	const after = told.at();
	tell(told, 6, 9);
	expect(await read(told, { after })).toEqual({ ids: ['run-6', 'run-7', 'run-8', 'run-9'], names: ['c6', 'c7', 'c8', 'c9'], reset: false });
	expect(await read(told, { after: told.at() })).toEqual({ ids: [], names: [], reset: false });
	told.close();
});

test('what is for one person is neither sent nor repeated to another', async () => {
	const told = stream('run');
	tell(told, 1, 1);
	tell(told, 2, 2, ben);
	tell(told, 3, 3);
	expect((await read(told, { after: 'run-0' })).names).toEqual(['c1', 'c3']);
	expect((await read(told, { user: ben, after: 'run-0' })).names).toEqual(['c1', 'c2', 'c3']);
	told.close();
});

test.each(['', 'nonsense', 'earlier-3', 'run-9999', 'run--1', 'run-1'])(
	'after %j, which is not known, the page begins anew',
	async (after) => {
		const told = stream('run');
		tell(told, 1, 1_050);
		expect((await read(told, { after })).reset).toBe(true);
		told.close();
	},
);

test('a page that takes nothing is let go, and the others are not kept waiting', async () => {
	const told = stream('run');
	const slow = told.open(ana, told.at())!;
	tell(told, 1, 3_000);
	const reader = slow.getReader();
	let last: ReadableStreamReadResult<Uint8Array>;
	do last = await reader.read();
	while (!last.done);
	expect((await read(told, { after: 'run-2990' })).ids).toHaveLength(10);
	told.close();
});

test('only so many pages are open at once', () => {
	const told = stream('run');
	const open = Array.from({ length: 201 }, () => told.open(ana, told.at()));
	expect(open.filter((one) => one === null)).toHaveLength(1);
	told.close();
});

test('a page that is closed makes room for another', async () => {
	const { origin } = await site();
	for (let i = 0; i < 230; i++) {
		const closing = new AbortController();
		const { status, body } = await fetch(`${origin}/events?after=`, { signal: closing.signal });
		expect([i, status]).toEqual([i, 200]);
		await body!.getReader().read();
		closing.abort();
		if (i % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
	}
});
