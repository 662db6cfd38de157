import type { Digest, Dropped, Figure, Gap, Point, Statement, TimelineEvent, Voice } from '../../model/digest.ts';
import type { Line } from '../../model/line.ts';
import type { Prose } from '../../model/prose.ts';
import { contains, type Span, sliceOf } from '../../model/span.ts';
import { noteOf } from '../summary/note.ts';
import { dateFault } from './dating.ts';
import { Drops } from './drops.ts';
import { edgeFault } from './edges.ts';
import { type Ground, groundOf, isRun, sentenceOf, tokensOf } from './ground.ts';
import { numberFault } from './numbers.ts';
import type { Reason } from './reasons.ts';
import { hidesSpeaker, isClaimed, isNamedIn, isSpeakerOf } from './speakers.ts';
import { statementFault, voiceFault } from './statements.ts';
import { omissionFault, wordingFault } from './wording.ts';

/**
 * The Digest without the parts that its Document does not bear out. What is dropped is counted in `dropped`.
 *
 * Nothing of the Digest is believed: whoever made it, each part is judged by the Document alone, and what cannot be proved is
 * refused; what it says of the Document and its sentences is written anew. A Digest that passes comes back the same when it is
 * verified again.
 */
export function verify(prose: Prose, digest: Digest, ground: Ground = groundOf(prose)): Digest {
	const dropped = new Drops(digest.dropped);
	const other = digest.document.hash !== prose.document.hash;
	const keep = <T>(part: Dropped['part'], parts: readonly T[], fault: (part: T) => Reason | null): T[] =>
		parts.filter((it) => !dropped.count(part, other ? 'it is of another document' : fault(it)));
	const seen = new Set<string>();
	const once = (line: Line): Reason | null => {
		if (seen.has(line.text)) return 'it says what another line says';
		seen.add(line.text);
		return null;
	};
	const [headline = null] = keep('headline', digest.headline ? [digest.headline] : [], (line) => headlineFault(ground, line));
	const lead = keep('lead', digest.lead, (line) => pointFault(ground, line) ?? once(line));
	const points = keep('point', digest.points, (line) => pointFault(ground, line) ?? once(line));
	const voices = digest.voices.map((voice) => ({
		...voice,
		statements: keep('statement', voice.statements, (it) => saidFault(ground, voice, it)),
	}));
	return {
		...digest,
		document: noteOf(prose, [...(headline ? [headline] : []), ...lead, ...points]),
		sentences: prose.sentences.map(({ start, end }) => ({ start, end })),
		headline,
		lead,
		points,
		voices: voices.filter((voice) => voice.statements.length > 0),
		figures: keep('figure', digest.figures, (figure) => figureFault(ground, figure)),
		timeline: keep('event', digest.timeline, (event) => eventFault(ground, event)),
		gaps: keep('gap', digest.gaps, (gap) => gapFault(ground, gap)),
		dropped: dropped.list(),
	};
}

/** True when the line of a summary would pass. */
export function pointHolds(ground: Ground, point: Point): boolean {
	return pointFault(ground, point) === null;
}

/** A headline is the title as a whole, or a line like any other. */
function headlineFault(ground: Ground, headline: Point): Reason | null {
	const { title } = ground.prose.document;
	const [span] = headline.spans;
	if (!title || !span || !contains(title, span)) return pointFault(ground, headline);
	const isWhole = headline.spans.length === 1 && span.start === title.start && span.end === title.end;
	if (!isWhole || headline.resolutions.length > 0) return 'it begins or ends in the middle of a clause';
	if (headline.text !== sliceOf(ground.text, title)) return 'its text is not the words at its spans';
	return headline.speakers.every(({ name, named }) => contains(title, named) && sliceOf(ground.text, named) === name)
		? null
		: 'its speaker is not proved';
}

function pointFault(ground: Ground, point: Point): Reason | null {
	const fault = wordingFault(ground, point);
	if (fault) return fault;
	if (hidesSpeaker(ground, point)) return 'it leaves out whose claim it is';
	return omissionFault(ground, point) ?? edgeFault(ground, point) ?? sentenceFault(ground, point) ?? speakersFault(ground, point);
}

/** A line of the summary is a whole sentence, or has a verb. */
function sentenceFault(ground: Ground, { spans }: Line): Reason | null {
	const { tokens, sentences } = ground.prose;
	const [first] = spans;
	const whole = sentences[sentenceOf(ground, first!)];
	if (spans.length === 1 && whole?.start === first!.start && whole.end === first!.end) return null;
	const verbs = spans.some((span) => {
		const { from, to } = tokensOf(ground, span);
		return tokens.slice(from, to).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
	});
	return verbs ? null : 'it begins or ends in the middle of a clause';
}

/** Each of the speakers stands in the line as the subject of something said there. */
function speakersFault(ground: Ground, { speakers, ...line }: Point): Reason | null {
	return speakers.every((speaker) => isNamedIn(ground, line, speaker)) ? null : 'its speaker is not proved';
}

function saidFault(ground: Ground, voice: Voice, statement: Statement): Reason | null {
	return voiceFault(ground, voice) ?? wordingFault(ground, statement) ?? statementFault(ground, voice.speaker, statement);
}

function figureFault(ground: Ground, figure: Figure): Reason | null {
	return wordingFault(ground, figure) ?? numberFault(ground, figure) ?? whoseFault(ground, figure, figure.number);
}

function eventFault(ground: Ground, event: TimelineEvent): Reason | null {
	return wordingFault(ground, event) ?? dateFault(ground, event) ?? whoseFault(ground, event, event.expression);
}

function gapFault(ground: Ground, gap: Gap): Reason | null {
	const fault = wordingFault(ground, gap);
	if (fault) return fault;
	if (!gap.spans.some((span) => contains(span, gap.cue)) || !isRun(ground, gap.cue)) return 'what it says is open is not in the text';
	return whoseFault(ground, gap, gap.cue);
}

/** The speaker beside a line is the one who says it, and a line without one hides nobody. */
function whoseFault(ground: Ground, line: Line & Pick<Figure, 'speaker' | 'chain'>, key: Span): Reason | null {
	if (line.speaker === null && line.chain.length > 0) return 'its speaker is not proved';
	if (line.speaker !== null && !isSpeakerOf(ground, line, line.speaker, line.chain)) return 'its speaker is not proved';
	if (line.speaker === null && isClaimed(ground, key)) return 'it leaves out whose claim it is';
	if (hidesSpeaker(ground, line, line.chain)) return 'it leaves out whose claim it is';
	return omissionFault(ground, line) ?? edgeFault(ground, line);
}
