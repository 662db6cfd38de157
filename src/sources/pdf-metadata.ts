import type { ParsedText } from './document.ts';
import { publishedDate } from './published.ts';

export type PdfMetadata = Pick<ParsedText, 'title' | 'publisher' | 'published' | 'url'>;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * What a PDF's own metadata says, where it can be believed.
 *
 * Programs fill in a title ("Microsoft Word - draft3.doc") and the day on which the file was made. So a title counts only where
 * the text has it too, and the file's day only where the text writes that day out; a day of publication in the XMP data counts.
 *
 * @param info the PDF's information dictionary.
 * @param described a property of the XMP data, by its prefixed name in lower case.
 */
export function pdfMetadata(info: Readonly<Record<string, unknown>>, described: (name: string) => unknown, text: string): PdfMetadata {
	const title = textOf(described('dc:title')) ?? textOf(info.Title);
	return {
		title: title && plain(text).includes(plain(title)) && plain(title) !== '' ? title : undefined,
		publisher: textOf(described('prism:publicationname')) ?? textOf(described('dc:publisher')),
		published: publicationDay(described) ?? madeOn(info.CreationDate, text),
		url: undefined,
	};
}

function publicationDay(described: (name: string) => unknown): string | undefined {
	for (const name of ['prism:publicationdate', 'prism:coverdate']) {
		const read = publishedDate(textOf(described(name)) ?? '');
		if ('date' in read) return read.date;
	}
	return undefined;
}

/** The day of `D:20251008093000Z`, if the text says it in words or numbers. */
function madeOn(made: unknown, text: string): string | undefined {
	const read = publishedDate(/^D:(\d{8})/.exec(textOf(made) ?? '')?.[1] ?? '');
	if (!('date' in read)) return undefined;
	const [year, month, day] = read.date.split('-').map(Number) as [number, number, number];
	const name = `${MONTHS[month - 1]!.slice(0, 3)}[a-z]*\\.?`;
	const said = new RegExp(
		`\\b(?:${read.date}|0?${day}(?:st|nd|rd|th)? ${name},? ${year}|${name} 0?${day}(?:st|nd|rd|th)?,? ${year})\\b`,
		'i',
	);
	return said.test(text) ? read.date : undefined;
}

function plain(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function textOf(value: unknown): string | undefined {
	const [first] = [value].flat();
	return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}
