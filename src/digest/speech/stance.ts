import type { Stance } from '../../model/attribution.ts';

/** Lemmas of cues, verbs and nouns. A cue that is in none of these says no more than that something was said. */
const WORDS: Readonly<Record<Exclude<Stance, 'neutral'>, string>> = {
	claim: 'claim allege assert contend maintain insist argue purport profess boast speculate suspect allegation assertion',
	accuse:
		'accuse blame condemn denounce criticize criticise slam blast decry charge accusation attack rebuke lambast lambaste deplore fault castigate',
	deny: 'deny reject dismiss refute dispute rebut disavow contradict denial rejection',
	warn: 'warn caution threaten alert warning threat',
	demand: 'demand urge order request appeal plead press implore instruct exhort beg',
	promise: 'promise vow pledge swear guarantee commit undertake assure assurance',
};
/** These demand only with the word after them: "called on", "calls for". */
const CALLS = new Set(['on', 'for', 'upon']);

const STANCES: ReadonlyMap<string, Stance> = new Map(
	Object.entries(WORDS).flatMap(([stance, words]) => words.split(' ').map((word): [string, Stance] => [word, stance as Stance])),
);

/** What a cue of these lemmas does with its content: the first that is not neutral decides. */
export function stanceOf(lemmas: readonly string[]): Stance {
	for (const [i, lemma] of lemmas.entries()) {
		const stance = STANCES.get(lemma);
		if (stance) return stance;
		if (lemma === 'call' && CALLS.has(lemmas[i + 1] ?? '')) return 'demand';
	}
	return 'neutral';
}
