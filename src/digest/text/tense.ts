import type { Prose, Token } from '../../model/prose.ts';

/** The time of the clause that an expression stands in, as its verbs tell it; null when they do not. */
export type Tense = 'past' | 'future' | null;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const MODAL = set("will 'll ’ll shall would 'd ’d wo must should may might can ca");
const PRESENT_BE = set("is are am 's ’s 're ’re 'm ’m be");
const PAST_AUX = set("was were had did has have been 've ’ve");
/** What an infinitive hangs on when it tells of something to come: "plans to", "is to", "a deadline to". */
const LOOKS_AHEAD = set(
	'plan plans planned planning expect expects expected scheduled set due likely want wants wanted hope hopes hoped intend intends intended prepare prepares prepared preparing agree agrees agreed ready vow vowed promise promised threaten threatened decide decided seek seeks aim aims need needs ask asked tell told order ordered urge urged call called calls invite invited is are was were be slated bound going about has have had pledge pledged offer offered offers proposal propose proposed plan plans deal agreement deadline pledge bid decision time vote poised scheduled summoned required unlikely certain sure allowed asked free eager willing supposed headed heading try trying continue',
);
/** Verbs that put what follows them into the time to come. */
const PLANS = set('planned plans scheduled scheduling schedules planning postponed rescheduled');
/** Participles that set a time: "scheduled for Friday", "postponed until Friday". */
const SETS = set(
	'scheduled set planned slated due expected postponed delayed rescheduled adjourned extended booked deferred pending anticipated targeted likely',
);
const AFTER_SET = set('for until till by on to in at before the');
/** Present forms that tell of what has been said. */
const TELLS = set('says say tells reports writes shows show adds notes argues claims reads suggests');
const IRREGULAR = set(
	'said told met left began made took came went gave got saw sent held kept led won lost found brought bought sold spoke wrote rose fell hit cut put shut struck fought built caught felt heard knew ran sat stood thought understood withdrew drew drove flew grew threw died shot broke chose swore became paid laid sought taught fled bled fed slid hid rode sank sprang stole tore wore woke won let set beat bid burst cost quit read split spread',
);

/** How many tokens off a verb is looked for, so that a text without full stops stays linear. */
const REACH = 80;

/** The time of the clause around the tokens `[first, next)`. */
export function tenseAt(prose: Prose, first: number, next: number): Tense {
	const { tokens } = prose;
	const sentence = prose.sentences[tokens[first]!.sentence]!.tokens;
	const [start, end] = [Math.max(sentence[0], first - REACH), Math.min(sentence[1], next + REACH)];
	if (opensClause(tokens, first, start)) return tenseAfter(tokens, next, { start, end }) ?? tenseBefore(tokens, first, start);
	return tenseBefore(tokens, first, start) ?? tenseAfter(tokens, next, { start, end });
}

/** Whether a new clause begins with the expression, as in "…, but in March a judge ruled". */
function opensClause(tokens: readonly Token[], first: number, start: number): boolean {
	const at = tokens[first - 1]?.pos === 'ADP' ? first - 2 : first - 1;
	const before = tokens[at];
	if (at < start || !before) return true;
	return before.pos === 'SCONJ' || before.lower === 'that' || (before.pos === 'CCONJ' && tokens[at - 1]?.lower === ',');
}

function tenseBefore(tokens: readonly Token[], first: number, start: number): Tense {
	for (let i = first - 1; i >= start; i--) {
		const { lower, pos } = tokens[i]!;
		if (SETS.has(lower) && first - i <= 4 && (i === first - 1 || AFTER_SET.has(tokens[i + 1]!.lower))) return 'future';
		if (PLANS.has(lower) && pos === 'VERB') return 'future';
		const tense = pos === 'VERB' || pos === 'AUX' ? verbTense(tokens, i, start) : null;
		if (tense !== null) return tense;
	}
	return null;
}

function tenseAfter(tokens: readonly Token[], next: number, { start, end }: { start: number; end: number }): Tense {
	for (let i = next; i < end; i++) {
		const { pos } = tokens[i]!;
		const tense = pos === 'VERB' || pos === 'AUX' ? verbTense(tokens, i, start) : null;
		if (tense !== null) return tense;
	}
	return null;
}

/** The time of the verb at `i` with the auxiliaries before it; null when it borrows that of another verb. */
function verbTense(tokens: readonly Token[], i: number, start: number): Tense {
	const { lower } = tokens[i]!;
	if (MODAL.has(lower)) return 'future';
	if (PAST_AUX.has(lower)) return i > start && MODAL.has(tokens[i - 1]!.lower) ? 'future' : 'past';
	if (PRESENT_BE.has(lower)) return i > start && tokens[i - 1]!.lower === 'to' ? governed(tokens, i - 1, start) : 'future';
	for (let j = i - 1; j >= start && i - j <= 4; j--) {
		const before = tokens[j]!;
		if (MODAL.has(before.lower)) return 'future';
		if (PAST_AUX.has(before.lower)) return 'past';
		if (before.lower === 'to') return governed(tokens, j, start);
		if (before.pos === 'AUX' && PRESENT_BE.has(before.lower)) return 'future';
		if (before.pos !== 'ADV' && before.pos !== 'PART' && before.pos !== 'AUX') break;
	}
	if (lower.endsWith('ing')) return null;
	if (isPast(tokens[i]!)) return 'past';
	return TELLS.has(lower) ? 'past' : 'future';
}

/** The time of an infinitive whose "to" stands at `to`; null for one of purpose ("went to see"), which has that of its verb. */
function governed(tokens: readonly Token[], to: number, start: number): Tense {
	const governor = tokens[to - 1];
	return to > start && governor && LOOKS_AHEAD.has(governor.lower) ? 'future' : null;
}

function isPast({ lower, lemma }: Token): boolean {
	return (
		(lower.endsWith('ed') && lower.length > 3) ||
		IRREGULAR.has(lower) ||
		(lemma !== lower && !lower.endsWith('s') && !lower.endsWith('ing'))
	);
}
