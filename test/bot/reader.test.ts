import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { shelf, shelfKey } from '../../src/bot/reader/shelf.ts';
import { createDocument } from '../../src/sources/document.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
// Threads need compiled files; these lie where packages are found from.
const out = join(root, 'node_modules/.cache/byline-compiled');

beforeAll(() => run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root, '--outDir', out]), 240_000);

/** Runs a script beside the compiled files; `longest` is the longest time (ms) for which nothing else could run. */
async function apart<T>(work: string): Promise<T> {
	const script = `
const { digestApart, answerApart } = await import(process.argv[1] + 'bot/reader/reader.js');
const { createDocument } = await import(process.argv[1] + 'sources/document.js');
const { lane } = await import(process.argv[1] + 'bot/reader/lane.js');
const sentence = 'Ana Reyes, the union chair, said on Tuesday that about 140 ships were waiting outside the harbour. ';
const of = (length, published) => createDocument({ origin: 'x', body: sentence.repeat(length), language: 'en', published });
const options = { now: '2025-03-04' };
let [longest, last] = [0, performance.now()];
const beat = setInterval(() => {
	longest = Math.max(longest, performance.now() - last);
	last = performance.now();
}, 5);
const result = await (async () => { ${work} })();
clearInterval(beat);
console.log(JSON.stringify({ ...result, longest }));
`;
	const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, `${pathToFileURL(out)}/`]);
	return JSON.parse(stdout) as T;
}

test('a long text is digested while everything else goes on', { timeout: 60_000 }, async () => {
	const found = await apart<{ longest: number; read: number; same: boolean }>(`
		const document = of(6000);
		const digest = await digestApart(document);
		return { read: digest.document.sentences.read, same: digest.document.hash === document.hash };`);
	expect(found).toMatchObject({ read: 6_000, same: true });
	expect(found.longest).toBeLessThan(500);
});

test('the first question to a long text is answered while everything else goes on, and the next need not read it again', {
	timeout: 60_000,
}, async () => {
	const found = await apart<{ longest: number; first: number; next: number; short: string }>(`
		const [question, document] = ['how many ships are waiting?', of(3000)];
		const began = performance.now();
		await answerApart(question, [document], options);
		const read = performance.now();
		const { short } = await answerApart(question, [{ ...document }], options);
		return { first: read - began, next: performance.now() - read, short };`);
	expect(found.short).toBe('about 140');
	expect(found.longest).toBeLessThan(500);
	expect(found.next).toBeLessThan(found.first / 2);
});

test('questions asked at once are each answered, from documents that the thread has let go of too', { timeout: 60_000 }, async () => {
	const found = await apart<{ days: string[] }>(`
		const days = Array.from({ length: 30 }, (_, i) => '2025-03-' + String(i + 1).padStart(2, '0'));
		const documents = days.map((day) => of(30, day));
		const small = lane(new URL(process.argv[1] + 'bot/reader/worker.js'), { within: 20_000, room: 20_000 });
		const all = [...documents, ...documents].map((document) => small.run({ kind: 'answer', question: 'how many ships are waiting?', options }, [document]));
		return { days: (await Promise.all(all)).map(({ asOf }) => asOf) };`);
	const month = Array.from({ length: 30 }, (_, i) => `2025-03-${String(i + 1).padStart(2, '0')}`);
	expect(found.days).toEqual([...month, ...month]);
});

test('a task that takes too long is ended, and the next one gets a new thread', { timeout: 60_000 }, async () => {
	const found = await apart<{ late: string; next: number }>(`
		const short = lane(new URL(process.argv[1] + 'bot/reader/worker.js'), { within: 8_000, room: 100_000 });
		const late = await short.run({ kind: 'digest' }, [of(120_000)]).catch(({ message }) => message);
		const digest = await short.run({ kind: 'digest' }, [of(3)]);
		return { late, next: digest.document.sentences.read };`);
	expect(found).toMatchObject({ late: 'Cannot digest: it took longer than 8 s', next: 3 });
});

test('a shelf never holds more than it has room for, but for one text that is longer, and gives back the same object', () => {
	const documents = Array.from({ length: 9 }, (_, i) => createDocument({ origin: `${i}`, body: 'x'.repeat(10 * (i + 1)) }));
	fc.assert(
		fc.property(fc.array(fc.nat(8)), fc.integer({ min: 10, max: 200 }), (order, room) => {
			const books = shelf(room);
			for (const i of order) {
				const document = documents[i]!;
				const kept = books.keep({ ...document });
				expect(books.keep({ ...document })).toBe(kept);
				const held = documents.filter((one) => books.find(shelfKey(one)));
				expect(books.find(shelfKey(document))).toBe(kept);
				expect(held.length === 1 || held.reduce((sum, { text }) => sum + text.length, 0) <= room).toBe(true);
			}
		}),
	);
});
