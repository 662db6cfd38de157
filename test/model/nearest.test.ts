import { expect, test } from 'vitest';
import { nearest } from '../../src/model/nearest.ts';

test.each([
	['titel', ['sources', 'title'], ['title']],
	['gazza', ['harbour', 'gaza'], ['gaza']],
	['harb', ['harbour', 'gaza'], ['harbour']],
	['GAZA', ['harbour', 'gaza'], ['gaza']],
	['colour', ['harbour', 'gaza'], []],
	['gz', ['gaza', 'gb'], ['gb']],
	['', ['gaza'], []],
	['gaza', [], []],
])('near %j among %j is %j', (wanted, names, expected) => {
	expect(nearest(wanted, names)).toEqual(expected);
});

test('the nearest comes first, and no more than were asked for', () => {
	expect(nearest('2025-10-08', ['2025-11-30', '2025-10-09', '2025-10-18'], { limit: 2 })).toEqual(['2025-10-09', '2025-10-18']);
});
