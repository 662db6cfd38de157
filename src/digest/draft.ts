import type { Digest, Point } from '../model/digest.ts';
import type { Prose } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import { dates } from './dates/dates.ts';
import { timeline } from './dates/timeline.ts';
import { figures } from './figures/figures.ts';
import { gaps } from './gaps.ts';
import { line } from './lines/line.ts';
import { readCast } from './people/entities.ts';
import { attributions } from './speech/attributions.ts';
import { resolveClaims } from './speech/claims.ts';
import { voices } from './speech/voices.ts';
import { CARD, type Length } from './summary/length.ts';
import { noteOf } from './summary/note.ts';
import type { Piece } from './summary/piece.ts';
import { pointOf } from './summary/points.ts';
import { choose } from './summary/rank.ts';

export interface Drafting {
	readonly length?: Length;
	/** Says whether a line of the summary would pass the verifier. */
	readonly holds?: (point: Point) => boolean;
}

/** What the rooms choose of a Document, before the verifier has had the last word. */
export function draft(prose: Prose, { length = CARD, holds = () => true }: Drafting = {}): Digest {
	const { language } = prose.document;
	if (language !== null && language !== 'en') return foreign(prose, language);
	const claims = resolveClaims(prose, { attributions: attributions(prose), cast: readCast(prose) });
	const dated = dates(prose);
	const point = (piece: Piece) => proved(pointOf(prose, { piece, claims }), holds);
	const isTitle = ({ spans }: Piece) => spans[0] === prose.document.title;
	const choice = choose(prose, claims, { length, holds: (piece) => isTitle(piece) || holds(point(piece)) });
	return {
		...empty(prose),
		headline: choice.headline && point(choice.headline),
		lead: choice.lead.map(point),
		points: choice.points.map(point),
		voices: voices(prose, claims),
		figures: figures(prose, claims, dated),
		timeline: timeline(prose, claims, dated),
		gaps: gaps(prose, claims),
		notes: prose.sentences.length === 0 ? ['The text holds no sentence.'] : [],
	};
}

/** The line with those speakers alone who can be proved: its words say who speaks in any case, or it would not hold. */
function proved(point: Point, holds: (point: Point) => boolean): Point {
	if (point.speakers.length === 0 || holds(point)) return point;
	return { ...point, speakers: point.speakers.filter((speaker) => holds({ ...point, speakers: [speaker] })) };
}

/** Rules for English would make nonsense of another language: only its title and its first sentence are shown. */
function foreign(prose: Prose, language: string): Digest {
	const { document, sentences } = prose;
	const [first] = sentences;
	const point = (span: Span): Point => ({ ...line(document.text, [{ start: span.start, end: span.end }]), speakers: [] });
	const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language);
	return {
		...empty(prose),
		headline: document.title && point(document.title),
		lead: first ? [point(first)] : [],
		notes: [`The text is in ${name ?? 'another language'} (${language}). Byline digests English: only the first sentence is shown.`],
	};
}

function empty(prose: Prose): Digest {
	return {
		version: 1,
		document: noteOf(prose, []),
		headline: null,
		lead: [],
		points: [],
		voices: [],
		figures: [],
		timeline: [],
		gaps: [],
		sentences: prose.sentences.map(({ start, end }) => ({ start, end })),
		dropped: [],
		notes: [],
	};
}
