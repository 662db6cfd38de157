import type { Asked } from './asked.ts';
import { countIn } from './counted.ts';
import type { Match } from './matches.ts';
import type { Candidate } from './rank.ts';

/** Words that ask and tell nothing of their own. */
export const LIGHT = new Set(
	'go get take make give come put keep let find start begin become seem mean need want try use work involve call name number amount affect happen concern come plan expect last next main people person thing way'.split(
		' ',
	),
);

/** In tenths of the rarest: words above it tell what is asked about. */
const ASKED_ABOUT = 3.5;

const OF_MONEY = /^(?:pay|cost|spend|worth|price|fee|value|charge|money|cash|earn|get|receive)$/;

/** "Joined for 38 million pounds" says what was paid. */
export function isPriced(asked: Asked, best: Candidate): boolean {
	return asked.sort === 'count' && countIn(asked, best)?.amount.kind === 'money';
}

export function isOfMoney(key: string): boolean {
	return OF_MONEY.test(key);
}

/** The terms that tell what is asked about: not the numbers, and not the words that only ask. */
export function tellingTerms(asked: Asked, best: Candidate): Match[] {
	const priced = isPriced(asked, best);
	return best.pair.matches.filter(
		({ term }) => !term.number && term.rarity > ASKED_ABOUT && !LIGHT.has(term.key) && !(isOfMoney(term.key) && priced),
	);
}
