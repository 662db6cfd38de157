import fc from 'fast-check';
import nodeCron from 'node-cron';
import { expect, test } from 'vitest';
import { parseCron } from '../../src/delivery/calendar/cron.ts';
import { localText, parseLocal } from '../../src/delivery/calendar/local.ts';
import { parseQuiet, quietUntil } from '../../src/delivery/calendar/quiet.ts';
import { readTime, readZone } from '../../src/delivery/calendar/reading.ts';
import { dueSlots, nextSlots } from '../../src/delivery/calendar/slots.ts';
import { cronWords } from '../../src/delivery/calendar/words.ts';

function cronOf(text: string) {
	const read = parseCron(text);
	if (!('cron' in read)) throw new Error(read.reason);
	return read.cron;
}

function field(low: number, high: number): fc.Arbitrary<string> {
	const number = fc.integer({ min: low, max: high });
	const range = fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
	const step = fc.integer({ min: 1, max: high });
	const part = fc.oneof(
		number.map(String),
		range,
		fc.tuple(range, step).map(([of, by]) => `${of}/${by}`),
		step.map((by) => `*/${by}`),
	);
	return fc.oneof(
		fc.constant('*'),
		fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(',')),
	);
}

const anyCron = fc
	.tuple(field(0, 59), field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
	.map((fields) => fields.join(' '));

test('every expression is read as node-cron reads it', () => {
	fc.assert(
		fc.property(anyCron, (text) => {
			const read = parseCron(text);
			if (!('cron' in read)) return expect(read.reason).toContain('never come due');
			const { seconds, minutes, hours, days, months, weekdays } = read.cron;
			const other = nodeCron.parse(text);
			const sorted = (values: readonly (number | string)[]) => [...new Set(values.map(Number))].sort((a, b) => a - b);
			expect([seconds, minutes, hours, days, months, weekdays]).toEqual(
				[other.second, other.minute, other.hour, other.dayOfMonth, other.month, other.dayOfWeek].map(sorted),
			);
		}),
		{ numRuns: 500 },
	);
});

test('names and 7 for Sunday are numbers by another name', () => {
	expect(cronOf('0 8 * jan-mar mon,FRI').months).toEqual([1, 2, 3]);
	expect(cronOf('0 8 * * mon,FRI').weekdays).toEqual([1, 5]);
	expect(cronOf('0 8 * * 7').weekdays).toEqual([0]);
	expect(cronOf('0 8 * * 5-7').weekdays).toEqual([0, 5, 6]);
});

test.each([
	['0 8 * *', /expected 5 or 6 fields, got 4/],
	['60 8 * * *', /"60" is out of range in the field for the minute/],
	['0 24 * * *', /"24" is out of range in the field for the hour/],
	['0 8 0 * *', /"0" is out of range in the field for the day of the month/],
	['0 8 * 13 *', /"13" is out of range in the field for the month/],
	['0 8 * * MUN', /"MUN" is out of range in the field for the day of the week/],
	['0 8 * * 5-1', /"5-1" goes backwards/],
	['*/0 8 * * *', /has a step of 0/],
	['5/10 8 * * *', /no range/],
	['0 8 ? * *', /"\?" cannot be read/],
	['0 8 30 2 *', /never come due/],
	['0 8 31 4,6,9,11 *', /never come due/],
])('%s is refused', (text, reason) => {
	const read = parseCron(text);
	expect('reason' in read ? read.reason : 'read').toMatch(reason);
});

test('29 February, and on a Monday, comes due some day', () => {
	const [leap] = nextSlots({ cron: cronOf('0 8 29 2 *'), zone: 'UTC' }, { after: Date.UTC(2025, 0, 1), count: 1 });
	expect(localText(leap!.nominal)).toBe('2028-02-29T08:00');
	const [monday] = nextSlots({ cron: cronOf('0 8 29 2 */7'), zone: 'UTC' }, { after: Date.UTC(2025, 0, 1), count: 1 });
	expect(localText(monday!.nominal)).toBe('2032-02-29T08:00');
});

test('a day of the month and a day of the week mean either, unless one begins with a star', () => {
	const days = (text: string) =>
		nextSlots({ cron: cronOf(text), zone: 'UTC' }, { after: Date.UTC(2025, 5, 1), count: 4 }).map(({ nominal }) =>
			new Date(nominal).getUTCDate(),
		);
	expect(days('0 8 13 * 5')).toEqual([6, 13, 20, 27]);
	expect(days('0 8 */2 * 5')).toEqual([13, 27, 11, 25]);
});

test('of many that are due only the newest are named, and that there are more', () => {
	const timing = { cron: cronOf('* * * * * *'), zone: 'UTC' };
	const now = Date.UTC(2025, 0, 8);
	const due = dueSlots(timing, { after: Date.UTC(2024, 0, 1), now, most: 3 });
	expect(due).toMatchObject({ more: true, next: { at: now + 1000 } });
	expect(due.slots.map(({ at }) => now - at)).toEqual([2000, 1000, 0]);
	expect(dueSlots(timing, { after: now - 2000, now, most: 3 })).toMatchObject({ more: false, slots: [{}, {}] });
	expect(dueSlots({ cron: cronOf('0 8 29 2 *'), zone: 'UTC' }, { after: Date.UTC(2024, 2, 1), now, most: 3 }).slots).toEqual([]);
	expect(dueSlots(timing, { after: now + 7_200_000, now, most: 3 }).slots).toEqual([]);
});

test('a local time is written and read alike', () => {
	for (const text of ['2025-03-30T08:00', '2025-03-30T08:00:05']) expect(localText(parseLocal(text)!)).toBe(text);
	for (const text of ['2025-02-30T25:00', '2025-03-30', 'x']) expect(parseLocal(text)).toBeNull();
});

test('quiet hours end in the morning, over midnight and over a change of the clocks', () => {
	const night = parseQuiet('22:00-07:00')!;
	const until = (now: string, zone = 'Europe/London') => {
		const end = quietUntil(night, { zone, now: Date.parse(now) });
		return end && new Date(end).toISOString();
	};
	expect(until('2025-03-29T21:59:59Z')).toBeNull();
	expect(until('2025-03-29T22:00Z')).toBe('2025-03-30T06:00:00.000Z');
	expect(until('2025-03-30T05:59Z')).toBe('2025-03-30T06:00:00.000Z');
	expect(until('2025-03-30T06:00Z')).toBeNull();
	expect(until('2025-10-25T22:00Z')).toBe('2025-10-26T07:00:00.000Z');
	const lunch = parseQuiet('12:00-13:30')!;
	expect(quietUntil(lunch, { zone: 'UTC', now: Date.UTC(2025, 0, 1, 13, 29) })).toBe(Date.UTC(2025, 0, 1, 13, 30));
	expect(['22-7', '9:00 to 17:00', '22:00–07:00'].map((text) => parseQuiet(text) !== null)).toEqual([true, true, true]);
	expect(['22:00', '22:00-22:00', '25:00-07:00', ''].map(parseQuiet)).toEqual([null, null, null, null]);
});

test.each([
	['8:00', '0 8 * * *'],
	['8.30 pm', '30 20 * * *'],
	['12am', '0 0 * * *'],
	['weekdays at 8:00', '0 8 * * 1-5'],
	['every day 18:30', '30 18 * * *'],
	['mon, thu 9am', '0 9 * * 1,4'],
	['Mondays and Wednesdays 7:15', '15 7 * * 1,3'],
	['fri to mon 7', '0 7 * * 5,6,0,1'],
	['1st and 15th of the month 9:00', '0 9 1,15 * *'],
	['8:00 and 18:00', '0 8,18 * * *'],
	['every 2 hours', '0 */2 * * *'],
	['hourly', '0 * * * *'],
	['“0 8 * * MON-FRI”', '0 8 * * MON-FRI'],
	['0 0 8 * * *', '0 0 8 * * *'],
	['noon', '0 12 * * *'],
])('“%s” is %s', (said, cron) => {
	expect(readTime(said)).toEqual({ cron, rest: '' });
});

test('what follows a time is left over, for a zone', () => {
	expect(readTime('weekdays 8:00 New York')).toEqual({ cron: '0 8 * * 1-5', rest: 'New York' });
	expect(readTime('0 8 * * 1-5 UTC')).toEqual({ cron: '0 8 * * 1-5', rest: 'UTC' });
});

test.each([
	['weekdys 8:00', 'weekdays 8:00'],
	['25:00', '23:00'],
	['8:75', '8:59'],
	['every 7 minutes', 'every 5 minutes'],
	['tomorrow', 'weekdays 8:00'],
	['8:00 and 18:30', '18:30'],
	['', '8:00'],
])('“%s” is no time, and one that is near can be read', (said, near) => {
	const read = readTime(said);
	const offered = 'nearest' in read ? read.nearest : [];
	expect(offered).toContain(near);
	for (const text of offered) expect(readTime(text)).toHaveProperty('cron');
});

test('any text is read or refused, and what is read comes due', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9:*/, -]{0,24}$/)), (text) => {
			const read = readTime(text);
			if ('cron' in read) expect(parseCron(read.cron)).toHaveProperty('cron');
			else expect(read.problem).not.toBe('');
		}),
		{ numRuns: 2_000 },
	);
});

test('a zone is known by its name in any case, by its city and by an older name', () => {
	expect(['London', 'europe/london', 'new york', 'US/Eastern', 'utc'].map(readZone)).toEqual(
		['Europe/London', 'Europe/London', 'America/New_York', 'US/Eastern', 'UTC'].map((zone) => ({ zone })),
	);
	expect(readZone('Europe/Londn')).toMatchObject({ nearest: expect.arrayContaining(['Europe/London']) });
	expect(readZone('Moscw')).toMatchObject({ nearest: ['Europe/Moscow'] });
	expect(readZone('xyzzy')).toEqual({ nearest: [] });
});

test.each([
	['0 8 * * 1-5', 'on weekdays at 08:00'],
	['30 18 * * *', 'every day at 18:30'],
	['0 9 * * 1,4', 'on Mondays and Thursdays at 09:00'],
	['0 10 * * 6,0', 'at weekends at 10:00'],
	['0 9 1,22 * *', 'on the 1st and 22nd of the month at 09:00'],
	['0 9 25 12 *', 'on the 25th in December at 09:00'],
	['0 9 1 * 1', 'on the 1st and on Mondays at 09:00'],
	['0 */2 * * *', 'every 2 hours'],
	['20 * * * *', 'every hour, 20 minutes past'],
	['*/15 9-17 * * 1-5', 'every 15 minutes from 09:00 to 17:45, on weekdays'],
	['*/10 * * * * *', 'every 10 seconds'],
	['* * * * *', 'every minute'],
	['0 8 * 1,2 *', 'every day in January and February at 08:00'],
	['3,7,20 */5 * * *', 'at the times of “3,7,20 */5 * * *”'],
])('%s reads “%s”', (text, words) => {
	expect(cronWords(cronOf(text))).toBe(words);
});
