import { readQuestion, type Term } from './asked.ts';
import { GRAMMAR } from './lexicon/grammar.ts';

const ABOUT = /^(?:(?:and|but|so|ok)[, ]+)?(?:what|how) about (?<what>.+?)[?.!\s]*$/i;
const STARTS = /^(?:and|but|so|ok|okay|then|also)\b[, ]*/i;
const POINTER = /^(?:it|that|this|they|them|those|these|he|she|him|her|his|hers|their|its)$/;
const THERE = /\b(?<!\b(?:is|are|was|were|be|been) )there\b/i;
const OF_THEM = / of (?:them|these|those)\b/i;
const PERSON = /\b(?:he|she|him|her|his|hers)\b/i;
/** "Who says that?": whose word the last answer was. */
const VAGUE_SAYING =
	/^(?:(?:and|but|so|ok)[, ]+)?(?:who (?:says?|said|reports?|reported|claims?|claimed|told (?:you|us)|confirmed|states?|stated)(?: (?:so|that|this|it|them|those))?|according to whom?|says who|whose (?:word|claim|figure|number|estimate|words)(?: is (?:it|that|this))?|where (?:does|did) (?:that|this|it) come from|what(?:’s|'s| is) (?:the|your|its) source|source)[?.!\s]*$/i;

/** A question read with the ones before it in mind. */
export interface Followed {
	/** A question that stands by itself. */
	readonly text: string;
	/** It asks whose word the answer to the question before was. */
	readonly asksSpeaker: boolean;
	/** It was read with the question before. */
	readonly leans: boolean;
}

/** Completes a follow-up ("why?", "when was that?", "what about Israel?") from the thread's earlier questions, oldest first. */
export function followUp(question: string, earlier: readonly string[], { person = null }: { person?: string | null } = {}): Followed {
	const before = standing(earlier);
	if (before && VAGUE_SAYING.test(question)) return { text: before, asksSpeaker: true, leans: true };
	const among = before && OF_THEM.test(question) ? readQuestion(before).focus : null;
	if (among) return { text: question.replace(STARTS, '').replace(OF_THEM, ` ${plural(before!, among)}`), asksSpeaker: false, leans: true };
	const about = ABOUT.exec(question)?.groups?.what;
	if (before && about) return { text: swapped(before, about), asksSpeaker: false, leans: true };
	const plain = question.replace(STARTS, '');
	if (person && pointsAtPerson(plain)) return { text: named(plain, person), asksSpeaker: false, leans: true };
	const own = readQuestion(plain).terms;
	const bare =
		own.length === 0 || (own.length <= 1 && pointsBack(plain)) || (own.length <= 3 && STARTS.test(question) && pointsBack(plain));
	if (!before || !(bare || (own.length <= 4 && pointsBack(plain)))) return { text: plain, asksSpeaker: false, leans: false };
	return { text: joined(plain, { own, before, bare }), asksSpeaker: false, leans: true };
}

/** The word as the question writes it. */
function plural(question: string, focus: string): string {
	return readQuestion(question).terms.find(({ key }) => key === focus)?.written ?? focus;
}

/** True when a word of the question points at something before it: nothing in the question itself comes first. */
function pointsBack(question: string): boolean {
	if (THERE.test(question)) return true;
	const { tokens } = readQuestion(question).reading.prose;
	const at = tokens.findIndex(({ lower }) => POINTER.test(lower));
	return at !== -1 && !tokens.slice(0, at).some(({ pos, lower }) => (pos === 'NOUN' || pos === 'PROPN') && !GRAMMAR.has(lower));
}

/** True when the question means somebody whom only the thread names. */
export function pointsAtPerson(question: string): boolean {
	return PERSON.test(question) && pointsBack(question);
}

function named(question: string, person: string): string {
	return question.replace(PERSON, (word) => (/^(?:his|hers)$/i.test(word) ? `${person}’s` : person));
}

/** The newest earlier question that stands by itself, itself completed by those before it. */
function standing(earlier: readonly string[]): string | null {
	const last = earlier.at(-1);
	if (last === undefined) return null;
	return followUp(last, earlier.slice(-4, -1)).text;
}

/** What is pointed at is put in the pointing word's place: a person for "he", else the earlier question's words. */
function joined(plain: string, { own, before, bare }: { own: readonly Term[]; before: string; bare: boolean }): string {
	const earlier = readQuestion(before).terms.filter(({ key }) => !own.some((term) => term.key === key));
	const names = earlier.filter(({ name }) => name).map(({ lower }) => lower);
	const words = bare ? earlier.map(({ lower }) => lower) : PERSON.test(plain) ? names : earlier.map(({ lower }) => lower);
	if (words.length === 0) return plain;
	const asked = plain.replace(/[?.!\s]+$/, '');
	const who = names.length && !bare ? names.map(large).join(' ') : null;
	if (who && PERSON.test(asked)) return `${asked.replace(PERSON, (word) => (/^(?:his|hers)$/i.test(word) ? `${who}’s` : who))}?`;
	return `${asked} (${words.map((word) => (names.includes(word) ? large(word) : word)).join(' ')})?`;
}

function large(word: string): string {
	return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The earlier question with its name exchanged for the new one, or with the new words added. */
function swapped(before: string, about: string): string {
	const { terms, reading } = readQuestion(before);
	const names = terms.filter(({ name }) => name);
	const [first, last] = [names[0], names.at(-1)];
	if (!first || !last || about.split(' ').every((word) => GRAMMAR.has(word.toLowerCase())))
		return `${before.replace(/[?.!\s]+$/, '')} ${about}?`;
	const { tokens } = reading.prose;
	return before.slice(0, tokens[first.at]!.start) + about + before.slice(tokens[last.at]!.end);
}
