import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DatedExpression } from '../../src/digest/dates/date-reading.ts';
import { dates } from '../../src/digest/dates/dates.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { createDocument } from '../../src/sources/document.ts';

function read(body: string, published?: string): readonly DatedExpression[] {
	return dates(readProse(createDocument({ origin: 'test', body, published })));
}

/** `words → value` for each expression of the text. */
function values(body: string, published = '2025-10-08'): string[] {
	return read(body, published).map(({ start, end, value }) => `${body.slice(start, end)} → ${value}`);
}

test.each([
	['Tuesday’s hearings ran late into the night.', ['Tuesday → 2025-10-07']],
	['The hearings are set to go on on Wednesday.', ['Wednesday → 2025-10-08']],
	['Nobody has been let in since Friday.', ['Friday → 2025-10-03']],
	['Nobody has been let in since Wednesday.', ['Wednesday → 2025-10-01']],
	['The minister resigned on Thursday.', ['Thursday → 2025-10-02']],
	['The minister will resign on Thursday.', ['Thursday → 2025-10-09']],
	['The vote was postponed until Monday.', ['Monday → 2025-10-13']],
	['The union plans to meet the mediator on Friday.', ['Friday → 2025-10-10']],
	['She was forced to leave on Friday.', ['Friday → 2025-10-03']],
	['Ana Reyes said on Monday that the port would open on Friday.', ['Monday → 2025-10-06', 'Friday → 2025-10-10']],
	['The union met last Wednesday and meets again next Wednesday.', ['last Wednesday → 2025-10-01', 'next Wednesday → 2025-10-15']],
	['The raid began at 9 a.m. on Monday.', ['9 a.m. on Monday → 2025-10-06']],
	['He left on Monday, Oct. 6.', ['Monday, Oct. 6 → 2025-10-06']],
])('a weekday is the one before the day of publication, or after it where the clause looks ahead: %s', (body, expected) => {
	expect(values(body)).toEqual(expected);
});

test.each([
	['It began on October 7, 2023, and on 3 March 2024 it ended.', ['October 7, 2023 → 2023-10-07', '3 March 2024 → 2024-03-03']],
	['They met on Dec. 30.', ['Dec. 30 → 2024-12-30']],
	['They will meet on Jan. 4 and 5.', ['Jan. 4 → 2026-01-04', '5 → 2026-01-05']],
	['They met in December and again in May last year.', ['December → 2024-12', 'May last year → 2024-05']],
	['The bridge will open in March.', ['March → 2026-03']],
	['The law of 2019 replaced one from the 1980s.', ['2019 → 2019', '1980s → 198']],
	['The file is dated 2025-09-30.', ['2025-09-30 → 2025-09-30']],
	['Sales rose in the third quarter from a year earlier.', ['third quarter → 2025-Q3', 'a year earlier → 2024-Q3']],
	['Last year’s fourth quarter was weak.', ['Last year’s fourth quarter → 2024-Q4']],
	['He left two weeks ago and returns this week.', ['two weeks ago → 2025-W39', 'this week → 2025-W41']],
	['The strike began in the summer of 2022.', ['summer of 2022 → 2022-SU']],
	['The crash came on 5 May 2010; a day later trading was halted.', ['5 May 2010 → 2010-05-05', 'a day later → 2010-05-06']],
	['Shops will shut on Christmas Eve.', ['Christmas Eve → 2025-12-24']],
	['It is quiet now.', ['now → PRESENT_REF']],
])('months, years and what is counted from them: %s', (body, expected) => {
	expect(values(body)).toEqual(expected);
});

test.each([
	'They marked the second anniversary of the end of the war.',
	'She did not doubt it for a second.',
	'Prime Minister May may march on; they march every Friday.',
	'It sold 2019 houses for $2,024.',
	'April Jones spoke to June Carter.',
	'The first half ended without a goal.',
])('what is no date is not read as one: %s', (body) => {
	expect(values(body)).toEqual([]);
});

test('without a day of publication only what needs none is read', () => {
	expect(read('On Friday, last week and in May it rained; on 4 May 2021 it did not.').map(({ value }) => value)).toEqual(['2021-05-04']);
});

test('each expression is in its sentence, after the one before, and its value does not depend on what follows its sentence', () => {
	const words = fc.constantFrom(
		...[
			'Friday',
			'last',
			'week',
			'the',
			'third',
			'quarter',
			'of',
			'1998',
			'May',
			'7',
			',',
			'2023',
			'a',
			'year',
			'ago',
			'two',
			'days',
			'later',
			'9',
			'a.m.',
			'on',
		],
		...[
			'will',
			'said',
			'and',
			'25',
			'since',
			'summer',
			'1990s',
			'-',
			'noon',
			'Christmas',
			'Eve',
			'this',
			'weekend',
			'that',
			'same',
			'day',
			'.',
			'night',
			'early',
		],
	);
	fc.assert(
		fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
			const prose = readProse(createDocument({ origin: 'test', body: parts.join(' '), published: '2025-10-08' }));
			let at = 0;
			for (const { start, end, sentence, value } of dates(prose)) {
				expect(start).toBeGreaterThanOrEqual(at);
				expect(end).toBeGreaterThan(start);
				const home = prose.sentences[sentence]!;
				expect(start >= home.start && end <= home.end).toBe(true);
				expect(value).toMatch(
					/^(?:\d{2,3}|\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|(?:PAST|PRESENT|FUTURE)_REF)$/,
				);
				at = end;
			}
		}),
		{ numRuns: 1000 },
	);
});
