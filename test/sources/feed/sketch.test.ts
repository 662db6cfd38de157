import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../src/sources/feed/canonical-url.ts';
import { alike, bandsOf, numbersOf, sketchOf } from '../../../src/sources/feed/sketch.ts';
import { story } from '../../fixtures/feeds.ts';

function shareABand(a: string, b: string): boolean {
	const bands = new Set(bandsOf(sketchOf(a)));
	return bandsOf(sketchOf(b)).some((band) => bands.has(band));
}

test('the same words with another date or time are alike, and are found', () => {
	const text = `Updated 4 March 2025, 08:15 GMT. ${story(4)}`;
	const later = `Updated 5 March 2025, 19:40 GMT. ${story(4)}`;
	expect(alike(text, later)).toBe(1);
	expect(numbersOf(text)).toBe(numbersOf(later));
	expect(shareABand(text, later)).toBe(true);
});

test('reports of other things are not alike', () => {
	for (let n = 1; n < 60; n++) expect(alike(story(0), story(n)), `${n}`).toBeLessThan(0.7);
});

test('a figure that changed keeps two reports apart, however alike the words', () => {
	const [before, after] = ['At least 12 people were hurt on 4 March.', 'At least 15 people were hurt on 5 March.'];
	expect(numbersOf(before)).not.toBe(numbersOf(after));
	expect(numbersOf('Prices rose 3.5 percent, to 1,200.')).toBe('3.5 1,200');
});

test('short and empty texts are compared as a whole', () => {
	expect(alike('', '')).toBe(1);
	expect(alike('Ferry stopped', 'Ferry stopped')).toBe(1);
	expect(alike('Ferry stopped', 'Ferry runs')).toBe(0);
	expect(sketchOf('')).not.toBe(sketchOf('Ferry'));
});

test.each([
	['https://www.coast.example/a/?utm_source=rss&utm_medium=feed#top', 'coast.example/a'],
	['http://coast.example/a', 'coast.example/a'],
	['https://m.coast.example//a/index.html', 'coast.example/a'],
	['https://coast.example/a/amp/', 'coast.example/a'],
	['https://coast.example/a?b=2&a=1&fbclid=x', 'coast.example/a?a=1&b=2'],
	['https://coast.example:8443/a?id=7', 'coast.example:8443/a?id=7'],
	['https://coast.example/?p=12', 'coast.example?p=12'],
	['https://coast.example/', 'coast.example'],
	['mailto:a@coast.example', null],
	['no url', null],
])('%s is compared as %s', (url, expected) => {
	expect(canonicalUrl(url)).toBe(expected);
});
