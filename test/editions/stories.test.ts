import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupStories } from '../../src/editions/stories/group.ts';
import { linkByAverage } from '../../src/editions/stories/link.ts';
import { createDocument } from '../../src/sources/document.ts';

const FERRY_A = article(
	'2025-05-06',
	'Ferry Solvind runs aground off Karsten Point',
	'The passenger ferry Solvind ran aground off Karsten Point early on Tuesday with 212 people aboard, the coastguard said.\n\nNobody was hurt. Two tugs from Elling were on their way, said Marit Oskarsen, a coastguard spokeswoman.',
);
const FERRY_B = article(
	'2025-05-06',
	'Passengers taken off stranded vessel',
	'More than two hundred passengers were being taken off the Solvind on Tuesday after she struck a reef near Karsten Point in thick fog.\n\nThe ferry company, Nordlinje, said the master had reported a steering fault. Marit Oskarsen of the coastguard said tugs from Elling would try to free the vessel at high water.',
);
const FERRY_OTHER = article(
	'2025-05-09',
	'Ferry loses power outside Brandhaven',
	'A passenger ferry, the Havmann, drifted for three hours outside Brandhaven on Friday after losing power with 88 people aboard, the harbour office said.\n\nNobody was hurt. A tug brought the vessel in, said Jonas Wiik, the harbour master.',
);
const SCHOOL = article(
	'2025-05-06',
	'Council votes to keep village school',
	'The district council voted by 14 to 9 on Tuesday night to keep the village school at Lower Ashby open for two more years.\n\nParents had collected 1,900 signatures. The head teacher, Carol Finch, said she was “relieved and exhausted”.',
);

describe('groupStories', () => {
	test('two reports of one event are one story, in other words and from another angle', () => {
		expect(groupStories([FERRY_A, SCHOOL, FERRY_B])).toEqual([[0, 2], [1]]);
	});

	test('a look-alike event of another day stays apart', () => {
		expect(groupStories([FERRY_A, FERRY_B, FERRY_OTHER])).toEqual([[0, 1], [2]]);
	});

	test('nothing, and one Document alone', () => {
		expect(groupStories([])).toEqual([]);
		expect(groupStories([SCHOOL])).toEqual([[0]]);
	});

	test('Documents without a word are stories of their own', () => {
		expect(groupStories([article(null, '', '—'), article(null, '', '…')])).toEqual([[0], [1]]);
	});

	test('a text twice is one story, whatever stands around it', () => {
		expect(groupStories([SCHOOL, FERRY_A, SCHOOL])).toEqual([[0, 2], [1]]);
	});

	test('the order of the Documents changes the order of the groups, and not the groups', () => {
		const all = [FERRY_A, FERRY_B, FERRY_OTHER, SCHOOL];
		const titles = (order: readonly number[]) =>
			groupStories(order.map((i) => all[i]!))
				.map((group) => group.map((i) => order[i]!).sort())
				.sort();
		fc.assert(
			fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
				expect(titles(order)).toEqual([[0, 1], [2], [3]]);
			}),
			{ numRuns: 12 },
		);
	});
});

describe('linkByAverage', () => {
	const ties = fc.array(fc.record({ a: fc.nat(11), b: fc.nat(11), chance: fc.double({ min: 0, max: 1, noNaN: true }) }), { maxLength: 40 });

	test('gives each item the label of the first of its group, and joins none without a tie above the threshold', () => {
		fc.assert(
			fc.property(ties, (list) => {
				const labels = linkByAverage(12, list, 0.5);
				for (const [i, label] of labels.entries()) {
					expect(label).toBeLessThanOrEqual(i);
					expect(labels[label]).toBe(label);
				}
				if (list.every(({ chance }) => chance <= 0.5)) expect(new Set(labels).size).toBe(12);
			}),
		);
	});

	test('two groups join only where they belong together on the average', () => {
		const chain = [
			{ a: 0, b: 1, chance: 0.9 },
			{ a: 1, b: 2, chance: 0.8 },
			{ a: 2, b: 3, chance: 0.9 },
		];
		expect(linkByAverage(4, chain, 0.5)).toEqual([0, 0, 2, 2]);
		expect(
			linkByAverage(4, [...chain, { a: 0, b: 2, chance: 0.7 }, { a: 0, b: 3, chance: 0.7 }, { a: 1, b: 3, chance: 0.7 }], 0.5),
		).toEqual([0, 0, 0, 0]);
	});
});

function article(published: string | null, title: string, body: string) {
	return createDocument({ origin: title, title, body, published: published ?? undefined, language: 'en' });
}
