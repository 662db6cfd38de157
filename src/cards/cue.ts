import type { Statement } from '../model/digest.ts';
import { type Span, sliceOf } from '../model/span.ts';

/** Cues that say no more than the speaker's name over the line does. */
const PLAIN = new Set(['said', 'says', 'say', 'told', 'tells', 'tell', 'according to', 'per', 'for', 'in the words of', 'in the view of']);
/** Cues that lead to the speaker and not to the words: they never stand before a statement. */
const PREPOSITION = /^(?:according|per|for|in|as)\b/i;
/** Words between a cue and its content belong to the cue ("warned reporters on Monday that") unless they are many, or a clause of their own. */
const JOINT_LENGTH = 40;
const CLAUSE = /[.!?;,—–“”"«»()\n]/;
/** What leads to a medium ("in a statement", "to the Tribune"). */
const LEADING_IN = /\b(?:according to|to|in|on|via|through|by|with|at|from|as)\s+(?:the\s+|an?\s+|its\s+|their\s+|his\s+|her\s+)?$/i;

/**
 * The article's own words that say how a statement was made: before it, or, for what it came through, after it. Nothing is reworded;
 * a cue that the article has after the words stands before them with a colon.
 */
export function cueWords(text: string, statement: Statement): { opening: string | null; closing: string | null } {
	const opening = openingOf(text, statement);
	if (opening && statement.medium && opening.includes(statement.medium)) return { opening, closing: null };
	const cue = opening ? null : ownCue(statement);
	const through = statement.medium === null ? null : mediumWords(text, statement, opening !== null);
	// "— stressing" after the words reads as a slip; before them, with a colon, it reads in every form of the verb.
	return { opening: opening ?? (cue && !through?.withCue ? `${cue}:` : null), closing: through?.words ?? null };
}

/** "warned that": the cue and all that stands between it and the content, where that is the cue's own. */
function openingOf(text: string, { kind, cueSpan, spans, chain }: Statement): string | null {
	const content = spans[0];
	if (kind === 'direct' || !cueSpan || !content || cueSpan.end > content.start) return null;
	if (!joins(text, { start: cueSpan.end, end: content.start }, chain[0])) return null;
	const words = text.slice(cueSpan.start, content.start).trim();
	return PREPOSITION.test(words) ? null : words;
}

function joins(text: string, joint: Span, source: Span | undefined): boolean {
	if (joint.end < joint.start || joint.end - joint.start > JOINT_LENGTH) return false;
	const named = source !== undefined && source.start < joint.end && joint.start < source.end;
	return !named && !CLAUSE.test(sliceOf(text, joint).replace(/:\s*$/, ''));
}

/** The cue where it says more than that something was said: in small letters, without a colon of its own. */
function ownCue({ cue }: Statement): string | null {
	const words = cue?.replace(/[\s:,]+$/, '') ?? '';
	return /\p{L}/u.test(words) && !PLAIN.has(words.toLowerCase()) && !PREPOSITION.test(words)
		? `${words[0]!.toLowerCase()}${words.slice(1)}`
		: null;
}

/** "told Radio Norte" where cue and medium stand together, or else "to Radio Norte", "in a statement", "via Radio Norte". */
function mediumWords(text: string, statement: Statement, opened: boolean): { words: string; withCue: boolean } {
	const { medium, mediumSpan, cueSpan, chain } = statement;
	if (!mediumSpan) return { words: `via ${medium}`, withCue: false };
	if (!opened && cueSpan && cueSpan.end <= mediumSpan.start && joins(text, { start: cueSpan.end, end: mediumSpan.start }, chain[0])) {
		return { words: text.slice(cueSpan.start, mediumSpan.end), withCue: true };
	}
	const before = LEADING_IN.exec(text.slice(Math.max(0, mediumSpan.start - 20), mediumSpan.start));
	return { words: `${before ? before[0] : 'via '}${sliceOf(text, mediumSpan)}`.trim(), withCue: false };
}
