import type { Asked } from './asked.ts';
import { countIn } from './counted.ts';
import { coverage, coverageOf } from './coverage.ts';
import type { Candidate, Ranking } from './rank.ts';
import { shortAnswer, textOf } from './short.ts';

/** A sentence in which the text itself leaves open what is asked: the words for it and those of the question share a clause. */
export function leftOpen(asked: Asked, { candidates }: Ranking): Candidate | null {
	return candidates.slice(0, 4).find((candidate) => isOpen(asked, candidate)) ?? undecided(asked, candidates[0]);
}

const EMBEDDED: Readonly<Partial<Record<Asked['sort'], RegExp>>> = {
	'yes-no': /^(?:whether|if)$/i,
	who: /^(?:who|whom|whose|which)$/i,
	when: /^when$/i,
	where: /^where$/i,
	why: /^(?:why|what)$/i,
	how: /^how$/i,
	count: /^how$/i,
	what: /^(?:what|which|who|how)$/i,
};

const UNDECIDED =
	/^[^,;]{0,40}\b(?:(?:has|have|had) (?:not|yet to) (?:yet )?(?:decided?|said|replied|responded|commented)|no decision|nothing (?:is|has been) decided|remains? (?:open|to be seen)|(?:is|are) (?:still )?(?:undecided|unclear))\b[^,;]{0,20}$/i;

/** "Will it be built?" where the sentence behind the one that tells of it says that nobody has decided. */
function undecided(asked: Asked, best: Candidate | undefined): Candidate | null {
	const next = best?.of.prose.sentences[best.sentence + 1];
	if (!best || !next || asked.sort !== 'yes-no' || coverageOf(best) < 0.6) return null;
	const after = { ...best, sentence: next.index };
	return next.paragraph === best.of.prose.sentences[best.sentence]!.paragraph && UNDECIDED.test(textOf(after)) ? after : null;
}

function isOpen(asked: Asked, candidate: Candidate): boolean {
	const text = textOf(candidate);
	const cue = OPEN.exec(text);
	if (!cue || pointsAt(asked, candidate)) return false;
	const embedded = /\b(?:who|whom|whose|which|when|where|why|how|what|whether|if)\b/i.exec(text.slice(cue.index))?.[0];
	// "…, but did not say what.": it leaves open what the sentence itself tells of.
	if (embedded && new RegExp(`\\b${embedded}[.”"]*$`, 'i').test(text))
		return coverageOf(candidate) >= 0.45 && (EMBEDDED[asked.sort]?.test(embedded) ?? false);
	if (embedded) return openness(candidate) >= (asked.sort === 'yes-no' ? 0.6 : 0.4) && (EMBEDDED[asked.sort]?.test(embedded) ?? false);
	return openness(candidate) >= 0.65 && candidate.pair.matches.length > 1;
}

function pointsAt(asked: Asked, candidate: Candidate): boolean {
	return asked.sort === 'count' ? countIn(asked, candidate) !== null : shortAnswer(asked, candidate) !== null;
}

/** The share of the question that stands in the clause of the words that leave it open. */
function openness({ of, pair, sentence }: Candidate): number {
	const { start, end } = of.prose.sentences[sentence]!;
	let from = start;
	for (const clause of of.document.text.slice(start, end).split(/(?<=[,;:–—])/)) {
		const to = from + clause.length;
		if (OPEN.test(clause)) return coverage(pair, (at) => of.prose.tokens[at]!.start >= from && of.prose.tokens[at]!.end <= to);
		from = to;
	}
	return 0;
}

const OPEN =
	/\b(?:questions? (?:linger|remain)|(?:it (?:is|was|remains?) )?(?:not|un)(?: yet)? ?(?:clear|known|certain|decided)|unclear|unknown|remains? (?:open|unclear|to be seen)|no (?:decision|date|deadline|figure|reason|details?|specific|timeline|explanation)|(?:did|has|have|had|does|do|would|could)(?: not|n[’']t) (?:say|said|give|given|specify|specified|name|named|set|disclose|disclosed|reveal|decide|decided|comment|explain)|declined to (?:say|comment|give|name)|without (?:saying|giving|naming)|neither (?:\w+ )?(?:has|have) (?:set|said|given|named|disclosed)|nobody knows|no one knows|yet to be)\b/i;
