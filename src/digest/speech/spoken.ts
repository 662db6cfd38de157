import type { Claim } from '../../model/attribution.ts';
import type { Prose, Token } from '../../model/prose.ts';
import { CLAIMING_VERBS, CUE_PREPOSITIONS, SPOKEN_NOUNS, SPOKEN_VERBS } from '../lexicon/speech.ts';
import { words } from '../lexicon/words.ts';
import { tokensIn } from '../text/prose.ts';

/** Said only where quoted words go with them: without them, they tell what somebody did. */
const QUOTING = words(`
	find rule rate laud exhort echo chant read characterise characterize charge point attack fear wonder advocate encourage commend sing
	hope believe think put mean
`);
/** After these, nothing is said before a clause comes: "said People like Scott" is cut too short. */
const CLAUSAL = words('say add state note explain cite argue insist contend maintain acknowledge believe');
/** They name a listener or a matter, and no words. */
const TALKING = words('speak talk meet converse');
/** Words that stand for what was said before. */
const EMPTY = words('much little nothing anything something so as which whom');
const WISHES = words('try plan want seek intend need attempt prepare');
/** Not said out loud, but somebody’s word all the same: what a study finds, what an institute expects. */
const GIVING = words('find show reveal see learn hear expect project point charge anticipate call');
const ABOUT = words('about with');
/** Of something said, without saying what: "issued a statement on the feast". */
const VESSELS = words('statement letter post speech tweet comment call remark');
/** Words of indirect speech at least. */
const FEWEST = 3;
/** A clause of so many words is one even where the tagger sees no verb in it. */
const LONG = 6;
/** Of quoted words that no verb of saying gives: fewer are a title or a slogan. */
const FEWEST_QUOTED = 5;

/**
 * What somebody said: in quoted words, or by a verb or noun of saying. What somebody thinks, wants, did or suffers is the article's
 * account, and so is that somebody did not answer.
 */
export function isSpoken(prose: Prose, claim: Claim): boolean {
	const { cue, kind } = claim;
	if (!cue) return true;
	const cueTokens = tokensIn(prose, cue);
	const content = claim.content.flatMap((span) => tokensIn(prose, span)).filter(({ pos }) => pos !== 'PUNCT');
	if (isSuffered(prose, claim, cueTokens)) return false;
	if (kind === 'direct') return isMark(cueTokens) || speaks(cueTokens, true) || content.length >= FEWEST_QUOTED;
	if (kind === 'mixed') return isMark(cueTokens) || speaks(cueTokens, true);
	return speaks(cueTokens, false) && saysSomething(cueTokens, content);
}

/** True where the words are somebody's, said or believed; what somebody plans, does or fears is told by the article. */
export function isTold(prose: Prose, claim: Claim): boolean {
	const { cue } = claim;
	return !cue || isSpoken(prose, claim) || tokensIn(prose, cue).some(({ lemma }) => CLAIMING_VERBS.has(lemma) || GIVING.has(lemma));
}

/** `―`, `:` before the words. */
function isMark(cue: readonly Token[]): boolean {
	return cue.every(({ pos }) => pos === 'PUNCT');
}

function speaks(cue: readonly Token[], quoting: boolean): boolean {
	return cue.some(
		({ lemma, lower, pos }) =>
			CUE_PREPOSITIONS.has(lower) ||
			(pos === 'VERB' && SPOKEN_VERBS.has(lemma)) ||
			(pos === 'NOUN' && SPOKEN_NOUNS.has(lemma)) ||
			(quoting && (QUOTING.has(lemma) || SPOKEN_VERBS.has(lemma))),
	);
}

/** "was accused of": whom it happens to is not the one who says it. "was quoted as saying" is. */
function isSuffered({ tokens }: Prose, { source, cue }: Claim, cueTokens: readonly Token[]): boolean {
	const verb = cueTokens.find(({ pos }) => pos === 'VERB');
	if (!verb || !source || source.start > verb.start || verb.lower.endsWith('ing') || cueTokens.some(({ lower }) => lower === 'saying'))
		return false;
	let at = indexOf(tokens, verb) - 1;
	while (tokens[at] && tokens[at]!.pos === 'ADV' && tokens[at]!.start >= source.end) at--;
	const before = tokens[at];
	return before !== undefined && before.start >= Math.min(source.end, cue!.start) && before.pos === 'AUX' && before.lemma === 'be';
}

function indexOf(tokens: readonly Token[], { start }: Token): number {
	let low = 0;
	let high = tokens.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tokens[middle]!.start < start) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Indirect speech that tells what was said: not "spoke to the crowd", "said much", "did not respond to an email". */
function saysSomething(cue: readonly Token[], content: readonly Token[]): boolean {
	if (content.length < FEWEST || EMPTY.has(content[0]!.lower) || cue[0]!.lower === 'to') return false;
	const verb = cue.findLast(({ pos }) => pos === 'VERB')?.lemma ?? '';
	if (TALKING.has(verb) || WISHES.has(cue.find(({ pos }) => pos === 'VERB')?.lemma ?? '')) return false;
	if ((verb === 'respond' || verb === 'comment') && cue.some(({ lower }) => isNegation(lower))) return false;
	const last = cue.at(-1)!;
	if (ABOUT.has(last.lower) && (verb === 'ask' || verb === 'agree' || verb === '')) return false;
	const clause = content.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
	if (clause || content.length > LONG) return true;
	const noun = cue.findLast(({ pos }) => pos === 'VERB' || pos === 'NOUN');
	return !CLAUSAL.has(verb) && !(noun?.pos === 'NOUN' && VESSELS.has(noun.lemma));
}

function isNegation(lower: string): boolean {
	return lower === 'not' || lower === 'n’t' || lower === "n't" || lower === 'never' || lower === 'declined' || lower === 'refused';
}
