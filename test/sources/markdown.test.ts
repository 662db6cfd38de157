import { expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { documentOf, refusal } from './bytes.ts';

const origin = 'notes.md';
const BODY = 'The port authority and the union met on Tuesday.';

test('front matter gives the metadata, and keys of others are left alone', async () => {
	const matter =
		'title: "Talks: day three"\ndate: 2025-03-04 23:30:00 -0500\nsource: Coastal Wire\nurl: https://coastalwire.example/a\nlanguage: en-GB\ntags: [port]';
	const document = await documentOf(`---\n${matter}\n---\n\n${BODY}\n`, { origin });
	expect(document).toMatchObject({
		text: `Talks: day three\n\n${BODY}`,
		published: '2025-03-04',
		publisher: 'Coastal Wire',
		url: 'https://coastalwire.example/a',
		language: 'en',
	});
});

test('values of front matter are text, never code, numbers or expanded aliases', async () => {
	const document = await documentOf(`---\ntitle: 1984\npublisher: !!js/function "function(){}"\ndate: 20250304\n---\n${BODY}`, { origin });
	expect(sliceOf(document.text, document.title!)).toBe('1984');
	expect(document).toMatchObject({ published: '2025-03-04', publisher: 'function(){}' });
});

test('each fault of front matter is named with its line', async () => {
	expect(await refusal(`---\ntitle: Talks\ndate: 2025-13-45\n---\n${BODY}`, { origin })).toBe(
		'Cannot read notes.md:3: the date "2025-13-45" has no month 13. Write it as 2025-10-08.',
	);
	expect(await refusal(`---\ntitle: Talks\nurl: "unclosed\n---\n${BODY}`, { origin })).toMatch(
		/^Cannot read notes\.md:\d: the front matter is not valid YAML/,
	);
	expect(await refusal(`---\ntitle: Talks: day three\n---\n${BODY}`, { origin })).toMatch(
		/^Cannot read notes\.md:2: the front matter is not valid YAML/,
	);
	expect(await refusal(`---\ntitle: [a, b]\n---\n${BODY}`, { origin })).toContain(
		'notes.md:2: "title" in the front matter is not a single value',
	);
	expect(await refusal(`---\ntitle: Talks\n\n${BODY}`, { origin })).toContain('notes.md:1: the front matter that begins here has no end');
	expect(await refusal('---\ntitle: Talks\n---\n\n', { origin })).toContain('it has a title and no text after it');
});

test('a rule at the start of a text is no front matter', async () => {
	expect((await documentOf(`---\n\n${BODY}\n\n---\n\nTalks go on.`, { origin })).text).toBe(`${BODY}\n\nTalks go on.`);
});

test('marks of Markdown go, words stay; pictures, code and rules are left out', async () => {
	const markdown = `# Harbour *talks* resume\n\n${BODY} It was\n[a long day](https://x.example "t") for **both**.\n\n> We can\n> wait.\n\n- six percent\n- three\n\n![ships](a.jpg)\n\n\`\`\`\ncode\n\`\`\`\n\n***\n\n<div>Plain <b>words</b>.</div>\n`;
	expect((await documentOf(markdown, { origin })).text).toBe(
		`Harbour talks resume\n\n${BODY} It was a long day for both.\n\nWe can wait.\n\nsix percent\n\nthree\n\nPlain words .`.replace(
			' .',
			'.',
		),
	);
});

test('a heading that repeats the title is left out, and another one stays', async () => {
	expect((await documentOf(`---\ntitle: Port talks\n---\n# Port talks\n\n${BODY}`, { origin })).text).toBe(`Port talks\n\n${BODY}`);
	expect((await documentOf(`---\ntitle: Port talks\n---\n# Day three\n\n${BODY}`, { origin })).text).toBe(
		`Port talks\n\nDay three\n\n${BODY}`,
	);
});

test('a date line serves Markdown too', async () => {
	expect(await documentOf(`date 2025-03-04\n\n# Port talks\n\n${BODY}`, { origin })).toMatchObject({
		published: '2025-03-04',
		text: `Port talks\n\n${BODY}`,
	});
});

test('plain list items are paragraphs, and a number that begins a wrapped line is no item', async () => {
	expect(
		(await documentOf(`${BODY}\n\n- six percent\n- three\nat most\n\n1. first\n2. second\n\nSo it was in\n2020. Talks go on.`, { origin }))
			.text,
	).toBe(`${BODY}\n\nsix percent\n\nthree at most\n\nfirst\n\nsecond\n\nSo it was in 2020. Talks go on.`);
});

test('nesting beyond reason is refused with its line', async () => {
	expect(await refusal(`${BODY}\n\n${'>'.repeat(10_000)} hello`, { origin })).toContain(
		'notes.md:3: quotations or lists are nested more than 100 deep',
	);
	expect(await refusal(Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), { origin })).toContain(
		'nested more than 100 deep',
	);
});

test('long Markdown is read whole, piece by piece, with its code fences', async () => {
	const block = `${BODY} *Talks* go on.\n\n`;
	const fence = `\`\`\`\n${'hidden\n\n'.repeat(3_000)}\`\`\`\n\n`;
	const document = await documentOf(`${block.repeat(400)}${fence}${block.repeat(400)}`, { origin });
	expect(document.text).toBe(Array(800).fill(`${BODY} Talks go on.`).join('\n\n'));
});

test.each([
	['list items', '- item one\n'],
	['emphasis', '*a '],
	['one long line', `${BODY} `],
	['link brackets', '[a'],
	['definitions', '[a]: b\n'],
	['comments', '<!--'],
	['lines', 'word\n'],
	['lists in long blocks', `${'- item one\n'.repeat(3_000)}\nText.\n\n`],
])('a megabyte of %s ends in time', async (_, part) => {
	const start = performance.now();
	await documentOf(`${BODY}\n\n${part.repeat(Math.ceil(1_000_000 / part.length))}`, { origin });
	expect(performance.now() - start).toBeLessThan(15_000);
});
