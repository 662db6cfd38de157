import { expect, test } from 'vitest';
import type { Filter } from '../../../src/model/topic.ts';
import { judge } from '../../../src/sources/filter/judge.ts';
import { readWords } from '../../../src/sources/filter/read-words.ts';
import { documentOf } from '../bytes.ts';

const NOW = Date.UTC(2025, 2, 5, 12);
const ANYTHING: Filter = { words: null, written: '', languages: [], publishers: [], notPublishers: [], newerThan: null, atMost: null };
const TEXT = 'Dockers at Port Ellis ended their strike on Tuesday, the union said, and ceasefires were not the subject of the talks.';

async function verdict(filter: Partial<Filter> & { text?: string }, { day = '2025-03-04', publisher = 'Coastal Wire' } = {}) {
	const { text, ...rest } = filter;
	const read = text === undefined ? null : readWords(text);
	if (read && 'problem' in read) throw new Error(read.problem);
	const document = await documentOf(TEXT, { publisher, published: day, url: 'https://www.coast.example/a' });
	const [one] = judge([{ document, day }], { filter: { ...ANYTHING, ...rest, words: read?.words ?? null }, now: NOW });
	return `${one!.in ? 'in' : 'out'}: ${one!.why}`;
}

test.each([
	['strike', 'in: “strike” is in it'],
	['STRIKE', 'in: “strike” is in it'],
	['stri', 'out: “stri” is not in it'],
	['stri*', 'in: “stri…” is in it'],
	['ceasefire', 'out: “ceasefire” is not in it'],
	['ceasefire*', 'in: “ceasefire…” is in it'],
	['"port ellis"', 'in: “port ellis” is in it'],
	['"ellis port"', 'out: “ellis port” is not in it'],
	['strike and football', 'out: “football” is not in it'],
	['football or golf', 'out: none of “football”, “golf” is in it'],
	['football or dockers', 'in: “dockers” is in it'],
	['strike not union', 'out: “union” is in it'],
	['not football', 'in: “football” is not in it'],
	['not (football or union)', 'out: “football” or “union” is in it'],
])('%s: %s', async (text, expected) => {
	expect(await verdict({ text })).toBe(expected);
});

test('language, publisher and age each say why', async () => {
	expect(await verdict({ languages: ['fr', 'de'] })).toBe('out: it is in another language (en)');
	expect(await verdict({ languages: ['fr', 'en'] })).toBe('in: it passes the filter');
	expect(await verdict({ publishers: ['radio norte'] })).toBe('out: it is published by Coastal Wire');
	expect(await verdict({ publishers: ['coastal wire'] })).toBe('in: it passes the filter');
	expect(await verdict({ publishers: ['coast.example'] })).toBe('in: it passes the filter');
	expect(await verdict({ publishers: ['oast.example'] })).toBe('out: it is published by Coastal Wire');
	expect(await verdict({ notPublishers: ['coast.example'] })).toBe('out: it is published by Coastal Wire');
	expect(await verdict({ newerThan: 86_400_000 }, { day: '2025-03-01' })).toBe('out: it is too old (2025-03-01)');
	expect(await verdict({ newerThan: 86_400_000 })).toBe('in: it passes the filter');
});

test('at most N are the newest that pass the rest', async () => {
	const document = await documentOf(TEXT);
	const other = await documentOf('Nothing about that subject was said in the town on that day, and no more is known of it.');
	const all = [document, other, document, document].map((one) => ({ document: one, day: null }));
	const words = readWords('strike');
	const filter = { ...ANYTHING, words: 'words' in words ? words.words : null, atMost: 2 };
	expect(judge(all, { filter, now: NOW }).map((one) => one.in)).toEqual([true, false, true, false]);
	expect(judge(all, { filter, now: NOW })[3]!.why).toBe('there are 2 newer ones already');
	expect(judge(all, { filter: undefined, now: NOW }).every((one) => one.in)).toBe(true);
});
