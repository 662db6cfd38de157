import { expect, test } from 'vitest';
import { readOpml, writeOpml } from '../../src/sources/opml.ts';

const FILE = `<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
	<outline text="News"><outline text="Coast" type="rss" xmlUrl="https://coast.example/feed"/>
		<outline text="Islands"><outline title="Isle &amp; Post" text="x" type="rss" xmlUrl=" https://isle.example/feed "/></outline></outline>
	<outline text="A folder without feeds"/><outline text="Bare" xmlUrl="https://bare.example/"/></body></opml>`;

test('the feeds of an OPML file are found in all its folders', () => {
	expect(readOpml(FILE)).toEqual({
		feeds: [
			{ url: 'https://coast.example/feed', title: 'Coast', folders: ['News'] },
			{ url: 'https://isle.example/feed', title: 'Isle & Post', folders: ['News', 'Islands'] },
			{ url: 'https://bare.example/', title: 'Bare', folders: [] },
		],
	});
});

test('what is written can be read again', () => {
	const feeds = [
		{ url: 'https://coast.example/feed?a=1&b=2', title: 'Coast “<b>” & co', folders: ['Harbour talks'] },
		{ url: 'https://isle.example/feed', title: 'Isle', folders: ['Other'] },
	];
	expect(readOpml(writeOpml(feeds))).toEqual({ feeds });
});

test.each(['', 'words', '<rss/>', '<html><body>News</body></html>', '{"a":1}'])('%j is no OPML', (text) => {
	expect(readOpml(text)).toMatchObject({ problem: expect.stringContaining('no OPML') });
});
