import { lemmaOf } from '../digest/text/lemma.ts';

/** What a word is matched by: its dictionary form whatever its part of speech, so that "died", "dying" and "dies" are one. Takes lower case. */
export function keyOf(word: string): string {
	const lower = NUMBERS.get(word) ?? plain(word);
	const noun = lower.endsWith('s') ? lemmaOf(lower, 'NOUN') : lower;
	if (noun !== lower) return lemmaOf(noun, 'VERB');
	const verb = lemmaOf(lower, 'VERB');
	return verb === lower ? lemmaOf(lower, 'NOUN') : verb;
}

const NUMBERS = new Map(
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
		.split(' ')
		.flatMap((word, value) => (word === 'one' ? [] : [[word, String(value)] as const])),
);

/** Without accents: "Bergström" is asked for as "Bergstrom". */
function plain(word: string): string {
	for (let i = 0; i < word.length; i++)
		if (word.charCodeAt(i) > 0xbf && word.charCodeAt(i) < 0x250)
			return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/ł/g, 'l');
	return word;
}

const ENDINGS = new Set(
	`e s es d ed er ers or ors ing ings ion ions ation ations ition itions ment ments al als ive ives ly y ies ity ities ness ance ances
	ence ences ant ants ent ents able ible an ian ians i is ese ish ic ical ics ist ists ism ful ous ure ures ship age ary ate ates ated ator
	ators ating atory en ens th ication ications ifier ified ify ise ize ised ized isation ization ician icians ling est ee ees eer dom oral orate ing ual`
		.trim()
		.split(/\s+/),
);
const SHORTEST_STEM = 4;

/** True of two words of one family, as far as their endings tell: "negotiators" and "negotiate", "Israel" and "Israeli". */
export function areKin(a: string, b: string): boolean {
	let same = 0;
	while (same < a.length && same < b.length && a[same] === b[same]) same++;
	if (same < SHORTEST_STEM) return false;
	for (let stem = same; stem >= Math.max(SHORTEST_STEM, same - 2); stem--) {
		if (endsAt(a, stem) && endsAt(b, stem)) return true;
	}
	return false;
}

function endsAt(word: string, stem: number): boolean {
	return stem === word.length || ENDINGS.has(word.slice(stem));
}
