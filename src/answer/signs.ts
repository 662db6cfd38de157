import type { Asked } from './asked.ts';
import { aroundOf, coverageOf } from './coverage.ts';
import { countsOther, isStrict, lacksFocus, lacksName, lacksVerb } from './lacking.ts';
import type { Match } from './matches.ts';
import type { Candidate, Ranking } from './rank.ts';
import { REASON } from './reading.ts';
import { hasWanted, shortAnswer } from './short.ts';
import { tellingTerms } from './telling.ts';

/** Where a text has what is asked about: in the sentence, beside it, throughout, in some other place, nowhere. */
type Whereabouts = 'here' | 'beside' | 'throughout' | 'elsewhere' | 'nowhere';

/** Sentences that make a word one of the text's own subjects. */
const THROUGHOUT = 3;

function whereIs({ sentences, best }: Match, { of, sentence }: Candidate): Whereabouts {
	if (sentences.has(sentence)) return 'here';
	const { paragraph } = of.prose.sentences[sentence]!;
	const isBeside = (at: number) => at === sentence - 1 || (of.prose.sentences[at]?.paragraph === paragraph && Math.abs(at - sentence) <= 2);
	if ([...sentences.keys()].some(isBeside)) return 'beside';
	if (best === 0) return 'nowhere';
	return sentences.size >= THROUGHOUT || sentences.has(0) ? 'throughout' : 'elsewhere';
}

const EVERYWHERE: readonly Whereabouts[] = ['here', 'beside', 'throughout', 'elsewhere', 'nowhere'];

/** Names of the signs, in order. */
export const SIGNS = [
	'base',
	'judge',
	'lead',
	'coverage',
	'around',
	...EVERYWHERE.flatMap((where) => [`noun-${where}`, `verb-${where}`]),
	'pointed',
	'reason',
	'counts-other',
	'lacks-name',
	'lacks-focus',
	'lacks-verb',
	'lacks-main-verb',
	'doubted-yes-no',
];

/** What speaks for and against that a sentence answers at all. */
export function signsOf(asked: Asked, best: Candidate, { candidates, trust }: Ranking): number[] {
	const telling = tellingTerms(asked, best).map((match) => ({ match, where: whereIs(match, best) }));
	const weigh = (where: Whereabouts, isVerb: boolean) =>
		telling
			.filter((one) => one.where === where && (one.match.term.pos === 'VERB') === isVerb)
			.reduce((sum, { match }) => sum + match.term.rarity / 10, 0);
	const verbless = lacksVerb(asked, best);
	const sign = (is: boolean) => (is ? 1 : 0);
	return [
		1,
		Math.max(-3, Math.log(Math.max(1e-6, trust) / Math.max(1e-6, 1 - trust))),
		leadOf(best, candidates),
		coverageOf(best),
		aroundOf(best),
		...EVERYWHERE.flatMap((where) => [weigh(where, false), weigh(where, true)]),
		sign(hasWanted(asked, best) && shortAnswer(asked, best) !== null),
		sign(asked.sort === 'why' && givesReason(best)),
		sign(asked.sort === 'count' && countsOther(asked, best)),
		sign(lacksName(asked, best)),
		sign(lacksFocus(asked, best, trust)),
		sign(verbless && !isStrict(asked)),
		sign(verbless && isStrict(asked)),
		sign(asked.sort === 'yes-no' && trust < 0.35),
	];
}

/** In points of the ranker: more than this ahead is no surer. */
const FAR_AHEAD = 3;

/** How far the sentence lies ahead of the next best. */
function leadOf(best: Candidate, candidates: readonly Candidate[]): number {
	const next = candidates.find(({ sentence, of }) => sentence !== best.sentence || of !== best.of);
	return Math.min(FAR_AHEAD, best.score - (next?.score ?? best.score - FAR_AHEAD));
}

function givesReason({ of, sentence }: Candidate): boolean {
	return [sentence, sentence + 1].some((at) => ((of.sums[at] ?? 0) & REASON) !== 0);
}
