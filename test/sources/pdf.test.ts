import { expect, test } from 'vitest';
import { documentOf, refusal } from './bytes.ts';
import { type Print, pdfBytes } from './pdf-bytes.ts';

const origin = 'story.pdf';
const PAGE_ONE: readonly Print[] = [
	{ text: 'Coastal Wire - page 1', y: 760, size: 8 },
	{ text: 'Harbour talks resume as', y: 720, size: 20 },
	{ text: 'strike enters third day', y: 696, size: 20 },
	{ text: '4 March 2025', y: 670 },
	{ text: 'The port authority and the union went back to the table on Tuesday, with', y: 640 },
	{ text: 'both sides saying that an early end to the walkout was unlikely, the nego-', y: 626 },
	{ text: 'tiators said.', y: 612 },
	{ text: 'About 140 ships were waiting outside the harbour, the authority said in a', y: 584 },
	{ text: 'statement that its spokesman read out in the evening to the reporters who', y: 570 },
	{ text: '1', x: 300, y: 30, size: 8 },
];
const PAGE_TWO: readonly Print[] = [
	{ text: 'Coastal Wire - page 2', y: 760, size: 8 },
	{ text: 'had waited all day. No deadline has been set.', y: 720 },
	{ text: '2', x: 300, y: 30, size: 8 },
];

test('print becomes a title and whole paragraphs, without page heads, page numbers and parted words', async () => {
	expect((await documentOf(pdfBytes([PAGE_ONE, PAGE_TWO]), { origin })).text).toBe(
		[
			'Harbour talks resume as strike enters third day',
			'4 March 2025',
			'The port authority and the union went back to the table on Tuesday, with both sides saying that an early end to the walkout was unlikely, the negotiators said.',
			'About 140 ships were waiting outside the harbour, the authority said in a statement that its spokesman read out in the evening to the reporters who had waited all day. No deadline has been set.',
		].join('\n\n'),
	);
});

test('the day on which the file was made counts only where the text says that day', async () => {
	const dated = await documentOf(pdfBytes([PAGE_ONE], { info: '/CreationDate (D:20250304093000Z)' }), { origin });
	expect(dated.published).toBe('2025-03-04');
	const printedLater = await documentOf(pdfBytes([PAGE_ONE], { info: '/CreationDate (D:20260101093000Z)' }), { origin });
	expect(printedLater.published).toBeNull();
});

test('a program’s own idea of a title is not believed; one that the page shows is', async () => {
	const plain = PAGE_ONE.map((line) => ({ ...line, size: 11 }));
	const drafted = await documentOf(pdfBytes([plain], { info: '/Title (Microsoft Word - draft3.doc)' }), { origin });
	expect(drafted.title).toBeNull();
	const titled = await documentOf(pdfBytes([plain], { info: '/Title (Harbour talks resume as strike enters third day)' }), { origin });
	expect(titled.text).toMatch(/^Harbour talks resume as strike enters third day\n\n/);
});

test('a scan, a locked file, a damaged file and a file of another kind are each named', async () => {
	expect(await refusal(pdfBytes([[], []]), { origin })).toContain(
		'it has 2 pages but no text: it looks like a scan. Run text recognition on it first',
	);
	expect(await refusal(pdfBytes([PAGE_ONE], { encrypt: true }), { origin })).toContain('it is encrypted and asks for a password');
	expect(await refusal('%PDF-1.7\nnothing more', { origin })).toContain('the PDF is damaged');
	expect(await refusal('Only text.', { origin })).toContain('it is named .pdf, but it has no PDF in it');
});
