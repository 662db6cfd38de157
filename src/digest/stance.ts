import type { Stance } from '../model/attribution.ts';

const WORDS: Readonly<Record<Exclude<Stance, 'neutral'>, string>> = {
	claim: 'claim allege assert contend maintain insist argue purport profess boast speculate suspect believe',
	accuse: 'accuse blame condemn denounce criticize criticise slam blast decry charge accusation attack rebuke lambast deplore fault',
	deny: 'deny reject dismiss refute dispute rebut disavow disagree contradict denial rejection refuse',
	warn: 'warn caution threaten alert fear warning threat worry',
	demand: 'demand urge call order insist-on ask request appeal plead press implore instruct exhort beg require want',
	promise: 'promise vow pledge swear guarantee commit vowing promising pledging undertake intend plan assure',
};

const STANCES: ReadonlyMap<string, Stance> = new Map(
	Object.entries(WORDS).flatMap(([stance, words]) => words.split(' ').map((word): [string, Stance] => [word, stance as Stance])),
);

/** What a cue of these lemmas does with its content: the first that is not neutral decides. */
export function stanceOf(lemmas: Iterable<string>): Stance {
	for (const lemma of lemmas) {
		const stance = STANCES.get(lemma);
		if (stance) return stance;
	}
	return 'neutral';
}
