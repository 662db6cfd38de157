import { expect, test } from 'vitest';
import { dateText, dayText, firstDay, lastDay } from '../../src/model/day.ts';
import type { Precision } from '../../src/model/digest.ts';

test.each<[string, Precision, string]>([
	['2025-03-04', 'day', 'Tue 4 Mar 2025'],
	['2024-02-29', 'day', 'Thu 29 Feb 2024'],
	['2025-W10', 'week', 'week of 3 Mar 2025'],
	['2026-W01', 'week', 'week of 29 Dec 2025'],
	['2025-03', 'month', 'March 2025'],
	['2025-Q2', 'quarter', 'second quarter of 2025'],
	['2025-SU', 'season', 'summer 2025'],
	['1999', 'year', '1999'],
	['199', 'decade', '1990s'],
	['1990', 'decade', '1990s'],
])('%s with the precision of a %s reads "%s"', (date, precision, words) => {
	expect(dateText(date, precision)).toBe(words);
});

test.each<[string, Precision]>([
	['someday', 'day'],
	['2025-02-30', 'day'],
	['2025-13', 'month'],
	['2025-Q7', 'quarter'],
	['2025-XX', 'season'],
	['2025', 'week'],
	['', 'decade'],
])('what is no date (%s as a %s) is shown as it is', (date, precision) => {
	expect(dateText(date, precision)).toBe(date);
});

test('a day without its weekday', () => {
	expect(dayText('2025-10-08')).toBe('8 Oct 2025');
	expect(dayText('2025-Q3')).toBe('third quarter of 2025');
	expect(dayText('2025-W41')).toBe('week of 6 Oct 2025');
	expect(dayText('2025-08')).toBe('August 2025');
});

test('dates of every precision sort by their first day', () => {
	const dates = ['2025-03-10', '2025-W10', '2025-Q2', '2024', '2025-03', '2025-12-31'];
	expect(
		dates
			.map((date) => [firstDay(date), date])
			.sort()
			.map(([, date]) => date),
	).toEqual(['2024', '2025-03', '2025-W10', '2025-03-10', '2025-Q2', '2025-12-31']);
});

test('dates of every precision sort by their last day', () => {
	const dates = ['2025', '2025-03-10', '2025-W10', '2025-Q2', '2025-03', '2025-03-06', '2025-06-30', '2025-07-01'];
	expect(
		dates
			.map((date) => [lastDay(date), date])
			.sort()
			.map(([, date]) => date),
	).toEqual(['2025-03-06', '2025-W10', '2025-03-10', '2025-03', '2025-06-30', '2025-Q2', '2025-07-01', '2025']);
});
