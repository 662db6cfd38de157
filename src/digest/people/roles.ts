import type { Prose, Sentence, Token } from '../../model/prose.ts';
import { type Span, sliceOf } from '../../model/span.ts';
import { BODY_NOUNS, PERSON_NOUNS } from '../lexicon/people.ts';
import type { Name } from './names.ts';

/** How a text introduces a name. */
export interface Role {
	readonly span: Span;
	/** True when only a person can have the role. */
	readonly person: boolean;
}

const PHRASE_PARTS = new Set(['ADJ', 'NOUN', 'PROPN', 'NUM', 'X']);
const APPOSITION_WORDS = 14;

/** The role that stands around this mention of a name ("Senior Hamas official", "chair of the union"); null when none does. */
export function roleAt(prose: Prose, name: Name): Role | null {
	const sentence = prose.sentences[name.sentence]!;
	return roleBefore(prose, { name, sentence }) ?? roleAfter(prose, { name, sentence });
}

interface Place {
	readonly name: Name;
	readonly sentence: Sentence;
}

/** "Senior Hamas official Fawzi Barhoum", "Hamas’s top negotiator, Khalil al-Hayya", "Israeli Prime Minister Netanyahu". */
function roleBefore({ document, tokens }: Prose, { name, sentence }: Place): Role | null {
	const [first] = sentence.tokens;
	const at = indexOfStart(tokens, sentence, (name.office ?? name).start);
	let last = at - 1;
	const comma = tokens[last]?.lower === ',';
	if (comma) last--;
	if (last < first) return officeAlone(document.text, name);
	const head = tokens[last]!;
	const person = isPersonNoun(head);
	if (name.office && !(person && !comma)) return officeAlone(document.text, name);
	if (!person && !(BODY_NOUNS.has(head.lower) && !comma)) return null;
	if (head.pos === 'VERB' || head.pos === 'AUX') return null;
	const start = phraseStart(tokens, last, first);
	// A comma before the name parts a list as often as an apposition: the phrase must be definite.
	if (comma && !/^(?:the|his|her|their|its|an?)$/.test(tokens[start]!.lower) && !hasPossessive(tokens, start, last)) return null;
	const from = /^(?:the|an?)$/.test(tokens[start]!.lower) && start < last ? start + 1 : start;
	if (from === last && !name.office && RELATIONS.has(head.lower)) return null;
	const end = name.office ? name.office.end : head.end;
	return document.text.slice(tokens[from]!.start, end).trim() ? { span: { start: tokens[from]!.start, end }, person } : null;
}

/** Verbs by which a relative clause gives an office. */
const HOLDING = new Set('lead head chair run represent direct oversee coach own found manage command edit'.split(' '));
const RELATIVES = new Set(['who', 'whom', 'whose', 'which', 'where']);
/** Alone, these tell of somebody else: "rival Ana Reyes" is whose rival? */
const RELATIONS = new Set('rival opponent critic ally colleague friend supporter man woman boy girl person member wife husband'.split(' '));
/** "Mr." is no role. */
const FORMS = new Set('mr mr. mrs mrs. ms ms. miss sir madam mister'.split(' '));

function officeAlone(text: string, { office, kind }: Name): Role | null {
	return office && !FORMS.has(sliceOf(text, office).toLowerCase()) ? { span: office, person: kind === 'person' } : null;
}

function phraseStart(tokens: readonly Token[], last: number, first: number): number {
	let start = last;
	while (start > first) {
		const before = tokens[start - 1]!;
		const hyphen = before.lower === '-' || before.lower === '’s' || before.lower === "'s" || before.lower === '&';
		const of = (before.lower === 'of' || before.lower === 'for') && tokens[start]!.pos === 'PROPN' && tokens[start - 2]?.pos === 'PROPN';
		if ((!PHRASE_PARTS.has(before.pos) && !hyphen && !of && before.pos !== 'DET') || RELATIVES.has(before.lower)) break;
		start--;
		if (before.pos === 'DET') break;
	}
	return start;
}

function hasPossessive(tokens: readonly Token[], start: number, last: number): boolean {
	for (let i = start; i <= last; i++) if (tokens[i]!.lower === '’s' || tokens[i]!.lower === "'s") return true;
	return false;
}

/** "Ana Reyes, chair of the union, said": an apposition between commas that holds a word for a person or a body. */
function roleAfter({ tokens }: Prose, { name, sentence }: Place): Role | null {
	const next = sentence.tokens[1];
	const comma = indexOfStart(tokens, sentence, name.end);
	if (tokens[comma]?.lower !== ',' || comma >= next) return null;
	if (tokens[comma + 1]?.lower === 'who') return officeTold(tokens, comma + 1, next);
	let person = false;
	let body = false;
	let end = comma + 1;
	for (; end < next && end - comma <= APPOSITION_WORDS; end++) {
		const token = tokens[end]!;
		if (/^[,;:.–—()“”"]$/.test(token.lower) || RELATIVES.has(token.lower)) break;
		if (token.pos === 'VERB' && !person) return null;
		if (token.pos === 'VERB' || token.pos === 'AUX') break;
		person ||= isPersonNoun(token);
		body ||= BODY_NOUNS.has(token.lower);
	}
	if (!(person || body) || end - comma > APPOSITION_WORDS || end === comma + 1) return null;
	// Without a closing comma it is a list or the sentence going on.
	if (!/^[,;.–—)]$/.test(tokens[end]?.lower ?? '') && tokens[end]?.lower !== 'who') return null;
	const from = /^(?:the|an?)$/.test(tokens[comma + 1]!.lower) ? comma + 2 : comma + 1;
	return from < end ? { span: { start: tokens[from]!.start, end: tokens[end - 1]!.end }, person } : null;
}

/** "Ana Reyes, who leads the union’s negotiating team, said": the clause is the role. */
function officeTold(tokens: readonly Token[], who: number, next: number): Role | null {
	if (!HOLDING.has(tokens[who + 1]?.lemma ?? '')) return null;
	let end = who + 2;
	while (end < next && end - who <= APPOSITION_WORDS && !/^[,;:.–—()“”"]$/.test(tokens[end]!.lower)) end++;
	const closed = end < next && end - who <= APPOSITION_WORDS && end > who + 2;
	return closed ? { span: { start: tokens[who]!.start, end: tokens[end - 1]!.end }, person: true } : null;
}

function isPersonNoun({ lower, lemma }: Token): boolean {
	return PERSON_NOUNS.has(lower) || PERSON_NOUNS.has(lemma);
}

/** Index of the first token of the sentence that starts at `offset` or after it. */
function indexOfStart(tokens: readonly Token[], { tokens: [first, next] }: Sentence, offset: number): number {
	let low = first;
	let high = next;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}
