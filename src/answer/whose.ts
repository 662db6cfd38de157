import { cuesOf } from '../digest/verify/cues.ts';
import { isClaimed } from '../digest/verify/speakers.ts';
import type { Claim } from '../model/attribution.ts';
import { overlaps, type Span, sliceOf } from '../model/span.ts';
import type { Known } from './known.ts';
import { isSaid } from './sayings.ts';
import { sourceWords, speakerName } from './source-words.ts';

/** Whose word the words at a place are. */
export interface Whose {
	readonly speaker: string;
	readonly chain: readonly Span[];
}

/** The claim that holds the place: one whose speaker is named, else the innermost. */
export function claimAt(of: Known, place: Span): Claim | null {
	let found: Claim | null = null;
	for (const claim of of.claims()) {
		if (!claim.content.some((said) => overlaps(said, place)) || isNobodys(of, claim) || isAside(of, claim) || !isSaid(of, claim)) continue;
		if (!found || sure(claim) >= sure(found)) found = claim;
	}
	return found;
}

/** "…, when Trump told it to stop the bombing": what is said in passing does not make the sentence the speaker’s. */
function isAside({ prose: { sentences }, document }: Known, { source, content, sentence }: Claim): boolean {
	const bounds = sentences[sentence];
	if (!source || !bounds) return false;
	const before = document.text.slice(Math.max(bounds.start, source.start - 12), source.start);
	const said = content.reduce((sum, { start, end }) => sum + end - start, 0);
	return /\b(?:when|after|before|since|while)\s+$/i.test(before) && said * 2 < bounds.end - bounds.start;
}

/** In UTF-16 units: "But ", "On Thursday, " may stand before the one who speaks. */
const OPENING = 16;

/** Whose word a sentence is as a whole: what is claimed makes at least half of it, or the one who says it begins it. */
export function whoseSentence(of: Known, sentence: number): Whose | null {
	const bounds = of.prose.sentences[sentence]!;
	const claim = of.claims().find((one) => {
		const { content, source } = one;
		if (!content.some((span) => overlaps(span, bounds)) || isNobodys(of, one) || !isSaid(of, one)) return false;
		const said = content.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, bounds.end) - Math.max(start, bounds.start)), 0);
		const begins = source !== null && source.start >= bounds.start && source.start - bounds.start < OPENING;
		return said > 0 && (begins || said * 2 >= bounds.end - bounds.start);
	});
	return claim ? whoseAt(of, claim.content.find((said) => overlaps(said, bounds))!) : null;
}

function sure({ speaker, source }: Claim): number {
	return speaker ? (speaker.kind === 'unknown' ? 2 : 3) : source ? 1 : 0;
}

/** "20 of whom are thought to be alive": a relative speaks for nobody. */
function isNobodys({ document }: Known, { speaker, source }: Claim): boolean {
	if (source === null) return false;
	const words = sliceOf(document.text, source);
	return (!speaker && RELATIVE.test(words)) || /^(?:no|nobody|none|neither|nothing)\b/i.test(words);
}

/** Whose word a place is; null where the article speaks itself. Who cannot be named is said not to be named. */
export function whoseAt(of: Known, place: Span): Whose | null {
	const claim = claimAt(of, place);
	if (claim?.speaker) return { speaker: speakerName(of, claim.speaker), chain: claim.chain };
	if (claim?.source) {
		const words = sourceWords(of, claim.source);
		return { speaker: PRONOUN.test(words) ? UNNAMED : words, chain: [] };
	}
	if (of.claims().some((one) => one.content.some((said) => overlaps(said, place)) && (isAside(of, one) || !isSaid(of, one)))) return null;
	if (isClaimed(of.ground(), place)) {
		const speaker = subjectOf(of, place);
		const same = of
			.claims()
			.find(
				({ source, speaker: who }) =>
					who && source && speaker && sliceOf(of.document.text, source).includes(speaker) && sameSentence(of, source, place),
			);
		if (same?.speaker) return { speaker: speakerName(of, same.speaker), chain: same.chain };
		if (speaker && PRONOUN.test(speaker)) return { speaker: UNNAMED, chain: [] };
		return speaker && RELATIVE.test(speaker) ? null : { speaker: speaker ?? UNNAMED, chain: [] };
	}
	const written = writtenSpeaker(of, place);
	if (written) return { speaker: written, chain: [] };
	return inLongQuotation(of, place) ? { speaker: quoted(of, place) ?? UNNAMED, chain: [] } : null;
}

const RELATIVE = /^(?:who|whom|whose|which|that)$/i;
const UNNAMED = 'a speaker whom the text does not name here';
/** In UTF-16 units: a quotation as long as this is somebody's statement, and no title or nickname. */
const STATEMENT = 40;

const PRONOUN = /^(?:he|she|it|they|we|i|you)$/i;

function sameSentence({ prose }: Known, a: Span, b: Span): boolean {
	return prose.sentences.some(({ start, end }) => start <= a.start && a.start < end && start <= b.start && b.start < end);
}

function inLongQuotation(of: Known, place: Span): boolean {
	return of.prose.quotes.some(({ start, end }) => start <= place.start && place.end <= end && end - start > STATEMENT);
}

/** "…, the WHO estimates." and "Ruiz described him as “…”": forms that are seldom, and plain. */
const BEHIND =
	/[,”"] (?<who>(?:the |its |a |an )?[^,;:“”"]{2,50}?) (?:estimates?|estimated|says?|said|reports|reported|predicts|predicted)\.?$/;
const CALLS =
	/(?:^|[,;] (?:and|but|while) )(?:[^,“”"]{1,60}, )?(?<who>(?:\p{Lu}|[Ii]ts |[Hh]is |[Hh]er |[Tt]heir |the |a |an )[^,;:“”"]{1,40}?)(?:, [^,“”"]{1,60},)? (?:has |had )?(?:described|called|branded|labelled|labeled|dubbed|termed|hailed|spoke|speaks|spoken|talked|promised|promises|warned|warns|welcomed|praised|criticised|denounced|dismissed|condemned)\b[^“"]*[“"]/u;

function writtenSpeaker(of: Known, place: Span): string | null {
	const sentence = of.prose.sentences.find(({ start, end }) => start <= place.start && place.start < end);
	if (!sentence || sentence.end - sentence.start > 1_000) return null;
	const text = sliceOf(of.document.text, sentence);
	return (BEHIND.exec(text) ?? CALLS.exec(text))?.groups?.who ?? null;
}

function subjectOf(of: Known, place: Span): string | null {
	const sentence = of.prose.sentences.findIndex(({ start, end }) => start <= place.start && place.start < end);
	const subject = cuesOf(of.ground(), sentence).find(({ subjects }) => subjects.length > 0)?.subjects[0];
	if (!subject) return null;
	const { tokens } = of.prose;
	return sourceWords(of, { start: tokens[subject.from]!.start, end: tokens[subject.to - 1]!.end });
}

/** A quotation that stands alone runs on from what the paragraph's last speaker said. */
function quoted(of: Known, place: Span): string | null {
	const paragraph = of.prose.paragraphs.find(({ start, end }) => start <= place.start && place.end <= end);
	if (!paragraph) return null;
	const before = of
		.claims()
		.filter(({ content, speaker }) => speaker && content[0]!.start >= paragraph.start && content[0]!.end <= paragraph.end);
	const last = before.at(-1)?.speaker;
	return last ? speakerName(of, last) : null;
}
