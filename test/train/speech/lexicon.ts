import { type CueRates, rateOf } from '../../../src/digest/speech/rates.ts';
import { hash, rateKey } from '../../../src/digest/speech/table.ts';
import type { Token } from '../../../src/model/prose.ts';
import type { Annotated, AnnotatedText } from './annotations.ts';

/** Words that stand in cues but never head one. */
const FUNCTION_WORDS = new Set(
	`to in of the a an on with that for by at as from be have not will would , - and he it his her their also do 's ’s “ ” "`.split(/\s+/),
);
const NOUN = 7;
type Counts = Map<number, [cues: number, uses: number]>;

/** How often each lemma stands in a cue. */
export class Lexicon {
	private readonly counts: Counts = new Map();
	private readonly own = new Map<string, Counts>();

	constructor(texts: readonly AnnotatedText[]) {
		for (const text of texts) {
			const own = countsOf(text);
			this.own.set(text.id, own);
			for (const [key, [cues, uses]] of own) {
				const [c, u] = this.counts.get(key) ?? [0, 0];
				this.counts.set(key, [c + cues, u + uses]);
			}
		}
	}

	/** The rates; without those of one text, when it is to be trained on. */
	rates(without = ''): CueRates {
		const own = this.own.get(without);
		const rates = new Map<number, number>();
		for (const [key, [cues, uses]] of this.counts) {
			const [c, u] = own?.get(key) ?? [0, 0];
			const rate = cues >= 2 && cues > c ? rateOf((cues - c) / (uses - u + 2)) : 0;
			if (rate) rates.set(key, rate);
		}
		return rates;
	}

	/** The token that heads the cue: the one whose lemma is most often a cue, verbs before other words. */
	head({ tokens }: { tokens: readonly Token[] }, { cue }: Annotated): number {
		let best = cue[0]!;
		let most = -1;
		for (const i of cue) {
			const [cues, uses] = this.counts.get(keyOf(tokens[i]!)) ?? [0, 0];
			const share = cues / (uses + 2) + (tokens[i]!.pos === 'VERB' ? 0.1 : 0);
			if (share <= most) continue;
			most = share;
			best = i;
		}
		return best;
	}
}

function countsOf({ prose, first }: AnnotatedText): Counts {
	const inCue = new Set(first.flatMap(({ cue }) => cue));
	const counts: Counts = new Map();
	for (const [i, token] of prose.tokens.entries()) {
		if (FUNCTION_WORDS.has(token.lemma)) continue;
		const [cues, uses] = counts.get(keyOf(token)) ?? [0, 0];
		counts.set(keyOf(token), [cues + (inCue.has(i) ? 1 : 0), uses + 1]);
	}
	return counts;
}

function keyOf({ lemma, pos }: Token): number {
	return rateKey(hash(lemma), pos === 'NOUN' ? NOUN : 0);
}
