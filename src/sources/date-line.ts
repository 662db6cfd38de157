import { publishedDate } from './published.ts';
import { SourceError } from './source-error.ts';

/** `date 2025-10-08`, on a line of its own or before the first words of the text. */
const DATE_LINE = /^\s*(?:date:?|Date:)[ \t]+(\d{4}-\d{1,2}-\d{1,2}\S*)(?=\s|$)/;

/** Takes the date line off a text that begins with one. Throws a SourceError when its date does not exist. */
export function takeDateLine(text: string, origin: string): { published: string | undefined; rest: string } {
	const [line = '', written] = DATE_LINE.exec(text) ?? [];
	if (written === undefined) return { published: undefined, rest: text };
	const read = publishedDate(written);
	if ('date' in read) return { published: read.date, rest: text.slice(line.length) };
	throw new SourceError({
		origin,
		line: line.split('\n').length,
		reason: `the date "${written}" ${read.problem}`,
		advice: 'Write it as "date 2025-10-08", or leave the line out.',
	});
}
