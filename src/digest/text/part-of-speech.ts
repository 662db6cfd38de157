import type { PartOfSpeech } from '../../model/prose.ts';
import { LEXICON, ROW_BITS, ROWS } from '../weights/part-of-speech.weights.ts';
import { decodeRows, FEATURES, packedScorer, type Scorer, WIDTH } from './tag-weights.ts';
import { type Form, formsBy, lemmaIn } from './word-forms.ts';

/** The order in which a row of weights holds the tags. */
export const TAGS: readonly PartOfSpeech[] = [
	'NOUN',
	'PUNCT',
	'PROPN',
	'ADP',
	'VERB',
	'DET',
	'PRON',
	'ADJ',
	'AUX',
	'ADV',
	'PART',
	'CCONJ',
	'NUM',
	'SCONJ',
	'SYM',
	'X',
];
const NOUN = 0;
const PUNCT = TAGS.indexOf('PUNCT');
const NUM = TAGS.indexOf('NUM');
const SYM = TAGS.indexOf('SYM');
/** Before the first token of a paragraph. */
const START = WIDTH;

/** What the tagger weighs by. */
export interface TagModel {
	/** Of the hash of a feature: how many there are. */
	readonly bits: number;
	readonly best: Scorer;
	readonly formOf: (word: string) => Form;
}

/** `lexicon` holds the words that have one tag wherever they are written small. */
export function tagModel({ bits, best, lexicon }: { bits: number; best: Scorer; lexicon: ReadonlyMap<string, number> }): TagModel {
	return { bits, best, formOf: formsBy((word, lower) => certain(word, lower, lexicon)) };
}

let shipped: TagModel | undefined;

/** The tagger that Byline comes with. */
export function shippedTagger(): TagModel {
	shipped ??= tagModel({ bits: ROW_BITS, best: packedScorer(decodeRows(ROWS)), lexicon: readLexicon(LEXICON) });
	return shipped;
}

/** Tags the tokens of one paragraph, left to right: indexes into `TAGS`. */
export function tagForms(forms: readonly Form[], model: TagModel): number[] {
	const tags = weighTags(forms, model);
	for (let at = 1; at + 1 < tags.length; at++) if (isNounTakenForVerb(at, forms, tags)) tags[at] = NOUN;
	return tags;
}

const VERB = TAGS.indexOf('VERB');
const BEFORE_NOUNS: ReadonlySet<number> = new Set(['PROPN', 'ADJ', 'DET', 'NUM'].map((tag) => TAGS.indexOf(tag as PartOfSpeech)));
/** Verbs whose past is the same as the infinitive. */
const UNCHANGED_PASTS = new Set('cut put set hit let shut quit read beat cost hurt cast burst bet bid split spread'.split(' '));
const INFLECTED = /(?:s|ed|en|ing|[aeo]w|[aeiou]ng|[aeou]ld|ght|[aeo]ke|[ao][ln][dtgk])$/;

/** "Senior transport official": between a singular name and a noun no verb stands in its plain form, for a verb there ends in s or ed. */
function isNounTakenForVerb(at: number, forms: readonly Form[], tags: readonly number[]): boolean {
	if (tags[at] !== VERB || tags[at + 1] !== NOUN || !BEFORE_NOUNS.has(tags[at - 1]!)) return false;
	const { written, lower } = forms[at]!;
	return (
		written === lower &&
		!forms[at - 1]!.lower.endsWith('s') &&
		!UNCHANGED_PASTS.has(lower) &&
		!INFLECTED.test(lower) &&
		lemmaIn(forms[at]!, 'VERB') === lower
	);
}

/** The tags as indexes into `TAGS`; `decide` (for training) may set each tag that the lexicon leaves open. */
export function weighTags(
	forms: readonly Form[],
	model: TagModel,
	decide?: (at: number, features: Int32Array, best: number) => number,
): number[] {
	const tags: number[] = [];
	const features = new Int32Array(FEATURES);
	const mask = (1 << model.bits) - 1;
	for (let at = 0; at < forms.length; at++) {
		const { certain } = forms[at]!;
		if (certain !== -1) {
			tags.push(certain);
			continue;
		}
		readFeatures(features, { forms, tags, at, mask });
		const best = model.best(features);
		tags.push(decide ? decide(at, features, best) : best);
	}
	return tags;
}

/** The tag that needs no weighing: of marks, numbers and the lexicon's words; -1 for the rest. */
function certain(word: string, lower: string, lexicon: ReadonlyMap<string, number>): number {
	const code = word.charCodeAt(0);
	if (code >= 48 && code <= 57) return NUM;
	if (word === lower) {
		const known = lexicon.get(lower);
		if (known !== undefined) return known;
	}
	if (isLetter(code) || word.length > 1) return -1;
	return code === 36 || code === 37 || code === 43 || code === 61 || code === 0xa3 || code === 0x20ac ? SYM : PUNCT;
}

function isLetter(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000) || code > 0x2e00;
}

/** Stand for the words beyond the ends of a paragraph. */
const BEFORE: Form = { written: '', lower: '', hash: 1, ending: 1, shape: 0, certain: START, noun: '', verb: '' };
const AFTER: Form = { ...BEFORE, hash: 2, ending: 2 };
/** Added to the shape of a word that opens a sentence, where large says little. */
const OPENS = 4;

interface Around {
	readonly forms: readonly Form[];
	readonly tags: readonly number[];
	readonly at: number;
	readonly mask: number;
}

function readFeatures(into: Int32Array, { forms, tags, at, mask }: Around): void {
	const { hash: own, ending, shape: plain } = forms[at]!;
	const last = at > 0 ? forms[at - 1]! : BEFORE;
	const next = at + 1 < forms.length ? forms[at + 1]! : AFTER;
	const next2 = at + 2 < forms.length ? forms[at + 2]! : AFTER;
	const shape = plain + (at === 0 || last.written === '.' || last.written === '“' ? OPENS : 0);
	const before = at > 0 ? tags[at - 1]! : START;
	const before2 = at > 1 ? tags[at - 2]! : START;
	into[0] = mix(shape, 1) & mask;
	into[1] = mix(own, 2) & mask;
	into[2] = mix(ending + shape, 3) & mask;
	into[3] = mix(before, 4) & mask;
	into[4] = mix(before * 31 + before2, 5) & mask;
	into[5] = mix(own + before * 7919, 6) & mask;
	into[6] = mix(last.hash, 7) & mask;
	into[7] = mix(next.hash, 8) & mask;
	into[8] = mix(next.ending, 9) & mask;
	into[9] = mix(next2.hash, 10) & mask;
	into[10] = mix((at > 1 ? forms[at - 2]! : BEFORE).hash, 11) & mask;
	into[11] = mix(shape * 97 + before, 12) & mask;
	into[12] = mix(ending * 31 + before, 13) & mask;
	into[13] = mix(own + next.hash * 31, 14) & mask;
	into[14] = mix(last.hash + own * 31, 15) & mask;
	into[15] = mix(next.certain * 31 + next2.certain, 16) & mask;
	into[16] = mix(next.certain * 31 + before, 17) & mask;
	into[17] = mix(ending + next.certain, 18) & mask;
}

function mix(value: number, salt: number): number {
	let hash = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b);
	hash ^= hash >>> 13;
	hash = Math.imul(hash, 0xc2b2ae35);
	return hash ^ (hash >>> 16);
}

/** One line a tag, in the order of `TAGS`: its words with blanks between. */
function readLexicon(lines: string): Map<string, number> {
	const lexicon = new Map<string, number>();
	for (const [tag, line] of lines.split('\n').entries()) for (const word of line.split(' ')) if (word) lexicon.set(word, tag);
	return lexicon;
}
