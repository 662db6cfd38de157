import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures } from '../../src/digest/figures/figures.ts';
import { rebuild } from '../../src/digest/lines/line.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import type { Claim } from '../../src/model/attribution.ts';
import type { Span } from '../../src/model/span.ts';
import { createDocument } from '../../src/sources/document.ts';

function read(body: string) {
	return readProse(createDocument({ origin: 'test', body, published: '2025-03-04' }));
}

/** The figures of a text that nobody but the article states, as `qualifier | number | value | counts`. */
function seen(body: string): string[] {
	const prose = read(body);
	return figures(prose, [], []).map(
		({ qualifier, number, value, counts }) =>
			`${qualifier ?? ''}|${prose.document.text.slice(number.start, number.end)}|${value}|${counts}`,
	);
}

function at(text: string, words: string): Span {
	const start = text.indexOf(words);
	if (start === -1) throw new Error(`No ${words}`);
	return { start, end: start + words.length };
}

/** A claim made by hand: `source`, `cue` and `content` are words of the text, `name` those that name the speaker. */
function claim(
	text: string,
	{ source, cue, content, name = source }: { source: string; cue: string; content: string; name?: string | null },
): Claim {
	const named = name === null ? null : at(text, name);
	return {
		source: at(text, source),
		cue: at(text, cue),
		content: [at(text, content)],
		kind: 'indirect',
		stance: 'neutral',
		medium: null,
		sentence: 0,
		speaker: named && { index: 0, kind: 'person', name: name!, named, role: null, side: null, anonymous: false, mentions: [] },
		chain: named ? [named] : [],
	};
}

test.each([
	['More than 1,240 homes lost power.', ['More than|1,240|1240|homes']],
	['At least two dozen ferries stayed in port.', ['At least|two dozen|24|ferries']],
	['The council will spend about $5.5m on repairs.', ['about|$5.5m|5500000|on repairs']],
	['The bank lent £2 billion to farmers.', ['|£2 billion|2000000000|The bank lent']],
	['Nearly 1.2 million people applied.', ['Nearly|1.2 million|1200000|people']],
	['Some 5.5 percent of pupils were absent.', ['Some|5.5 percent|5.5|of pupils']],
	['Turnout fell to 41% in the north.', ['|41%|41|Turnout fell']],
	['Two hundred and fifty jobs will go.', ['|Two hundred and fifty|250|jobs']],
	['Three-quarters of the fleet is idle.', ['|Three-quarters|0.75|of the fleet']],
	['More than half of the voters stayed at home.', ['More than|half|0.5|of the voters']],
	['One in five tenants is behind with the rent.', ['|One in five|0.2|tenants']],
	['The fund is worth half a million euros.', ['|half a million euros|500000|The fund is']],
	['Dozens of lorries waited, and tens of thousands of tonnes rotted.', ['|Dozens|null|of lorries', '|tens of thousands|null|of tonnes']],
	['The mine needs between 10 and 15 engineers.', ['between|10 and 15|10|engineers']],
	['The plant makes 10-15 million tyres.', ['|10-15 million|10000000|tyres']],
	['Output rose from 10 to 15 percent of demand.', ['|10 to 15 percent|15|of demand']],
	['No fewer than 30 trains were late.', ['No fewer than|30|30|trains']],
	['An estimated 3,000 birds died.', ['An estimated|3,000|3000|birds']],
	['Twenty or more drivers quit.', ['or more|Twenty|20|drivers']],
	['The town has a population of 9,400.', ['|9,400|9400|a population']],
	['The new bridge cost €40m.', ['|€40m|40000000|The new bridge cost']],
	['Of those aboard, 31 were hurt.', ['|31|31|were hurt']],
	['Winds blew at 155 miles (250 km) an hour.', ['|155|155|miles']],
	['The motion passed by 52 percent to 48 percent.', ['|52 percent to 48 percent|52|The motion passed']],
	['Hundreds of coal-burning plants closed.', ['|Hundreds|null|of coal-burning plants']],
	['The plant had an output of 80 tonnes and a growth of 8 percent in the north.', ['|80|80|tonnes', '|8 percent|8|a growth']],
	['Rs 2.3 crore went to schools.', ['|Rs 2.3 crore|23000000|went to schools']],
	['Judges sentenced him to 20 years in prison.', ['|20|20|years in prison']],
])('%s', (body, expected) => {
	expect(seen(body)).toEqual(expected);
});

test.each([
	'The Boeing 737 landed on Runway 27 before Flight 814 left.',
	'Under Article 5 the G20 may call on the F-16 fleet, as it did after 9/11 and in the Covid-19 years.',
	'Reyes, 45, has led the union since 2016.',
	'A boy aged 12 and a 45-year-old man met at 10:30 and left at 5 p.m. on 5 May.',
	'The strike lasted 12 days, from 1974 to 1990 the longest in memory.',
	'No one gave one reason, and the two men saw two sides of it.',
	'Call 0800 011 4253 or write to 10 Harbour Street.',
	'1. Check the roof.',
	'3 Ana Reyes opened a door.',
	'It was -5 when the post-9/11 rules came in, and voters 45 and older wrote in 2008-9.',
])('no figure is read from: %s', (body) => {
	expect(seen(body)).toEqual([]);
});

test('a number of a number is two figures, and the second carries the words that it is part of', () => {
	const found = figures(read('The yard laid off 48 welders, 20 of whom are thought to have new jobs.'), [], []);
	expect(found.map(({ value, counts }) => [value, counts])).toEqual([
		[48, 'welders'],
		[20, 'of whom are thought to have new jobs'],
	]);
	expect(found[1]!.text).toContain('48 welders, 20 of whom');
});

test('a number in a claim is the speaker’s, and one outside its content is the article’s', () => {
	const body = 'About 140 ships are waiting, Ana Reyes said, adding to a backlog of 900 crates.';
	const prose = read(body);
	const { text } = prose.document;
	const found = figures(prose, [claim(text, { source: 'Ana Reyes', cue: 'said', content: 'About 140 ships are waiting' })], []);
	expect(found.map(({ value, speaker }) => [value, speaker])).toEqual([
		[140, 'Ana Reyes'],
		[900, null],
	]);
	expect(found[0]!.text).toContain('Ana Reyes said');
	expect(found[0]!.chain).toEqual([at(text, 'Ana Reyes')]);
});

test('a pronoun that speaks is written out as the chain names it', () => {
	const body = 'Ana Reyes chairs the union. She said that 140 ships are waiting.';
	const prose = read(body);
	const [found] = figures(
		prose,
		[claim(prose.document.text, { source: 'She', cue: 'said', content: 'that 140 ships are waiting', name: 'Ana Reyes' })],
		[],
	);
	expect(found!.text).toBe('[Ana Reyes] said that 140 ships are waiting.');
});

test('a figure of an unknown speaker, or in quoted words that nobody is known to have said, is left out', () => {
	const body = 'She said that 140 ships are waiting. “We count 300 lorries.”';
	const prose = read(body);
	const unknown = claim(prose.document.text, { source: 'She', cue: 'said', content: 'that 140 ships are waiting', name: null });
	expect(figures(prose, [unknown], [])).toEqual([]);
});

test('a figure in the second sentence of a quotation shows whole quotation marks and who said it', () => {
	const body = '“It is bad. We count 300 lorries. They queue for days,” Ana Reyes said.';
	const prose = read(body);
	const [found] = figures(
		prose,
		[claim(prose.document.text, { source: 'Ana Reyes', cue: 'said', content: '“It is bad. We count 300 lorries. They queue for days,”' })],
		[],
	);
	expect(found!.text).toBe('“ … We count 300 lorries.” Ana Reyes said');
});

test('a figure holds for the date of its clause, else for the day of the document', () => {
	const body = 'On Monday, 20 ships sailed. The port lost 300 crates since Friday, out of a stock of 9,000 crates.';
	const prose = read(body);
	const { text } = prose.document;
	const dated = [
		{ ...at(text, 'On Monday'), value: '2025-03-03', precision: 'day', sentence: 0 },
		{ ...at(text, 'Friday'), value: '2025-02-28', precision: 'day', sentence: 1 },
	];
	expect(figures(prose, [], dated).map(({ value, asOf }) => [value, asOf])).toEqual([
		[20, '2025-03-03'],
		[300, '2025-03-04'],
		[9000, '2025-03-04'],
	]);
});

test('a number inside a date is no figure', () => {
	const prose = read('The union met on the 12 and sent 30 letters.');
	const dated = [{ ...at(prose.document.text, 'the 12'), value: '2025-03-12', precision: 'day', sentence: 0 }];
	expect(figures(prose, [], dated).map(({ value }) => value)).toEqual([30]);
});

test('a long sentence loses only what neither hedges nor names a speaker', () => {
	const kept = 'The ministry will close 140 rural post offices in the four northern counties over the coming winter months';
	const tail = ', which is the largest change to the network of counters and sorting rooms that the region has seen in a generation.';
	expect(figures(read(kept + tail), [], [])[0]!.text).toBe(`${kept}.`);
	const hedged = `${kept}, which officials say is only a proposal that the region’s councils may still refuse when they meet in the new year.`;
	expect(figures(read(hedged), [], [])[0]!.text).toBe(hedged);
});

test('the same figure told twice is one figure', () => {
	expect(seen('Storms killed 14 cows. The 14 cows were insured. Storms killed 14 cows.')).toEqual(['|14|14|cows']);
});

test('every figure of any text stands on its spans, with its number, its qualifier and what it counts in the text', () => {
	const words = fc.constantFrom(
		...'at least|more than|two|dozens|of|10|1,200|$5m|percent|%|people|ships|were|killed|to|15|-|“|”|,|.|who|said|half|a|million|–|in|2016'.split(
			'|',
		),
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 60 }), (list) => {
			const prose = read(list.join(' '));
			const { text } = prose.document;
			for (const figure of figures(prose, [], [])) {
				expect(figure.text).toBe(rebuild(text, figure.spans, figure.resolutions));
				expect(figure.text).toContain(text.slice(figure.number.start, figure.number.end));
				expect(figure.text).toContain(figure.counts);
				expect(figure.text).toContain(figure.qualifier ?? '');
			}
		}),
	);
});
