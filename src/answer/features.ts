import type { Sort } from './asked.ts';
import { SORTS } from './asked.ts';
import type { Beside } from './beside.ts';
import { closeness, focusNear, type Laid, layOut, orderOf } from './laid.ts';
import { DATE, NAME, NEGATION, NOUN, NUMBER, PERSON, PLACE, REASON, type Reading } from './reading.ts';

/** What may stand as the answer to each sort of question. */
const WANTED: Readonly<Record<Sort, number>> = {
	who: PERSON | NAME,
	when: DATE,
	where: PLACE,
	count: NUMBER,
	why: REASON,
	how: NOUN,
	'yes-no': NOUN,
	what: NOUN,
};

/** Names of the features, in order: training prints them. */
export const FEATURES = [
	'plain',
	'plain-share',
	'coverage',
	'names',
	'numbers',
	'verbs',
	'nouns',
	'adjectives',
	'focus',
	'focus-near',
	'first-word',
	'wanted',
	'wanted-count',
	'near-wanted',
	'run',
	'order',
	'pairs',
	'spread',
	'length',
	'first',
	'negation',
	'before',
	'around',
	'pronoun',
	'exact',
	'missing-1',
	'missing-2',
	'missing-count',
	'terms',
	'doc-coverage',
	'doc-names',
	'doc-numbers',
	'doc-missing',
	'other-names',
	'rank-names',
	'main-verb',
	'quoted',
	'paragraph-first',
	'wanted-strict',
	...SORTS.map((sort) => `is-${sort}`),
];

/** The features of one sentence for one question. */
export function featuresOf(pair: Beside, sentence: number): Float32Array {
	const { asked, reading, matches, weights, total, most, plain } = pair;
	const {
		tokens: [from, to],
		paragraph,
		index,
	} = reading.prose.sentences[sentence]!;
	const row = new Float32Array(FEATURES.length);
	const fits = matches.map((match) => match.sentences.get(sentence) ?? 0);
	let at = 0;
	const add = (value: number) => {
		row[at++] = value;
	};
	let covered = 0;
	for (const [i, fit] of fits.entries()) covered += fit * weights[i]!;
	const share = (of: (i: number) => boolean) => shareOf(fits, weights, of);
	const term = (i: number) => matches[i]!.term;
	add(plain[sentence]!);
	add(most ? plain[sentence]! / most : 0);
	add(total ? covered / total : 0);
	add(share((i) => term(i).name));
	add(share((i) => term(i).number));
	add(share((i) => term(i).pos === 'VERB'));
	add(share((i) => term(i).pos === 'NOUN' && !term(i).name));
	add(share((i) => term(i).pos === 'ADJ' || term(i).pos === 'ADV'));
	add(share((i) => term(i).key === asked.focus));
	const laid = layOut(pair, { from, to });
	add(asked.focus ? focusNear(pair, { from, to, laid, wanted: WANTED[asked.sort] }) : -1);
	add(fits[0] ?? 0);
	const wanted = WANTED[asked.sort];
	let candidates = 0;
	let strict = 0;
	let nearest = 0;
	for (let i = from; i < to; i++) {
		if (!(reading.marks[i]! & wanted) || laid.fit[i - from]! > 0) continue;
		candidates++;
		if (asked.sort === 'who' ? reading.marks[i]! & PERSON : true) strict++;
		nearest = Math.max(nearest, closeness(laid, { at: i - from, total }));
	}
	add(candidates > 0 ? 1 : 0);
	add(Math.min(candidates, 6) / 6);
	add(nearest);
	add(laid.run);
	add(orderOf(asked, laid));
	add(laid.pairs / Math.max(1, asked.order.length - 1));
	add(laid.spread);
	add(Math.min(1, (to - from) / 60));
	add(index === 0 ? 1 : 0);
	const negative = (reading.sums[sentence]! & NEGATION) !== 0;
	add(negative === asked.negated ? 0 : negative ? 1 : -1);
	add(fromNeighbours(pair, { fits, near: [sentence - 1] }));
	add(fromNeighbours(pair, { fits, near: [sentence - 2, sentence - 1, sentence + 1] }));
	add(pointsBack(reading, from) ? 1 : 0);
	add(fits.filter((fit) => fit === 1).length / (fits.length || 1));
	addMissing(pair, { fits, add });
	add(otherNames(pair, { from, to, laid }));
	add(share((i) => term(i).name && (matches[i]!.best === 1 || matches[i]!.best === 0)));
	add(mainVerb(pair, fits));
	add(reading.prose.quotes.length > 0 && /[“”"]/.test(sliceHead(reading, sentence)) ? 1 : 0);
	add(reading.prose.paragraphs[paragraph]!.sentences[0] === index ? 1 : 0);
	add(Math.min(strict, 6) / 6);
	for (const sort of SORTS) add(asked.sort === sort ? 1 : 0);
	return row;
}

/** The share of the weight of these terms that the sentence has; -1 where the question has no such term. */
function shareOf(fits: readonly number[], weights: readonly number[], of: (i: number) => boolean): number {
	let has = 0;
	let all = 0;
	for (let i = 0; i < fits.length; i++) {
		if (!of(i)) continue;
		all += weights[i]!;
		has += fits[i]! * weights[i]!;
	}
	return all ? has / all : -1;
}

/** The share of the question that a sentence lacks and its neighbours have. */
function fromNeighbours({ matches, weights, total }: Beside, { fits, near }: { fits: readonly number[]; near: readonly number[] }): number {
	let sum = 0;
	for (const [i, { sentences }] of matches.entries()) {
		if (fits[i]! > 0) continue;
		for (const other of near) {
			const fit = sentences.get(other) ?? 0;
			if (fit === 0) continue;
			sum += fit * weights[i]!;
			break;
		}
	}
	return total ? sum / total : 0;
}

const BACK = new Set('he she it they his her its their this these those that such here there him them'.split(' '));

function pointsBack({ prose: { tokens } }: Reading, from: number): boolean {
	return BACK.has(tokens[from]?.lower ?? '') || BACK.has(tokens[from + 1]?.lower ?? '');
}

function addMissing({ matches, weights, total }: Beside, { fits, add }: { fits: readonly number[]; add: (value: number) => void }): void {
	const missing = matches.map(({ term }, i) => (fits[i]! > 0 ? 0 : term.rarity)).sort((a, b) => b - a);
	add((missing[0] ?? 0) / 10);
	add((missing[1] ?? 0) / 10);
	add(missing.filter((value) => value > 0).length / 6);
	add(matches.length / 10);
	let covered = 0;
	let gone = 0;
	for (const [i, { best, term }] of matches.entries()) {
		covered += best * weights[i]!;
		if (best === 0) gone = Math.max(gone, term.rarity);
	}
	add(total ? covered / total : 0);
	add(
		shareOf(
			matches.map(({ best }) => best),
			weights,
			(i) => matches[i]!.term.name,
		),
	);
	add(
		shareOf(
			matches.map(({ best }) => best),
			weights,
			(i) => matches[i]!.term.number,
		),
	);
	add(gone / 10);
}

/** Names of the sentence that the question does not use. */
function otherNames({ reading: { marks } }: Beside, { from, to, laid }: { from: number; to: number; laid: Laid }): number {
	let count = 0;
	for (let i = from; i < to; i++) if (marks[i]! & NAME && laid.term[i - from] === -1) count++;
	return Math.min(count, 8) / 8;
}

/** The fit of the question's last verb: what it says of whom it asks about; -1 where it has none. */
function mainVerb({ matches }: Beside, fits: readonly number[]): number {
	for (let i = matches.length - 1; i >= 0; i--) if (matches[i]!.term.pos === 'VERB') return fits[i]!;
	return -1;
}

function sliceHead({ prose }: Reading, sentence: number): string {
	const { start, end } = prose.sentences[sentence]!;
	return prose.document.text.slice(start, Math.min(end, start + 300));
}
