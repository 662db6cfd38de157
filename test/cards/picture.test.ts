import { expect, test } from 'vitest';
import { coursePicture, timelinePicture } from '../../src/cards/picture.ts';
import type { EventPart } from '../../src/model/card.ts';

function event(date: string, text: string): EventPart {
	return { type: 'event', date, precision: 'day', when: 'past', text, speaker: 'Ana Reyes', spans: [], marks: [1] };
}

const points = [
	{ date: '2025-03-01', value: 60, amount: 'about 60', source: 'the port authority' },
	{ date: '2025-03-04', value: 140, amount: 'about 140', source: 'the port authority' },
	{ date: '2025-03-06', value: 90, amount: 'closer to 90', source: null },
];

test('three reports of a figure make a picture, whose alt text states each with its day and source', () => {
	expect(coursePicture({ title: 'Harbour talks', counts: 'ships waiting', points })?.alt).toBe(
		'Harbour talks, ships waiting. 1 Mar 2025: about 60, the port authority; 4 Mar 2025: about 140, the port authority; 6 Mar 2025: closer to 90.',
	);
});

test('two reports, or three of one day, make none', () => {
	expect(coursePicture({ title: 'Harbour talks', counts: 'ships', points: points.slice(1) })).toBeNull();
	const oneDay = points.map((point) => ({ ...point, date: '2025-03-01' }));
	expect(coursePicture({ title: 'Harbour talks', counts: 'ships', points: oneDay })).toBeNull();
});

test('three events make a picture of the timeline that says what the card says beside it', () => {
	const events = [event('2025-03-01', 'The strike began.'), event('2025-03-02', 'Talks failed.'), event('2025-03-04', 'Talks went on.')];
	const picture = timelinePicture(events, 'Harbour talks');
	expect(picture).toMatchObject({ told: true, picture: { kind: 'timeline', title: 'Harbour talks · timeline' } });
	expect(picture?.alt).toContain('Tue 4 Mar 2025: Talks went on. — Ana Reyes');
	expect(timelinePicture(events.slice(1), null)).toBeNull();
});

test('an alt text holds whole facts only, counts the others, and fits every platform', () => {
	const events = Array.from({ length: 40 }, (_, i) => event('2025-03-04', `Event ${i} of a very long day in the harbour`));
	const { alt } = timelinePicture(events, 'x'.repeat(900))!;
	expect(alt.length).toBeLessThanOrEqual(1_024);
	expect(alt).toMatch(/and \d+ more\.$/);
});
