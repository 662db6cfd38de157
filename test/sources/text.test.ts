import { expect, test } from 'vitest';
import { sliceOf } from '../../src/model/span.ts';
import { documentOf, refusal } from './bytes.ts';

const FIRST = 'The port authority and the union met on Tuesday.';

async function read(text: string) {
	const document = await documentOf(text);
	return {
		...document,
		titleText: document.title && sliceOf(document.text, document.title),
		bodyText: sliceOf(document.text, document.body),
	};
}

test('a date line gives the date, on a line of its own or before the first words', async () => {
	for (const start of [' date 2025-03-04 ', '\n\ndate 2025-03-04\n\n', 'Date: 2025-03-04\n', 'date 2025-03-04T23:30:00-05:00\n']) {
		expect(await read(`${start}${FIRST}`)).toMatchObject({ published: '2025-03-04', text: FIRST, title: null });
	}
});

test('a text without a date has none', async () => {
	expect((await read(`${FIRST} Talks go on until 2025-03-06.`)).published).toBeNull();
});

test('a date that does not exist is an error that names file, line and the way out', async () => {
	expect(await refusal(`\n\ndate 2025-13-45\n${FIRST}`)).toBe(
		'Cannot read story.txt:3: the date "2025-13-45" has no month 13. Write it as "date 2025-10-08", or leave the line out.',
	);
	expect(await refusal(`date 2025-02-29 ${FIRST}`)).toContain('has no day 29 in its month');
});

test('a short first line of its own is the title, unless it is a sentence', async () => {
	expect(await read(`date 2025-03-04\n\nHarbour talks resume\n\n${FIRST}`)).toMatchObject({
		titleText: 'Harbour talks resume',
		bodyText: FIRST,
		text: `Harbour talks resume\n\n${FIRST}`,
	});
	for (const line of ['Talks resume.', 'He said “no.”', 'By Ana Reyes', '- talks', '4 March 2025', 'What we know:']) {
		expect(await read(`${line}\n\n${FIRST}`)).toMatchObject({ title: null });
	}
	expect(await read('Only one line')).toMatchObject({ title: null, bodyText: 'Only one line' });
});

test('hard-wrapped lines are joined again, with words parted at the line’s end', async () => {
	const wrapped =
		'The port authority and the dockers’ union went back to the\ntable on Tuesday, with both sides saying that an early end\nwas unlikely. Long-term pay is the one question that parts\nthem, and the long-\nterm offer is not enough, the nego-\ntiators said.\n\nA mediator has asked both to\nreturn on Thursday.';
	expect((await read(wrapped)).text).toBe(
		'The port authority and the dockers’ union went back to the table on Tuesday, with both sides saying that an early end was unlikely. Long-term pay is the one question that parts them, and the long-term offer is not enough, the negotiators said.\n\nA mediator has asked both to return on Thursday.',
	);
});

test('one paragraph a line stays so', async () => {
	expect((await read(`${FIRST}\nNo deadline was set.\nTalks go on.`)).text).toBe(`${FIRST}\n\nNo deadline was set.\n\nTalks go on.`);
});

test('UTF-16, Latin-1 and damaged UTF-8 are read as what they are', async () => {
	const text = 'Café owners said “no”. Port staff – all of them – agreed at once.';
	const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
	const latin = Buffer.from(text.replace('é', '\u00e9').replace('“', '\u0093').replace('”', '\u0094').replaceAll('–', '\u0096'), 'latin1');
	for (const bytes of [wide, Buffer.from(wide).swap16(), wide.subarray(2), latin]) expect((await documentOf(bytes)).text).toBe(text);
	expect((await documentOf(Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]))).text).toBe(`${text}\ufffd`);
});

test('the language is told where there is enough text, and left open where there is not', async () => {
	expect(
		(await read(`${FIRST} The talks will go on with a mediator, and both of them said that they want an early end to the strike.`))
			.language,
	).toBe('en');
	expect((await read('Die Hafenbehörde und die Gewerkschaft haben am Dienstag wieder miteinander gesprochen.')).language).toBe('de');
	expect((await read('Talks.')).language).toBeNull();
});

test('what the reader gives replaces what the text says, and is checked', async () => {
	const given = { title: 'Port talks', published: '5 March 2025', publisher: 'Coastal Wire', url: 'https://coastalwire.example/a' };
	expect(await documentOf(`date 2025-03-04 ${FIRST}`, given)).toMatchObject({
		text: `Port talks\n\n${FIRST}`,
		published: '2025-03-05',
		publisher: 'Coastal Wire',
		url: 'https://coastalwire.example/a',
	});
	expect(await refusal(FIRST, { published: '05/03/2025' })).toContain('does not say which number is the month');
	expect(await refusal(FIRST, { url: 'javascript:alert(1)' })).toContain('is no web address');
});

test('a megabyte in one line, in one word, or in wrapped lines is read in linear time', async () => {
	for (const part of [`${FIRST} `, 'w', `${FIRST}\nand the talks will\ngo on.\n\n`]) {
		const text = part.repeat(Math.ceil(1_000_000 / part.length));
		const start = performance.now();
		await documentOf(text);
		expect(performance.now() - start).toBeLessThan(3_000);
	}
});
