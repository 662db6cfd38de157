import type { Answer, Evidence } from '../model/answer.ts';
import type { Action, AnswerPart, Card, Part, SourcePart } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Document } from '../model/document.ts';

export interface AnswerCardOptions {
	/** The Documents that were asked, for the source line. */
	readonly documents: readonly Document[];
	/** The Topic's title. */
	readonly topic?: string | null;
}

/** The card of one answer: its exact words and whose they are, what comes nearest where there is none, and the sources. */
export function answerCard(answer: Answer, { documents, topic = null }: AnswerCardOptions): Card {
	const [first] = answer.evidence;
	const together =
		answer.outcome !== 'not-stated' && answer.evidence.every((one) => one.document === first?.document && one.speaker === first.speaker);
	const rest = answer.outcome === 'not-stated' ? answer.evidence : together ? [] : answer.evidence.slice(1);
	const parts: Part[] = [
		answerPart(answer, together ? answer.evidence : answer.evidence.slice(0, answer.outcome === 'not-stated' ? 0 : 1)),
		...(answer.note ? [{ type: 'note', text: answer.note } as const] : []),
		...rest.flatMap((piece) => pieceParts(piece, documents.length > 1)),
		...(documents.length ? [sourcePart(answer, documents), { type: 'actions', actions: actions(answer) } as const] : []),
	];
	return { section: 'answer', topic, parts };
}

/** In UTF-16 units: a longer piece says no more in front of the sentence than in it. */
const LONGEST_SHORT = 90;

function answerPart({ outcome, question, short, speaker, asOf, text }: Answer, shown: readonly Evidence[]): AnswerPart {
	const words = shown.length ? shown.map((piece) => piece.text).join(' … ') : text;
	const spans = shown.map(({ start, end }) => ({ start, end }));
	const marks = [...new Set(shown.map(({ mark }) => mark))].sort((a, b) => a - b);
	// Over several days, each line's own day counts: the first line is not of the newest.
	const date = shown.length ? (shown.at(-1)!.published ?? null) : null;
	return {
		type: 'answer',
		outcome,
		question,
		short: short === words || (short?.length ?? 0) > LONGEST_SHORT ? null : short,
		speaker,
		asOf: outcome === 'not-stated' ? null : (date ?? asOf),
		text: words,
		spans,
		marks,
	};
}

/** A further sentence, with whose word it is above it. */
function pieceParts({ speaker, published, text, start, end, mark }: Evidence, dated: boolean): Part[] {
	const day = dated && published ? dayText(published) : null;
	const heading: Part[] = speaker || day ? [{ type: 'title', text: speaker ?? 'The article', detail: day, level: 'group' }] : [];
	return [...heading, { type: 'sentence', text, spans: [{ start, end }], marks: [mark], before: '', after: '' }];
}

function sourcePart({ outcome, evidence, read }: Answer, documents: readonly Document[]): SourcePart {
	const [only] = documents;
	const used = outcome === 'not-stated' ? 0 : evidence.length;
	const several = documents.length > 1;
	const words = [
		several ? `${documents.length} documents` : 'One source',
		...(!several && only?.publisher ? [only.publisher] : []),
		daysOf(documents),
		`${read.sentences} ${read.sentences === 1 ? 'sentence' : 'sentences'} read${used ? `, ${used} used, every line from the text` : ''}`,
	];
	return {
		type: 'source',
		text: words.join(' · '),
		publisher: several ? null : (only?.publisher ?? null),
		published: several ? null : (only?.published ?? null),
		url: several ? null : (only?.url ?? null),
		sources: documents.length,
		read: read.sentences,
		used,
		dropped: 0,
	};
}

function daysOf(documents: readonly Document[]): string {
	const days = documents.flatMap(({ published }) => published ?? []).sort();
	const [first, last] = [days[0], days.at(-1)];
	if (!first || !last) return 'date not given';
	return first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;
}

function actions({ outcome }: Answer): Action[] {
	const more: Action[] = outcome === 'not-stated' ? [] : [{ id: 'voices', label: 'Who says what', count: null }];
	return [
		...more,
		{ id: 'sources', label: 'Sources', count: null },
		{ id: 'useful', label: '👍', count: null },
		{ id: 'not-useful', label: '👎', count: null },
	];
}
