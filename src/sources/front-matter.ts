import { isMap, isScalar, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { ParsedText } from './document.ts';
import { publishedDate } from './published.ts';
import { SourceError } from './source-error.ts';
import { isWebAddress } from './web-address.ts';

export type FrontMatter = Partial<Omit<ParsedText, 'origin' | 'body'>>;

interface Place {
	readonly origin: string;
	readonly line: number;
}

type Reader = (value: string, place: Place) => FrontMatter;

/** What each key gives; any other key is left alone. A later entry wins over an earlier one. */
const KEYS: Readonly<Record<string, Reader>> = {
	title: (title) => ({ title }),
	date: readPublished,
	published: readPublished,
	source: (source) => (isWebAddress(source) ? { url: source } : { publisher: source }),
	publisher: (publisher) => ({ publisher }),
	url: readUrl,
	language: readLanguage,
};

/**
 * The metadata in YAML front matter, where `yaml` begins in line `firstLine` of its file. Every value is read as text, so that nothing
 * in it is run, expanded or guessed. Throws a SourceError with the line of whatever is wrong.
 */
export function readFrontMatter(yaml: string, { origin, line: firstLine }: Place): FrontMatter {
	const lines = new LineCounter();
	const lineOf = (at: number) => firstLine - 1 + lines.linePos(at).line;
	const map = parseMap(yaml, { origin, lines, lineOf });
	let found: FrontMatter = {};
	for (const key of Object.keys(KEYS)) {
		const pair = map?.items.find((item) => isScalar(item.key) && item.key.value === key);
		if (!pair) continue;
		const place = { origin, line: lineOf(startOf(pair)) };
		const value = textOf(pair, key, place);
		if (value) found = { ...found, ...KEYS[key]!(value, place) };
	}
	return found;
}

function parseMap(
	yaml: string,
	{ origin, lines, lineOf }: { origin: string; lines: LineCounter; lineOf: (at: number) => number },
): YAMLMap | null {
	const document = parse(yaml, lines, origin);
	const [error] = document.errors;
	if (error) {
		const reason = `the front matter is not valid YAML (${firstLineOf(error.message)})`;
		const advice = 'Put quotation marks around a value that has a colon in it, and write each key once.';
		throw new SourceError({ origin, line: lineOf(error.pos[0]), reason, advice, cause: error });
	}
	if (document.contents === null || isMap(document.contents)) return document.contents;
	throw new SourceError({ origin, line: lineOf(0), reason: 'the front matter has no keys', advice: 'Write lines such as "title: …".' });
}

function parse(yaml: string, lineCounter: LineCounter, origin: string): ReturnType<typeof parseDocument> {
	try {
		return parseDocument(yaml, { schema: 'failsafe', lineCounter, prettyErrors: false, logLevel: 'silent' });
	} catch (cause) {
		throw new SourceError({
			origin,
			line: 1,
			reason: 'the front matter is nested too deeply',
			advice: 'Keep it to lines of "key: value".',
			cause,
		});
	}
}

function startOf({ key }: Pair): number {
	return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function textOf({ value }: Pair, key: string, place: Place): string {
	if (value === null || value === undefined) return '';
	if (isScalar(value)) return String(value.value ?? '').trim();
	throw new SourceError({
		...place,
		reason: `"${key}" in the front matter is not a single value`,
		advice: `Write it as "${key}: …" on one line.`,
	});
}

function readPublished(value: string, place: Place): FrontMatter {
	const read = publishedDate(value);
	if ('date' in read) return { published: read.date };
	throw new SourceError({ ...place, reason: `the date "${value}" ${read.problem}`, advice: 'Write it as 2025-10-08.' });
}

function readUrl(value: string, place: Place): FrontMatter {
	if (isWebAddress(value)) return { url: value };
	throw new SourceError({ ...place, reason: `the url "${value}" is no web address`, advice: 'Write it as https://news.example/story.' });
}

function readLanguage(value: string, place: Place): FrontMatter {
	const code = /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/i.exec(value)?.[1];
	if (code) return { language: code.toLowerCase() };
	throw new SourceError({ ...place, reason: `the language "${value}" is no two-letter code`, advice: 'Write it as en, fr, ar and so on.' });
}

function firstLineOf(message: string): string {
	return (message.split('\n')[0] ?? '').replace(/[.:]\s*$/, '');
}
