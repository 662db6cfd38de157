import type { Statement } from '../../model/digest.ts';
import type { Change, EditionLine } from '../../model/edition.ts';
import { contains } from '../../model/span.ts';
import { type Cited, pointLine, statementLine, withoutAmount } from '../lines.ts';
import { coverage, type Words, wordsOf } from './words.ts';

/** How much of the shorter of the two a claim and its denial share. */
const ABOUT_SAME = 0.5;

/** Claims of earlier reports that somebody else denies today, one denial each. */
export function denials(today: readonly Cited[], earlier: readonly Cited[]): Change[] {
	const claims = earlier.flatMap(claimsOf);
	// What was denied before is no news.
	const old = earlier.flatMap(denialsOf);
	const found: Change[] = [];
	for (const denial of today.flatMap(denialsOf)) {
		if (old.some((before) => before.speaker === denial.speaker && overlap(before.words, denial.words) >= ABOUT_SAME)) continue;
		const claim = claims.find(
			({ speaker, words }) => speaker !== denial.speaker && !words.negative && overlap(words, denial.words) >= ABOUT_SAME,
		);
		if (!claim || found.some(({ before }) => before?.text === claim.side().text)) continue;
		found.push({ kind: 'denied', about: claim.speaker, before: claim.side(), now: denial.side() });
	}
	return found;
}

interface Said {
	readonly speaker: string;
	readonly words: Words;
	readonly side: () => ReturnType<typeof withoutAmount>;
}

function saidOf(report: Cited): (Said & { readonly denies: boolean })[] {
	return report.digest.voices.flatMap((voice) =>
		voice.statements.map((statement) => ({
			speaker: voice.speaker,
			words: wordsOf(statement.text),
			denies: statement.stance === 'deny',
			side: () => withoutAmount(pointWith(report, statement) ?? statementLine(report, voice, statement)),
		})),
	);
}

function claimsOf(report: Cited): Said[] {
	return saidOf(report).filter(({ denies }) => !denies);
}

function denialsOf(report: Cited): Said[] {
	return saidOf(report).filter(({ denies }) => denies);
}

function overlap(a: Words, b: Words): number {
	return Math.max(coverage(a, b), coverage(b, a));
}

/** The point that holds the statement's words, and with them its speaker and verb. */
function pointWith(report: Cited, { spans }: Statement): EditionLine | null {
	const { lead, points } = report.digest;
	const point = [...lead, ...points].find((one) => spans.every((span) => one.spans.some((outer) => contains(outer, span))));
	return point ? pointLine(report, point) : null;
}
