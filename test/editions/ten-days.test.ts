import { describe, expect, test } from 'vitest';
import { makeEdition } from '../../src/editions/edition.ts';
import { stands } from '../../src/editions/lines.ts';
import type { Report } from '../../src/editions/report.ts';
import type { Change, Edition, EditionStory, Side } from '../../src/model/edition.ts';
import { tenDays } from './ten-days.ts';

const reports = await tenDays();
const editions = editionsOf(reports);

describe('Monday, the first edition', () => {
	const edition = of('2025-03-03');
	const [story] = edition.stories;

	test('three reports of the explosion are one story, and all of it is new', () => {
		expect(edition.stories).toHaveLength(1);
		expect(publishers(edition, story!.sources)).toEqual(['Northern Wire', 'Quay Courier', 'Radio Merrow']);
		expect(story!.continues).toBe(false);
		expect(story!.changes).toEqual([]);
	});

	test('“at least four” and “four” do not differ, nor do “31” and “more than 30”', () => {
		expect(story!.differences).toEqual([]);
	});
});

describe('Tuesday', () => {
	const edition = of('2025-03-04');
	const [story] = edition.stories;

	test('the story goes on: more dead, fewer missing, each with its day and source', () => {
		expect(story!.continues).toBe(true);
		expect(moves(edition, story!)).toEqual(
			expect.arrayContaining([
				'dead: At least four (Northern Wire, 2025-03-03) → Seven (Quay Courier, 2025-03-04)',
				'missing: Nine (Northern Wire, 2025-03-03) → Five (Northern Wire, 2025-03-04)',
			]),
		);
	});

	test('the union’s charge is new, and all three sources have it', () => {
		const charge = story!.lines.find(({ text }) => /union accused/i.test(text));
		expect(charge && publishers(edition, [charge.source, ...charge.also])).toEqual(['Northern Wire', 'Quay Courier', 'Radio Merrow']);
	});

	test('the three more bodies are no second count of the dead', () => {
		expect(sides(story!).map(({ value }) => value)).not.toContain(3);
	});
});

describe('Wednesday', () => {
	const edition = of('2025-03-05');
	const [story] = edition.stories;

	test('the sources differ on the dead: nine by the fire service, eight by the hospital', () => {
		expect(differences(edition, story!)).toEqual(['dead: Nine (Northern Wire, the fire service) / Eight (Quay Courier, Hospital)']);
	});

	test('the company’s denial stands beside the union’s charge of the day before', () => {
		const denied = story!.changes.find(({ kind }) => kind === 'denied');
		expect(denied?.before?.text).toMatch(/union accused the company/i);
		expect(denied?.now?.text).toMatch(/Tallis Sugar denied/);
		expect(denied && dayOf(edition, denied.before)).toBe('2025-03-04');
	});

	test('the denial leads the lines, for all three have it', () => {
		expect(story!.lines[0]!.text).toMatch(/denied/);
		expect(story!.lines[0]!.also).toHaveLength(2);
	});
});

describe('Thursday', () => {
	const edition = of('2025-03-06');

	test('a silo that blew up elsewhere is a story of its own, and its two dead are no change of the toll', () => {
		expect(edition.stories.map(({ sources }) => publishers(edition, sources))).toEqual([
			['Northern Wire', 'Quay Courier'],
			['Radio Merrow'],
		]);
		expect(edition.stories[1]!.continues).toBe(false);
		expect(edition.stories[1]!.changes).toEqual([]);
	});

	test('the Courier takes back its eight', () => {
		const corrected = edition.stories[0]!.changes.find(({ kind }) => kind === 'corrected');
		expect(corrected?.about).toBe('Quay Courier');
		expect(corrected?.now?.text).toBe(
			'Correction: on Wednesday we reported that eight people had died. The hospital’s figure did not include a man who died at the scene. The number of dead was nine.',
		);
	});

	test('the toll of nine is not told again as a change', () => {
		expect(moves(edition, edition.stories[0]!)).toEqual(['missing: Three (Northern Wire, 2025-03-05) → Two (Northern Wire, 2025-03-06)']);
	});
});

describe('Friday', () => {
	const edition = of('2025-03-07');

	test('eleven dead, from nine', () => {
		expect(moves(edition, edition.stories[0]!)).toEqual(['dead: nine (Northern Wire, 2025-03-06) → Eleven (Quay Courier, 2025-03-07)']);
	});

	test('the silo goes on as the story it was, with what is new in it', () => {
		expect(edition.stories[1]!.continues).toBe(true);
		expect(moves(edition, edition.stories[1]!)).toEqual([]);
		expect(edition.stories[1]!.lines.map(({ text }) => text).join(' ')).toMatch(/shut its two other silos/);
	});
});

describe('Saturday', () => {
	const edition = of('2025-03-08');
	const text = edition.stories.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');

	test('flags and shut shops are news; the eleven dead and the finding due on Monday are not', () => {
		expect(text).toMatch(/half-mast/);
		expect(text).toMatch(/Shops in Harrow Quay/);
		expect(text).not.toMatch(/first finding/);
		expect(text).not.toMatch(/Eleven people died/);
	});

	test('a source is named beside a line only where it says all of it', () => {
		const flags = edition.stories[0]!.lines.find((line) => /half-mast/.test(line.text));
		expect(flags?.also).toEqual([]);
	});

	test('nothing has changed', () => {
		expect(edition.stories.flatMap((story) => moves(edition, story))).toEqual([]);
	});

	test('a bus line is no part of the story', () => {
		expect(edition.stories.map(({ sources }) => publishers(edition, sources))).toEqual([
			['Northern Wire', 'Quay Courier'],
			['Radio Merrow'],
		]);
	});
});

describe('Sunday', () => {
	const edition = of('2025-03-09');
	const [story] = edition.stories;

	test('those who came are counted otherwise by the police, and are not taken for the dead', () => {
		expect(differences(edition, story!)).toEqual(['people: Some 2,000 (Northern Wire, in its own voice) / 3,500 (Radio Merrow, Police)']);
		expect(moves(edition, story!)).toEqual([]);
	});
});

describe('Monday, a week on', () => {
	const edition = of('2025-03-10');
	const [story] = edition.stories;

	test('twelve dead, from eleven; the finding on the alarms is new', () => {
		expect(moves(edition, story!)).toEqual(['dead: eleven (Northern Wire, 2025-03-09) → Twelve (Quay Courier, 2025-03-10)']);
		expect(story!.lines[0]!.text).toMatch(/19 days before the explosion/);
	});

	test('“We said so from the first day” is no source’s correction', () => {
		expect(story!.changes.filter(({ kind }) => kind === 'corrected')).toEqual([]);
	});
});

describe('Tuesday, a week on', () => {
	const edition = of('2025-03-11');
	const [story] = edition.stories;

	test('the fund stands at 40 and at 14 million, side by side; the union’s 65 million is something else', () => {
		expect(differences(edition, story!)).toEqual([
			'a fund: 40 million pounds (Northern Wire, The company) / 14 million pounds (Quay Courier, the company)',
		]);
	});
});

describe('Wednesday, a week on', () => {
	const edition = of('2025-03-12');
	const [story] = edition.stories;

	test('the Wire takes back its 40 million', () => {
		expect(story!.changes.filter(({ kind }) => kind === 'corrected').map(({ about }) => about)).toEqual(['Northern Wire']);
	});

	test('the dead are no longer mentioned', () => {
		expect(story!.changes.filter(({ kind }) => kind === 'gone').map(({ about, before }) => `${about} ${before?.amount}`)).toEqual([
			'dead Twelve',
		]);
	});

	test('the courses of the dead and of the missing can be drawn, a point a day', () => {
		expect(edition.courses.map(({ about, points }) => `${about} ${points.map(({ value }) => value).join(' ')}`)).toEqual([
			'dead 4 7 9 9 11 11 11 12 12',
			'missing 9 5 3 2',
		]);
	});
});

test('the same reports again are an edition with nothing new', () => {
	const all = [...reports.values()].flat();
	const again = makeEdition({
		topic: 'Harrow Quay',
		day: '2025-03-13',
		reports: copies(reports.get('2025-03-12')!),
		before: all,
		since: '2025-03-12',
	});
	expect(again.stories).toEqual([]);
	expect(again.unchanged).toBe(1);
});

test('every line of every edition is a part of its source’s Digest', () => {
	const all = [...reports.values()].flat();
	let lines = 0;
	for (const edition of editions.values()) {
		for (const story of edition.stories) {
			for (const line of [...story.lines, ...sides(story), ...(story.headline ? [story.headline] : [])]) {
				const report = all.find(({ document }) => document.hash === edition.sources[line.source]!.document)!;
				expect(stands(line, report), line.text).toBe(true);
				lines++;
			}
		}
	}
	expect(lines).toBeGreaterThan(60);
});

test('the order in which the reports came does not matter to what has changed', () => {
	const [first, second] = [...reports.values()];
	const backwards = makeEdition({
		topic: 'Harrow Quay',
		day: '2025-03-04',
		reports: [...second!].reverse(),
		before: [...first!].reverse(),
		since: '2025-03-03',
	});
	const kinds = ({ stories }: Edition) => stories.flatMap(({ changes }) => changes.map(({ kind, about }) => `${kind} ${about}`)).sort();
	expect(kinds(backwards)).toEqual(kinds(of('2025-03-04')));
});

/** The same words from another page: a hash of its own, as a page has whose layout changed. */
function copies(list: readonly Report[]): Report[] {
	return list.map(({ document, digest }) => ({
		document: { ...document, hash: `${document.hash} again`, published: '2025-03-13' },
		digest,
	}));
}

function editionsOf(days: ReadonlyMap<string, readonly Report[]>): ReadonlyMap<string, Edition> {
	const made = new Map<string, Edition>();
	const before: Report[] = [];
	let since: string | null = null;
	for (const [day, list] of days) {
		made.set(day, makeEdition({ topic: 'Harrow Quay', day, reports: list, before, since }));
		before.push(...list);
		since = day;
	}
	return made;
}

function of(day: string): Edition {
	return editions.get(day)!;
}

function publishers({ sources }: Edition, indexes: readonly number[]): (string | null)[] {
	return indexes.map((i) => sources[i]!.publisher);
}

function sides({ differences: differ, changes }: EditionStory): Side[] {
	return [...differ.flatMap((one) => one.sides), ...changes.flatMap(({ before, now }) => [before, now].filter((side) => side !== null))];
}

function dayOf({ sources }: Edition, side: Side | null): string | null {
	return side && sources[side.source]!.published;
}

function moves(edition: Edition, { changes }: EditionStory): string[] {
	const side = (one: Change['now']) => one && `${one.amount} (${edition.sources[one.source]!.publisher}, ${dayOf(edition, one)})`;
	return changes.filter(({ kind }) => kind === 'figure').map(({ about, before, now }) => `${about}: ${side(before)} → ${side(now)}`);
}

function differences(edition: Edition, story: EditionStory): string[] {
	return story.differences.map(
		({ about, sides: all }) =>
			`${about}: ${all.map(({ amount, source, speaker }) => `${amount} (${edition.sources[source]!.publisher}, ${speaker ?? 'in its own voice'})`).join(' / ')}`,
	);
}
