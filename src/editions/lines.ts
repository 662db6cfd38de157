import { amount } from '../model/amount.ts';
import type { Figure, Point, Statement, Voice } from '../model/digest.ts';
import type { EditionLine, Side } from '../model/edition.ts';
import type { Line } from '../model/line.ts';
import { overlaps, type Span, sliceOf } from '../model/span.ts';
import type { Report } from './report.ts';

/** A report and its place in the Edition's sources. */
export interface Cited extends Report {
	readonly source: number;
}

type About = Pick<EditionLine, 'part' | 'speaker' | 'cue'>;

function lineOf({ digest, source }: Cited, { text, spans, resolutions }: Line, about: About): EditionLine {
	const marks = digest.sentences.flatMap((sentence, i) => (spans.some((span) => overlaps(span, sentence)) ? [i + 1] : []));
	return { text, spans, resolutions, source, ...about, marks };
}

export function headlineLine(report: Cited): EditionLine | null {
	const { headline } = report.digest;
	return headline && lineOf(report, headline, { part: 'headline', speaker: null, cue: null });
}

/** A point's text names whoever says it. */
export function pointLine(report: Cited, point: Point): EditionLine {
	return lineOf(report, point, { part: 'point', speaker: null, cue: null });
}

export function statementLine(report: Cited, { speaker }: Voice, statement: Statement): EditionLine {
	return lineOf(report, statement, { part: 'statement', speaker, cue: statement.cue });
}

export function figureSide(report: Cited, figure: Figure): Side {
	const line = lineOf(report, figure, { part: 'figure', speaker: figure.speaker, cue: null });
	return { ...line, amount: amount(report.document.text, figure), value: figure.value };
}

export function sentenceLine(report: Cited, sentence: Span): EditionLine {
	const line = { text: sliceOf(report.document.text, sentence), spans: [sentence], resolutions: [] };
	return lineOf(report, line, { part: 'sentence', speaker: null, cue: null });
}

export function withoutAmount(line: EditionLine): Side {
	return { ...line, amount: null, value: null };
}

/** Whether a line stands, word for word, in the Digest that it is said to be of. */
export function stands(line: EditionLine, { digest, document }: Report): boolean {
	const { part, text, spans, speaker } = line;
	const same = (other: Line) => other.text === text && JSON.stringify(other.spans) === JSON.stringify(spans);
	switch (part) {
		case 'headline':
			return digest.headline !== null && same(digest.headline);
		case 'point':
			return [...digest.lead, ...digest.points].some(same);
		case 'statement':
			return digest.voices.some((voice) => voice.speaker === speaker && voice.statements.some(same));
		case 'figure':
			return digest.figures.some((figure) => figure.speaker === speaker && same(figure));
		case 'gap':
			return digest.gaps.some((gap) => gap.speaker === speaker && same(gap));
		case 'sentence': {
			const [span] = spans;
			if (speaker !== null || !span || sliceOf(document.text, span) !== text) return false;
			return digest.sentences.some(({ start }) => start === span.start) && digest.sentences.some(({ end }) => end === span.end);
		}
	}
}
