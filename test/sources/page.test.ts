import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { documentOf, refusal } from './bytes.ts';

const origin = 'story.html';
const page = readFileSync(path.join(import.meta.dirname, 'fixtures/harbour.html'), 'utf8');
const P = 'The port authority and the union met on Tuesday, and both said that an early end was unlikely.';

test('a news page gives its article and its own metadata, and nothing from around it', async () => {
	const document = await documentOf(page, { origin });
	expect(document).toMatchObject({
		publisher: 'Coastal Wire',
		published: '2025-03-04',
		url: 'https://coastalwire.example/news/harbour-talks',
		language: 'en',
	});
	expect(document.text).toBe(
		[
			'Harbour talks resume as strike enters third day – union & port divided',
			'The port authority and the dockers’ union went back to the table on Tuesday, with both sides saying that an early end to the walkout was unlikely.',
			'“A fair offer is on the table,” the authority said in a statement, adding that about 140 ships were waiting outside the harbour.',
			'What the union wants',
			'Ana Reyes, who chairs the union, told Radio Norte that her members “will not go back for less than last year’s deal”.',
			'We have waited eleven months. We can wait another week.',
			'The union asks for a rise of 6 percent.',
			'The authority has offered 3 percent.',
			'A state mediator, Jonas Lindqvist, has asked both parties to return on Thursday. No deadline has been set.',
		].join('\n\n'),
	);
});

test('an older page of plain divisions gives its article too', async () => {
	const older = readFileSync(path.join(import.meta.dirname, 'fixtures/coast-road.html'), 'utf8');
	const document = await documentOf(older, { origin });
	expect(document).toMatchObject({ publisher: 'The Daily Tide', published: '2025-03-04', url: null });
	expect(document.text).toBe(
		[
			'Storm shuts coast road',
			'Two villages cut off as waves break the sea wall, officials say',
			'The coast road was shut on Monday after waves broke the sea wall, the county council said.',
			'“Nobody should drive there,” said Peter Lund, who leads the rescue service.',
			'About 300 people in two villages are cut off, according to the council.',
			'Boats will bring food on Wednesday.',
			'More rain is expected. The council has not said when the road will open.',
		].join('\n\n'),
	);
});

test('metadata comes from JSON-LD in lists and graphs, and a broken script counts for nothing', async () => {
	const data =
		'[{"@type":"WebSite","name":"Site"},{"@graph":[{"@type":"ReportageNewsArticle","headline":"Talks &amp; tides","datePublished":"2025-03-04T01:00:00+09:00","publisher":[{"name":"Coastal Wire"}],"mainEntityOfPage":{"@id":"https://coastalwire.example/t"}}]}]';
	const html = `<script type="application/ld+json">{"a": </script><script type="application/ld+json"><!-- ${data}; --></script><article><p>${P}</p><p>${P}</p></article>`;
	expect(await documentOf(html, { origin })).toMatchObject({
		text: `Talks & tides\n\n${P}\n\n${P}`,
		published: '2025-03-04',
		publisher: 'Coastal Wire',
		url: 'https://coastalwire.example/t',
	});
});

test('what a page does not say stays unknown; a link that is no web address is left out', async () => {
	const html = `<html><head><link rel="canonical" href="javascript:alert(1)"><meta property="article:modified_time" content="2025-03-06"></head><body><p>${P}</p><p>${P}</p></body></html>`;
	expect(await documentOf(html, { origin })).toMatchObject({ title: null, publisher: null, published: null, url: null });
});

test('an article behind a script is read from the page’s data', async () => {
	const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'Talks', articleBody: `${P}\n\nNo deadline has been set.` });
	const html = `<html><body><script type="application/ld+json">${data}</script><div id="root"></div></body></html>`;
	expect((await documentOf(html, { origin })).text).toBe(`Talks\n\n${P}\n\nNo deadline has been set.`);
});

test('two line breaks part paragraphs, and the declared charset is used', async () => {
	const html = Buffer.from(
		`<html><head><meta charset="iso-8859-2"></head><body><div>${P}<br><br>Minister \u00a9koda spoke.</div></body></html>`,
		'latin1',
	);
	expect((await documentOf(html, { origin })).text).toBe(`${P}\n\nMinister Škoda spoke.`);
});

test('a page without an article is refused', async () => {
	const links = Array.from({ length: 40 }, (_, i) => `<li><a href="/${i}">Section number ${i}</a></li>`).join('');
	for (const body of [
		'',
		`<nav><ul>${links}</ul></nav>`,
		`<ul>${links}</ul>`,
		'<div id="app"></div><noscript>Please enable JavaScript.</noscript>',
		'<form><p>Log in</p><input></form>',
	]) {
		expect(await refusal(`<html><body>${body}</body></html>`, { origin })).toBe(
			'Cannot read story.html: there is no article in this page. Open the article itself and save that page, or copy its text into a file.',
		);
	}
});

test.each([
	['100,000 nested elements', `<html><body>${'<div>'.repeat(100_000)}${P}`, 'nested more than 150 deep'],
	['a million elements', `<html><body>${'<b></b>'.repeat(1_000_000)}${P}`, 'more than 100,000 elements'],
	[
		'an element of 300,000 attributes',
		`<html><body><p ${'a=1 b=2 '.repeat(1)}${Array.from({ length: 300_000 }, (_, i) => `a${i}`).join(' ')}>${P}`,
		'more than 250 attributes',
	],
	['a million opening marks', `<html><body>${'<'.repeat(1_000_000)}`, 'more than 100,000 elements and pieces of text'],
	[
		'much text in deep elements',
		`<html><body>${'<div>'.repeat(120)}${`<p>${P}</p>`.repeat(5_000)}`,
		'too much text in too many nested elements',
	],
])('%s are refused in time', async (_, html, reason) => {
	const start = performance.now();
	expect(await refusal(html, { origin })).toContain(reason);
	expect(performance.now() - start).toBeLessThan(5_000);
});
