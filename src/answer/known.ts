import { attributions } from '../digest/speech/attributions.ts';
import { resolveClaims } from '../digest/speech/claims.ts';
import { cuesOf } from '../digest/verify/cues.ts';
import { type Ground, groundOf } from '../digest/verify/ground.ts';
import { isClaimed } from '../digest/verify/speakers.ts';
import type { Claim } from '../model/attribution.ts';
import type { Document } from '../model/document.ts';
import { overlaps, type Span, sliceOf } from '../model/span.ts';
import { type Reading, readFor } from './reading.ts';

/** A Document with all that answers need of it. */
export interface Known extends Reading {
	readonly document: Document;
	/** Who said what; found when first asked for. */
	claims(): readonly Claim[];
	ground(): Ground;
}

const known = new WeakMap<Document, Known>();

/** Reads a Document, or remembers it: many questions are put to the same one. */
export function knownOf(document: Document): Known {
	const before = known.get(document);
	if (before) return before;
	const reading = readFor(document);
	let claims: readonly Claim[] | undefined;
	let ground: Ground | undefined;
	const made: Known = {
		...reading,
		document,
		claims() {
			claims ??= resolveClaims(reading.prose, { attributions: attributions(reading.prose), cast: reading.cast });
			return claims;
		},
		ground() {
			ground ??= groundOf(reading.prose);
			return ground;
		},
	};
	known.set(document, made);
	return made;
}

/** Whose word the words at a place are. */
export interface Whose {
	readonly speaker: string;
	readonly chain: readonly Span[];
}

/** The claim that holds the place: one whose speaker is named, else the innermost. */
export function claimAt(of: Known, place: Span): Claim | null {
	let found: Claim | null = null;
	for (const claim of of.claims()) {
		if (!claim.content.some((said) => overlaps(said, place)) || isNobodys(of, claim)) continue;
		if (!found || sure(claim) >= sure(found)) found = claim;
	}
	return found;
}

function sure({ speaker, source }: Claim): number {
	return speaker ? (speaker.kind === 'unknown' ? 2 : 3) : source ? 1 : 0;
}

/** "20 of whom are thought to be alive": a relative speaks for nobody. */
function isNobodys({ document }: Known, { speaker, source }: Claim): boolean {
	return !speaker && source !== null && RELATIVE.test(sliceOf(document.text, source));
}

/** Whose word a place is; null where the article speaks itself. Who cannot be named is said not to be named. */
export function whoseAt(of: Known, place: Span): Whose | null {
	const claim = claimAt(of, place);
	if (claim?.speaker) return { speaker: claim.speaker.name, chain: claim.chain };
	if (claim?.source) {
		const words = sliceOf(of.document.text, claim.source);
		return { speaker: PRONOUN.test(words) ? UNNAMED : words, chain: [] };
	}
	if (isClaimed(of.ground(), place)) {
		const speaker = subjectOf(of, place);
		const same = of
			.claims()
			.find(
				({ source, speaker: who }) => who && source && sliceOf(of.document.text, source) === speaker && sameSentence(of, source, place),
			);
		if (same?.speaker) return { speaker: same.speaker.name, chain: same.chain };
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
	/^(?<who>\p{Lu}[^,;:“”"]{1,40}?) (?:has |had )?(?:described|called|branded|labelled|labeled|dubbed|termed|hailed)\b[^“"]*[“"]/u;

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
	return sliceOf(of.document.text, { start: tokens[subject.from]!.start, end: tokens[subject.to - 1]!.end });
}

/** A quotation that stands alone runs on from what the paragraph's last speaker said. */
function quoted(of: Known, place: Span): string | null {
	const paragraph = of.prose.paragraphs.find(({ start, end }) => start <= place.start && place.end <= end);
	if (!paragraph) return null;
	const before = of
		.claims()
		.filter(({ content, speaker }) => speaker && content[0]!.start >= paragraph.start && content[0]!.end <= paragraph.end);
	return before.at(-1)?.speaker?.name ?? null;
}
