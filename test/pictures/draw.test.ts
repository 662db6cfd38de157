import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoursePicture, CoursePoint, TimelinePicture } from '../../src/model/picture.ts';
import { draw, svgOf } from '../../src/pictures/draw.ts';

function point(day: number, value: number, source: string | null = 'the port authority'): CoursePoint {
	return { date: `2025-03-${String(day).padStart(2, '0')}`, value, amount: `about ${value}`, source };
}

function course(...points: CoursePoint[]): CoursePicture {
	return { kind: 'course', title: 'Harbour talks', counts: 'ships waiting', points };
}

const timeline: TimelinePicture = {
	kind: 'timeline',
	title: 'Harbour talks · timeline',
	entries: [
		{ date: '2025-02-28', precision: 'day', when: 'past', text: 'The strike began on Friday.', speaker: null },
		{ date: '2025-03-04', precision: 'day', when: 'past', text: 'The union turned the offer down.', speaker: 'Ana Reyes' },
		{ date: '2025-03-06', precision: 'day', when: 'expected', text: 'Talks resume on Thursday.', speaker: null },
	],
};

/** https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): [width: number, height: number] {
	const view = new DataView(png.buffer, png.byteOffset);
	return [view.getUint32(16), view.getUint32(20)];
}

describe('a picture', () => {
	test.each([course(point(1, 60), point(3, 95), point(6, 140)), timeline])(
		'of a $kind has 1200 × 630 pixels, the same bytes every time',
		async (picture) => {
			const png = await draw(picture);
			expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
			expect(sizeOf(png)).toEqual([1200, 630]);
			expect(Buffer.compare(png, await draw(picture))).toBe(0);
		},
	);

	test('with too little in it is refused, and says so', async () => {
		await expect(draw(course(point(1, 60), point(1, 70)))).rejects.toThrow('it holds too little for a picture');
	});

	test('of whatever words and numbers can be drawn', async () => {
		const words = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 200 }),
			fc.constantFrom('</svg><script>', '&#0;', 'x'.repeat(900), '\u202eabc', '港湾局'),
		);
		const points = fc.array(
			fc.record({
				date: fc.constantFrom('2025-03-01', '2025-03-02', '2025-03', '1999-12-31'),
				value: fc.oneof(fc.integer({ min: -5, max: 1e9 }), fc.constantFrom(0, 0.5, 1e15)),
				amount: words,
				source: fc.option(words),
			}),
			{ minLength: 2, maxLength: 30 },
		);
		await fc.assert(
			fc.asyncProperty(words, points, async (title, chosen) => {
				const picture: CoursePicture = { kind: 'course', title, counts: title, points: chosen };
				if (svgOf(picture)) expect(sizeOf(await draw(picture))).toEqual([1200, 630]);
			}),
			{ numRuns: 25 },
		);
	});
});

describe('the course of a figure', () => {
	test('shows every number as the text wrote it, the days, and whose it is', () => {
		const svg = svgOf(course(point(1, 60), point(3, 95), point(6, 140)))!;
		for (const words of ['about 60', 'about 95', 'about 140', '1 Mar 2025', '6 Mar 2025', 'the port authority', 'ships waiting'])
			expect(svg).toContain(`>${words}<`);
	});

	test('has one line from day to day, and one for each source where they stand side by side', () => {
		expect(svgOf(course(point(1, 60), point(2, 95, 'the union'), point(3, 80)))!.match(/<polyline/g)).toHaveLength(1);
		const svg = svgOf(course(point(1, 60), point(3, 95), point(3, 80, 'the union'), point(6, 90, 'the union')))!;
		expect(svg.match(/<polyline/g)).toHaveLength(2);
		expect(svg).toContain('>the union<');
	});

	test('says where its scale begins when that is not 0', () => {
		expect(svgOf(course(point(1, 66_100), point(3, 66_300), point(6, 66_600)))).toContain('The scale begins at 65,750.');
		expect(svgOf(course(point(1, 60), point(3, 95), point(6, 140)))).not.toContain('The scale begins');
	});

	test('keeps the first and last number when there is no room for all', () => {
		const many = Array.from({ length: 28 }, (_, i) => point(i + 1, 100 + i));
		const svg = svgOf(course(...many))!;
		expect(svg).toContain('>about 100<');
		expect(svg).toContain('>about 127<');
		expect(svg.match(/<circle/g)!.length).toBeGreaterThanOrEqual(28);
	});
});

describe('a timeline', () => {
	test('shows each event whole with its day and its speaker, and marks what is expected', () => {
		const svg = svgOf(timeline)!;
		for (const words of ['Fri 28 Feb 2025', 'The strike began on Friday.', 'The union turned the offer down. — Ana Reyes', 'expected'])
			expect(svg).toContain(`>${words}<`);
	});

	test('leaves out whole what has no room, counts it, and keeps what is to come', () => {
		const long = Array.from({ length: 12 }, (_, i) => ({ ...timeline.entries[0]!, text: `Event ${i} ${'went on and on '.repeat(12)}` }));
		const svg = svgOf({ ...timeline, entries: [...long, timeline.entries[2]!] })!;
		expect(svg).toContain('Talks resume on Thursday.');
		const shown = new Set(svg.match(/Event \d+/g));
		expect(svg).toContain(`… ${12 - shown.size} more events`);
	});
});
