import { sliceOf } from '../model/span.ts';
import type { Asked, Term } from './asked.ts';
import { lacksName } from './lacking.ts';
import type { Candidate, Ranking } from './rank.ts';
import { hasWanted } from './short.ts';
import { signsOf } from './signs.ts';
import { GATE } from './weights/gate.weights.ts';

/** Whether a sentence answers, and how sure that is. */
export interface Verdict {
	/** Why it is no answer, in words for the reader; null where it is one. */
	readonly why: string | null;
	/** The chance, from 0 to 1, that it answers. */
	readonly chance: number;
}

/** Below this chance it is said that the document does not say. */
const LIKELY = 0.56;

/** Judges the sentence that fits best. */
export function judge(asked: Asked, best: Candidate, ranking: Ranking): Verdict {
	const lacking = lacks(asked, best);
	if (lacking) return { why: lacking, chance: 0 };
	const signs = signsOf(asked, best, ranking);
	const odds = signs.reduce((sum, sign, i) => sum + sign * GATE[i]!, 0);
	const chance = 1 / (1 + Math.exp(-odds));
	return { why: chance >= LIKELY ? null : whyNot(asked, best), chance };
}

/** What no other sign can make up for: a name or a number that is not there, nothing of the kind that is asked for. */
export function lacks(asked: Asked, best: Candidate): string | null {
	const gone = missing(best, ({ name, number }) => name && !number);
	if (gone.length) return `The document does not mention ${gone.map((term) => `“${written(asked, term)}”`).join(' or ')}.`;
	if (missingHere(best, ({ number }) => number).length) return SILENT;
	return hasWanted(asked, best) ? null : (WANTING[asked.sort] ?? SILENT);
}

const SILENT = 'The document does not say.';

function whyNot(asked: Asked, best: Candidate): string {
	if (asked.sort === 'count') return WANTING.count!;
	if (lacksName(asked, best)) return 'The document does not name anybody for that.';
	if (/^(?:will|would|is .+ going to|are .+ going to)\b/i.test(asked.text)) return 'The document does not say what will happen.';
	return asked.sort === 'why' ? 'The document does not say why.' : asked.sort === 'when' ? WANTING.when! : SILENT;
}

const WANTING: Readonly<Partial<Record<Asked['sort'], string>>> = {
	count: 'The document gives no number for that.',
	when: 'The document does not say when.',
	where: 'The document does not say where.',
	who: 'The document does not say who.',
};

/** Terms that no text has anything like. */
function missing({ pair }: Candidate, of: (term: Term) => boolean): Term[] {
	return pair.matches.filter(({ term, best }) => of(term) && best === 0).map(({ term }) => term);
}

/** Terms that neither the sentence nor the one before it has. */
function missingHere({ pair, sentence }: Candidate, of: (term: Term) => boolean): Term[] {
	return pair.matches
		.filter(({ term, sentences }) => of(term) && !sentences.has(sentence) && !sentences.has(sentence - 1))
		.map(({ term }) => term);
}

function written({ text, reading }: Asked, { at }: Term): string {
	return sliceOf(text, reading.prose.tokens[at]!);
}
