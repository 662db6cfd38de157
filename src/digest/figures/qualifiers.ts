import type { Token } from '../../model/prose.ts';

/** What news writes before a number to say how exact it is. */
const BEFORE = new Set(
	`about;around;nearly;almost;roughly;approximately;over;under;some;only;just;barely;exactly;estimated;another;above;below;additional;
more than;less than;fewer than;at least;at most;as many as;as few as;as much as;as little as;up to;close to;no more than;no fewer than;
no less than;not more than;an estimated;the estimated;upwards of;upward of;well over;just over;just under;just about;a little over;
a little under;slightly more than;slightly over;slightly under;slightly less than;far more than;much more than;well above;an average of;
a total of;a record;record;a maximum of;a minimum of;in excess of;north of;in the region of;an additional;
a further;at around;at about;as high as;as low as;a combined;a mere;an unprecedented;
little more than;a little more than;a little less than;not even;perhaps;maybe;probably;possibly;reportedly;an alleged;virtually;mere;
not less than;way over;easily more than;considerably more than;substantially more than;significantly more than;at the very least;
now over;now more than;an extra;the remaining;a reported`
		.split(/;\s*/)
		.map((phrase) => phrase.trim()),
);
const AFTER = new Set(['or more', 'or so', 'or fewer', 'or less', 'or thereabouts']);
const LONGEST = 4;

/** The tokens of a number. */
interface Run {
	readonly first: number;
	readonly next: number;
}

/** How many tokens before `first` qualify the number there: 2 for "at least 10", 0 for none. They may pile up ("more than an estimated"). */
export function qualifierBefore(tokens: readonly Token[], { first, next }: Run): number {
	let taken = next > first + 2 && tokens[first - 1]?.lower === 'between' ? 1 : 0;
	for (let more = phraseBefore(tokens, first); more > 0; more = phraseBefore(tokens, first - taken)) taken += more;
	return taken;
}

function phraseBefore(tokens: readonly Token[], first: number): number {
	let phrase = '';
	let found = 0;
	for (let n = 1; n <= LONGEST && first - n >= 0; n++) {
		const token = tokens[first - n]!;
		if (token.sentence !== tokens[first]!.sentence) break;
		phrase = phrase ? `${token.lower} ${phrase}` : token.lower;
		if (BEFORE.has(phrase)) found = n;
	}
	return found;
}

/** How many tokens from `next` on qualify the number before them: 2 for "10 or more", 0 for none. */
export function qualifierAfter(tokens: readonly Token[], next: number): number {
	return AFTER.has(`${tokens[next]?.lower} ${tokens[next + 1]?.lower}`) ? 2 : 0;
}
