import type { Evidence } from '../model/answer.ts';
import type { Claim } from '../model/attribution.ts';
import { overlaps, type Span } from '../model/span.ts';
import type { Asked } from './asked.ts';
import { type Counted, countIn } from './counted.ts';
import { coverageOf } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import type { Candidate } from './rank.ts';

/** How many sentences around the evidence another account is looked for. */
const REACH = 2;
const CONTRADICTS = /\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)|contradict(?:s|ed)?|refut(?:e|es|ed)|dismiss(?:es|ed)?)\b/i;
const OF_NUMBER = /\b(?:number|figure|amount|sum|total|toll|count|estimate|closer to|puts? (?:it|the)|only|fewer|more like)\b/i;

/** What another speaker says against the evidence, close by; null where nobody does. */
export function rivalOf(
	asked: Asked,
	best: Candidate,
	{ short, speaker }: { short: Span | null; speaker: string | null },
): Evidence | null {
	if (!speaker) return null;
	const { of, sentence } = best;
	for (const claim of of.claims()) {
		const other = claim.speaker?.name;
		if (!other || other === speaker || claim.sentence === sentence || Math.abs(claim.sentence - sentence) > REACH) continue;
		if (asked.sort === 'count' ? countsOtherwise(asked, best, { claim, short }) : contradicts(best, claim))
			return evidenceOf(of, { sentence: claim.sentence }, { speaker: other, chain: claim.chain });
	}
	return null;
}

function countsOtherwise(asked: Asked, best: Candidate, { claim, short }: { claim: Claim; short: Span | null }): boolean {
	const { of, pair } = best;
	const counted = countIn(asked, { ...best, sentence: claim.sentence });
	if (!counted || !short || counted.amount.value === (short as Counted).amount?.value) return false;
	if (!claim.content.some((said) => overlaps(said, counted))) return false;
	const { start, end } = of.prose.sentences[claim.sentence]!;
	const focus = pair.matches.find(({ term }) => term.key === asked.focus);
	if (short && (short as Counted).amount && counted.amount.kind !== (short as Counted).amount.kind) return false;
	if (focus?.sentences.has(claim.sentence)) return coverageOf({ ...best, sentence: claim.sentence }) >= coverageOf(best) * 0.8;
	// "Closer to 90" is of what was counted before; "eight kilometres" is of something else.
	return of.prose.tokens[counted.amount.next]?.pos !== 'NOUN' && OF_NUMBER.test(of.document.text.slice(start, end));
}

/** The next sentence's speaker denies, and about what was asked or without naming anything else. */
function contradicts({ of, sentence }: Candidate, claim: Claim): boolean {
	if (claim.stance !== 'deny' || claim.sentence < sentence || claim.sentence > sentence + 1) return false;
	const { start, end } = of.prose.sentences[claim.sentence]!;
	return CONTRADICTS.test(of.document.text.slice(start, end));
}
