import type { Token } from '../../model/prose.ts';
import { words } from '../lexicon/words.ts';
import type { Run } from './ground.ts';

/** Words that turn a sentence round: without them it says something else. */
const NEGATIONS = words(`
	not n't n’t no never nor neither none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom unlikely nt
`);
/** Words that make it somebody's word, a guess or a plan. */
const HEDGES = words(`
	alleged allegedly reportedly reported reports claimed claims claiming claim denied denies deny denying would could may might
	should suspected accused apparently apparent possibly possible perhaps probably probable likely supposedly supposed purported
	purportedly rumoured rumored seemingly presumably potentially potential thought believed expected feared planned proposed refused
	failed almost nearly so-called self-styled ostensibly arguably unconfirmed unverified disputed hypothetical attempted would-be
	false fake doubtful
`);
/** Words that say when it holds. */
const CONDITIONS = words(`
	if unless until whether provided providing assuming lest except only
`);
/** Words that open a clause or an addition with a meaning of its own. */
const OPENERS = words(`
	who whom whose which where when while as after before since although though because and but with including despite amid following
	during whereas even so yet that or still
`);

/**
 * True when the tokens may be left out of a line that keeps the words around them.
 *
 * Words without negation, hedge or condition may. Words with one may only where they are a clause or an addition of their own,
 * set apart at both ends: ", which would only happen later," goes; "not", "allegedly" and ", unless both agree" do not.
 */
export function mayLeaveOut(tokens: readonly Token[], run: Run, sentence: Run): boolean {
	let risk = false;
	for (let i = run.from; i < run.to && !risk; i++) risk = isRisk(tokens[i]!);
	return !risk || isApart(tokens, run, sentence);
}

export function isRisk({ lower }: Token): boolean {
	return NEGATIONS.has(lower) || HEDGES.has(lower) || CONDITIONS.has(lower);
}

function isApart(tokens: readonly Token[], { from, to }: Run, sentence: Run): boolean {
	const opensAtMark = from === sentence.from || isMark(tokens[from]!) || isMark(tokens[from - 1]!);
	const closesAtMark = to === sentence.to || isMark(tokens[to]!) || isMark(tokens[to - 1]!);
	if (!closesAtMark) return false;
	let at = from;
	while (at < to && isMark(tokens[at]!)) at++;
	const opener = tokens[at];
	if (!opener) return true;
	if (isGoverning(tokens, at, to)) return false;
	const opens = OPENERS.has(opener.lower) || (opener.pos === 'VERB' && opener.lower.endsWith('ing'));
	return opens && (opensAtMark || opener.pos === 'SCONJ' || OPENERS.has(opener.lower));
}

/** The clause's own opening words say whether what is kept holds: "if", "but only if", "as alleged by", "allegedly". */
function isGoverning(tokens: readonly Token[], at: number, to: number): boolean {
	for (let i = at; i < Math.min(at + 3, to); i++) {
		const { lower } = tokens[i]!;
		if (CONDITIONS.has(lower) || lower === 'according' || lower.endsWith('edly')) return true;
		if (i === at && lower === 'as' && isRisk(tokens[i + 1] ?? tokens[i]!)) return true;
	}
	return false;
}

function isMark({ pos }: Token): boolean {
	return pos === 'PUNCT';
}
