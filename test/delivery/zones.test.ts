import { expect, test } from 'vitest';
import { parseCron } from '../../src/delivery/calendar/cron.ts';
import { localText } from '../../src/delivery/calendar/local.ts';
import { nextSlots } from '../../src/delivery/calendar/slots.ts';
import { instantOf, localOf } from '../../src/delivery/calendar/zone.ts';
import { compareZones } from '../bench/zones.ts';

/** Zones with odd offsets, odd hours of change, changes in the southern summer, or Ramadan pauses. */
const AWKWARD = [
	...['Europe/London', 'Europe/Dublin', 'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Santiago', 'America/Asuncion'],
	...['America/Nuuk', 'America/Scoresbysund', 'Atlantic/Azores', 'Africa/Casablanca', 'Africa/El_Aaiun', 'Africa/Cairo', 'Asia/Beirut'],
	...['Asia/Gaza', 'Asia/Jerusalem', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Tehran', 'Australia/Adelaide', 'Australia/Lord_Howe'],
	...[
		'Australia/Sydney',
		'Antarctica/Troll',
		'Pacific/Auckland',
		'Pacific/Chatham',
		'Pacific/Easter',
		'Pacific/Kiritimati',
		'Pacific/Apia',
	],
	...['Pacific/Norfolk', 'Pacific/Marquesas', 'UTC'],
];

test('in awkward zones no slot is missed, double or misplaced', { timeout: 120_000 }, () => {
	const tally = compareZones(AWKWARD, { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) });
	expect(tally).toMatchObject({ missed: 0, double: 0, misplaced: 0, worst: [] });
	expect(tally.slots).toBeGreaterThan(1_000_000);
});

test.each([
	['Samoa, which left out 30 December 2011', 'Pacific/Apia', 2011],
	['Kwajalein, which left out 21 August 1993', 'Pacific/Kwajalein', 1993],
	['the Philippines, with one summer time', 'Asia/Manila', 1990],
	['Caracas, which moved by half an hour', 'America/Caracas', 2016],
	['Pyongyang, which moved by half an hour at night', 'Asia/Pyongyang', 2018],
])('in %s, none either', (_, zone, year) => {
	const tally = compareZones([zone], { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) });
	expect(tally).toMatchObject({ missed: 0, double: 0, misplaced: 0 });
});

function slots(text: string, zone: string, { after, count }: { after: string; count: number }): string[] {
	const read = parseCron(text);
	if (!('cron' in read)) throw new Error(read.reason);
	const found = nextSlots({ cron: read.cron, zone }, { after: Date.parse(after), count });
	return found.map(({ nominal, at }) => `${localText(nominal)} = ${new Date(at).toISOString().slice(0, 16)}Z`);
}

test('a slot in the spring gap runs at the first valid instant', () => {
	expect(slots('30 1 * * *', 'Europe/London', { after: '2025-03-29T12:00Z', count: 2 })).toEqual([
		'2025-03-30T01:30 = 2025-03-30T01:00Z',
		'2025-03-31T01:30 = 2025-03-31T00:30Z',
	]);
});

test('a slot in the autumn overlap runs once, in the first pass', () => {
	expect(slots('30 1 * * *', 'Europe/London', { after: '2025-10-25T12:00Z', count: 2 })).toEqual([
		'2025-10-26T01:30 = 2025-10-26T00:30Z',
		'2025-10-27T01:30 = 2025-10-27T01:30Z',
	]);
});

test('a schedule that is made in the second pass does not run for the first', () => {
	expect(slots('*/30 * * * *', 'Europe/London', { after: '2025-10-26T01:10Z', count: 1 })).toEqual([
		'2025-10-26T02:00 = 2025-10-26T02:00Z',
	]);
});

test('the day that a zone left out comes due where its clocks landed', () => {
	expect(slots('0 8 * * *', 'Pacific/Apia', { after: '2011-12-29T12:00Z', count: 3 })).toEqual([
		'2011-12-29T08:00 = 2011-12-29T18:00Z',
		'2011-12-30T08:00 = 2011-12-30T10:00Z',
		'2011-12-31T08:00 = 2011-12-30T18:00Z',
	]);
});

test('the calculation does not depend on the zone of the machine', () => {
	const before = process.env.TZ;
	const results = ['Pacific/Kiritimati', 'America/St_Johns', 'UTC'].map((zone) => {
		process.env.TZ = zone;
		return slots('0 8 * * 1-5', 'Europe/London', { after: '2025-03-28T12:00Z', count: 3 });
	});
	if (before === undefined) delete process.env.TZ;
	else process.env.TZ = before;
	expect(new Set(results.map(String)).size).toBe(1);
});

test('what clocks show and when they show it are each other’s way back, outside of gaps and overlaps', () => {
	for (const zone of ['Europe/London', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Caracas']) {
		for (let at = Date.UTC(2015, 0, 1, 12); at < Date.UTC(2027, 0, 1); at += 86_400_000 * 3)
			expect(instantOf(zone, localOf(zone, at))).toBe(at);
	}
});
