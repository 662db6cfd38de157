import { expect, test } from 'vitest';
import { digest } from '../../src/digest/digest.ts';
import type { TimelineEvent } from '../../src/model/digest.ts';
import { createDocument } from '../../src/sources/document.ts';

/** What the verified Digest of the text has in its timeline. */
function events(body: string, published?: string): readonly TimelineEvent[] {
	return digest(createDocument({ origin: 'test', body, published })).timeline;
}

function summary(body: string, published = '2025-10-08'): string[] {
	return events(body, published).map(({ date, when, text }) => `${date} ${when}: ${text}`);
}

test('events come in the order of their dates, past and expected apart', () => {
	const body =
		'Dockers walked out on Monday. The port will reopen on Friday. The last strike ended in May 2019. Talks are set to resume on Wednesday.';
	expect(summary(body)).toEqual([
		'2019-05 past: The last strike ended in May 2019.',
		'2025-10-06 past: Dockers walked out on Monday.',
		'2025-10-08 expected: Talks are set to resume on Wednesday.',
		'2025-10-10 expected: The port will reopen on Friday.',
	]);
});

test('an event inside a claim is its speaker’s, and the line names the speaker', () => {
	const [event] = events('Ana Reyes chairs the union. Reyes said that the ferry left on Tuesday with 40 people.', '2025-10-08');
	expect(event).toMatchObject({ date: '2025-10-07', speaker: 'Ana Reyes', when: 'past' });
	expect(event?.text).toContain('said');
});

test('a hedge, a negation and a condition stay in the line', () => {
	for (const body of [
		'The mayor allegedly met the contractor on Monday.',
		'The ferry did not sail on Monday.',
		'The ferry will sail on Friday unless the wind turns.',
	]) {
		expect(events(body, '2025-10-08').map(({ text }) => text)).toEqual([body]);
	}
});

test.each([
	'They want to go back to the 1967 borders of the park.',
	'The 2015 agreement is dead.',
	'The minister resigned after Tuesday’s hearing.',
	'Published 6 October 2025 at the harbour.',
	'OSLO, Oct. 7 (Coastal Wire) — The port is quiet.',
	'Tuesday, 7 October 2025',
	'The town marked the second anniversary of the flood.',
	'Nobody knows where he is now.',
])('a date that dates nothing makes no event: %s', (body) => {
	expect(events(body, '2025-10-08')).toEqual([]);
});

test('what a day owns is dated by it where it is what the clause tells of', () => {
	expect(summary('Tuesday’s talks ended without a deal.')).toEqual(['2025-10-07 past: Tuesday’s talks ended without a deal.']);
});

test('without a day of publication only dates that need none are kept', () => {
	expect(events('The strike began on Monday. The port opened on 4 May 1921.').map(({ date }) => date)).toEqual(['1921-05-04']);
});

test('a sentence is told once for each of its dates', () => {
	expect(events('The park opened in 2019 and closed in 2021.', '2025-10-08').map(({ date }) => date)).toEqual(['2019', '2021']);
	expect(events('On Monday the park opened, and on Monday it closed.', '2025-10-08')).toHaveLength(1);
});
