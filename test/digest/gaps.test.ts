import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gaps } from '../../src/digest/gaps.ts';
import { rebuild } from '../../src/digest/lines/line.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import type { Claim } from '../../src/model/attribution.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';

function read(body: string) {
	return readProse(createDocument({ origin: 'test', body }));
}

function seen(body: string): string[] {
	const prose = read(body);
	return gaps(prose, []).map(({ kind, cue }) => `${kind}: ${prose.document.text.slice(cue.start, cue.end)}`);
}

function at(text: string, words: string): Span {
	const start = text.indexOf(words);
	return { start, end: start + words.length };
}

test.each([
	['It was not immediately clear whether the ferry had been inspected.', 'unknown: It was not immediately clear'],
	['How the fire began is still unknown.', 'unknown: is still unknown'],
	['Police do not know who rang the bell.', 'unknown: Police do not know who'],
	['Little is known about the buyer.', 'unknown: Little is known'],
	['Whether the line will reopen remains to be seen.', 'open: remains to be seen'],
	['Serious questions linger about who will pay for the dam.', 'open: Serious questions linger'],
	['The council has yet to approve the plan or has yet to announce a date.', 'open: has yet to announce'],
	['No date has been set for the vote.', 'open: No date has been set'],
	['The cause of the collapse is under investigation.', 'open: cause of the collapse is under investigation'],
	['Inspectors are trying to determine what caused the leak.', 'open: trying to determine what caused'],
	['The offer gives no specific timeline for repairs.', 'vague: gives no specific timeline'],
	['The treaty is vague about fishing rights.', 'vague: is vague'],
	['The minister left without giving details.', 'unknown: without giving details'],
	['The firm did not say how many jobs would go.', 'unknown: did not say how'],
	['The buyer paid an undisclosed sum.', 'unknown: an undisclosed sum'],
	['Officials declined to elaborate.', 'unknown: declined to elaborate'],
	['Details of the accord were scarce.', 'vague: Details of the accord were scarce'],
	['The mayor denied the allegations.', 'disputed: denied the allegations'],
	['There were conflicting accounts of the clash.', 'disputed: conflicting accounts'],
	['The toll is disputed.', 'disputed: is disputed'],
	['The footage could not be independently verified.', 'unconfirmed: could not be independently verified'],
	['The club did not respond to a request for comment.', 'unconfirmed: did not respond to a request'],
	['The bank declined to comment.', 'unconfirmed: declined to comment'],
	['Reports of a second blast were unconfirmed.', 'unconfirmed: unconfirmed'],
])('%s', (body, expected) => {
	expect(seen(body)).toEqual([expected]);
});

test.each([
	'The sky was clear and the road was known to everyone.',
	'He was denied a visa, and his appeal was denied by the court.',
	'Gunmen unknown to the police drove to the disputed border.',
	'The team has yet to win a match in a contest that began in May.',
	'It goes without saying that the vote was clear.',
	'A judge dismissed the charges, and the union answered questions about pay.',
	'She declined to run again.',
])('no gap is read from: %s', (body) => {
	expect(seen(body)).toEqual([]);
});

test('the line starts after the connective, and one sentence is one gap', () => {
	const found = gaps(read('But the plan is vague about costs, with no clear timeline.'), []);
	expect(found.map(({ text }) => text)).toEqual(['the plan is vague about costs, with no clear timeline.']);
});

test('in quoted words, only not knowing is a gap, and it is the speaker’s', () => {
	const body =
		'“It is not clear who owns the barge,” Ana Reyes said. “The allegations were denied, and I am denying the claims,” she added.';
	const prose = read(body);
	const { text } = prose.document;
	const named = at(text, 'Ana Reyes');
	const speaker = { index: 0, kind: 'person', name: 'Ana Reyes', named, role: null, side: null, anonymous: false, mentions: [] } as const;
	const common = { kind: 'direct', stance: 'neutral', medium: null, speaker, chain: [named] } as const;
	const claims: Claim[] = [
		{ ...common, source: named, cue: at(text, 'said'), content: [at(text, '“It is not clear who owns the barge,”')], sentence: 0 },
		{
			...common,
			source: at(text, 'she'),
			cue: at(text, 'added'),
			content: [at(text, '“The allegations were denied, and I am denying the claims,”')],
			sentence: 1,
		},
	];
	const found = gaps(prose, claims);
	expect(found.map(({ kind, speaker: who, text: line }) => [kind, who, line])).toEqual([
		['unknown', 'Ana Reyes', '“It is not clear who owns the barge,” Ana Reyes said.'],
	]);
});

test('a gap that starts with a pronoun nobody resolves is left out, but not an "it" that stands for nothing', () => {
	expect(gaps(read('He did not say how many would leave.'), [])).toEqual([]);
	expect(gaps(read('It is unclear how many will leave.'), [])).toHaveLength(1);
});

test('every gap of any text stands on its spans, and its cue is in its text', () => {
	const words = fc.constantFrom(
		...'it|was|not|clear|whether|questions|remain|the|plan|is|vague|“|”|but|he|denied|that|,|.|has|yet|to|be|decided|unknown'.split('|'),
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 60 }), (list) => {
			const prose = read(list.join(' '));
			const { text } = prose.document;
			for (const gap of gaps(prose, [])) {
				expect(gap.text).toBe(rebuild(text, gap.spans, gap.resolutions));
				expect(gap.text).toContain(text.slice(gap.cue.start, gap.cue.end));
			}
		}),
	);
});
