import type { Prose, Sentence, Token } from '../../model/prose.ts';
import { afterDateline } from './dateline.ts';

/** Openings that tie a sentence to the one before, and that can be spared. */
const CONNECTIVES = new Set(
	`but and yet so or still however meanwhile moreover furthermore also then thus therefore besides additionally nevertheless nonetheless indeed
	separately elsewhere overall ultimately finally secondly thirdly hence`.split(/\s+/),
);
/** The same of more than one word, as tokens. */
const PHRASES = [
	['in', 'addition'],
	['as', 'a', 'result'],
	['at', 'the', 'same', 'time'],
	['even', 'so'],
	['of', 'course'],
	['in', 'fact'],
	['in', 'other', 'words'],
	['on', 'top', 'of', 'that'],
	['after', 'that'],
	['for', 'example'],
	['for', 'instance'],
];
const POINTERS = new Set(
	'he she it they him her his hers its their theirs them this that these those such here we i our my you your us both neither'.split(' '),
);
const FIRST_PERSON = new Set('i we my our us'.split(' '));
const OPENING_WORDS = 5;
const PERSONS = new Set('he she they him her them his their it its'.split(' '));
/** Nouns with which "this" speaks of the calendar, not of the sentence before. */
const CALENDAR = new Set([
	'week',
	'month',
	'year',
	'morning',
	'afternoon',
	'evening',
	'season',
	'weekend',
	'summer',
	'winter',
	'spring',
	'autumn',
	'fall',
	'time',
	'century',
]);
const DEFINITE = new Set([
	'official',
	'officials',
	'group',
	'former',
	'latter',
	'move',
	'decision',
	'other',
	'others',
	'same',
	'pair',
	'duo',
	'incident',
	'trio',
	'statement',
	'spokesman',
	'spokeswoman',
	'spokesperson',
	'man',
	'woman',
	'couple',
	'two',
]);

/** Index of the sentence's first token that a line shows: after a dateline and after a connective. */
export function afterOpening({ tokens, document }: Prose, sentence: Sentence): number {
	let [at, next] = sentence.tokens;
	if (sentence.index < 2) {
		const start = afterDateline(document.text, sentence);
		while (start > tokens[at]!.start && at + 1 < next) at++;
	}
	for (let more = true; more && at < next; ) {
		const after = afterConnective(tokens, at, next);
		more = after > at;
		at = after;
	}
	return at;
}

function afterConnective(tokens: readonly Token[], at: number, next: number): number {
	const comma = (index: number) => (index < next && tokens[index]!.lower === ',' ? index + 1 : index);
	const first = tokens[at]!;
	if (CONNECTIVES.has(first.lower)) {
		const spared = comma(at + 1);
		return first.pos === 'CCONJ' || spared > at + 1 ? spared : at;
	}
	for (const phrase of PHRASES) {
		if (phrase.every((word, i) => tokens[at + i]?.lower === word) && tokens[at + phrase.length]?.lower === ',')
			return comma(at + phrase.length);
	}
	return at;
}

/** True when the words from this token on point back at something that a line of its own does not show. */
export function pointsBack(tokens: readonly Token[], at: number): boolean {
	const quoted = tokens[at]!.pos === 'PUNCT' && tokens[at + 1] !== undefined;
	const first = tokens[quoted ? at + 1 : at]!;
	const next = tokens[quoted ? at + 2 : at + 1];
	// Who says "I" in a quotation is named beside it.
	if (quoted && FIRST_PERSON.has(first.lower)) return false;
	if (POINTERS.has(first.lower)) return !(first.lower === 'this' && next && CALENDAR.has(next.lower));
	if (CONNECTIVES.has(first.lower)) return first.pos === 'CCONJ';
	if (first.lower === 'the' && next && DEFINITE.has(next.lower)) return true;
	return !quoted && meetsPronoun(tokens, at);
}

/** "Almost all of it", "When she": a pronoun among the first words, before any noun that it could stand for. */
function meetsPronoun(tokens: readonly Token[], from: number): boolean {
	for (let at = from; at < from + OPENING_WORDS && at < tokens.length; at++) {
		const { lower, pos } = tokens[at]!;
		if (PERSONS.has(lower)) return true;
		if (pos === 'NOUN' || pos === 'PROPN' || pos === 'NUM') return false;
	}
	return false;
}
