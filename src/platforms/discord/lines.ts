import type { MorePart, Part } from '../../model/card.ts';
import { dateText, dayText } from '../../model/day.ts';
import { shorten } from './escape.ts';

/** Words in one style. The text is not escaped yet. */
export interface Run {
	readonly text: string;
	readonly strong: boolean;
}

/** One line of a card: what cannot be parted without need. */
export interface Line {
	/** The markdown that opens the line: a heading, a list item, small text, a quote. */
	readonly prefix: '' | '### ' | '- ' | '> ' | '-# ';
	readonly runs: readonly Run[];
	readonly marks: readonly number[];
	/** Whose word the line is, where that stands above it; repeated wherever the line stands apart from it. */
	readonly head: readonly Run[] | null;
	/** How the line is counted when it does not fit; null for what says nothing of itself. */
	readonly of: MorePart['of'] | 'line' | null;
}

type PartLines = { readonly [K in Part['type']]: (part: Extract<Part, { type: K }>) => readonly Line[] };

/** Nobody's name is longer; a "name" that is longer is a mistake, and shown with an ellipsis. */
const LONGEST_NAME = 150;

/** The lines of each part. The source line and the buttons stand apart from the lines: every page has them. */
const PARTS: PartLines = {
	title({ text, detail, level }) {
		const heading = [strong(level === 'section' ? text.toUpperCase() : text), ...(detail ? [plain(` · ${detail}`)] : [])];
		return [line(heading, { of: null })];
	},
	headline: ({ text, marks }) => [line([plain(text)], { prefix: '### ', marks })],
	lead: ({ text, marks }) => [line([plain(text)], { marks })],
	point: ({ text, marks, from }) => [line([plain(text), ...origin(from)], { prefix: '- ', marks, of: 'point' })],
	compare({ label, joint, sides }) {
		const runs = sides.flatMap(({ text, amount, speaker, from }, i): Run[] => [
			plain(i === 0 ? ' · ' : joint === 'then' ? ' → ' : ' / '),
			amount ? strong(amount) : plain(text),
			...by(speaker),
			...origin(from),
		]);
		return [line([strong(label), ...runs], { prefix: '- ', marks: sides.flatMap(({ marks }) => marks), of: 'point' })];
	},
	voice({ speaker, role, note, statements }) {
		const head = [
			strong(shorten(speaker, LONGEST_NAME)),
			...(role ? [plain(`, ${shorten(role, LONGEST_NAME)}`)] : []),
			...(note ? [plain(` · ${shorten(note, LONGEST_NAME)}`)] : []),
		];
		return statements.map(({ opening, text, closing, marks }) => {
			const runs = [plain(opening ? `${opening} ` : ''), plain(text), plain(closing ? ` — ${closing}` : '')];
			return line(runs, { prefix: '- ', marks, head, of: 'statement' });
		});
	},
	figure({ amount, counts, text, speaker, asOf, marks }) {
		const whole = `${amount} ${counts}`.trim();
		const words = text.startsWith(whole) ? text.slice(whole.length) : ` · ${text}`;
		return [line([strong(whole), plain(words), ...by(speaker), ...dated(asOf)], { prefix: '- ', marks, of: 'figure' })];
	},
	event({ date, precision, text, speaker, marks }) {
		return [line([strong(dateText(date, precision)), plain(` · ${text}`), ...by(speaker)], { prefix: '- ', marks, of: 'event' })];
	},
	gap({ kind, text, speaker, marks }) {
		const label = kind[0]!.toUpperCase() + kind.slice(1);
		return [line([strong(label), plain(` · ${text}`), ...by(speaker)], { prefix: '- ', marks, of: 'gap' })];
	},
	sentence({ before, text, after, marks }) {
		return [
			line([plain(before)], { prefix: '-# ', of: 'sentence' }),
			line([strong(text)], { prefix: '> ', marks, of: 'sentence' }),
			line([plain(after)], { prefix: '-# ', of: 'sentence' }),
		];
	},
	answer({ question, short, text, speaker, asOf, marks }) {
		return [
			line([plain(question)], { prefix: '-# ' }),
			line([strong(short ?? ''), plain(short ? ' ' : ''), plain(text), ...by(speaker), ...dated(asOf)], { marks }),
		];
	},
	more: ({ text }) => [line([plain(text)], { prefix: '-# ', of: null })],
	// What it shows, in words: a message that has the picture itself is rendered without this part.
	picture: ({ alt, told }) => (told ? [] : [line([plain(alt)])]),
	note: ({ text }) => [line([plain(text)])],
	source: ({ text }) => [line([plain(text)], { prefix: '-# ' })],
	actions: () => [],
};

/** The lines of a part; those without words are left out. */
export function linesOf<K extends Part['type']>(part: Extract<Part, { type: K }>): readonly Line[] {
	return PARTS[part.type as K](part).filter(({ runs }) => runs.some(({ text }) => text.trim()));
}

function line(runs: readonly Run[], options: Partial<Omit<Line, 'runs'>> = {}): Line {
	return { prefix: '', marks: [], head: null, of: 'line', ...options, runs: runs.filter(({ text }) => text) };
}

function plain(text: string): Run {
	return { text, strong: false };
}

function strong(text: string): Run {
	return { text, strong: true };
}

/** The source, where a card stands on several. */
function origin(from: string | undefined): Run[] {
	return from ? [plain(` (${shorten(from, LONGEST_NAME)})`)] : [];
}

/** Whose word a line is. */
function by(speaker: string | null): Run[] {
	return speaker ? [plain(' — '), strong(shorten(speaker, LONGEST_NAME))] : [];
}

function dated(asOf: string | null): Run[] {
	return asOf ? [plain(` · as of ${dayText(asOf)}`)] : [];
}
