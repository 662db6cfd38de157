import type { Change, Difference, Edition, EditionLine, Side } from '../model/edition.ts';
import { stands } from './lines.ts';
import type { Report } from './report.ts';

/**
 * The Edition after one of its Documents changed: the lines that stand, word for word, on the new one stay; the others of that source go, and
 * with them the differences and changes that need them. Nothing is added: what is new is for the next edition.
 */
export function withChanged(edition: Edition, { before, report }: { before: string; report: Report | null }): Edition {
	const changed = edition.sources.findIndex(({ document }) => document === before);
	const moved = <L extends EditionLine>(line: L): L | null => {
		if (line.source !== changed) return line;
		const found = report && moveTo(line, report);
		return found && stands(found, report) ? found : null;
	};
	const kept = <L extends EditionLine>(lines: readonly L[]): L[] => lines.flatMap((line) => moved(line) ?? []);
	const difference = (one: Difference): Difference[] => {
		const sides = kept(one.sides);
		return sides.length > 1 ? [{ ...one, sides }] : [];
	};
	const change = (one: Change): Change[] => {
		const side = (was: Side | null) => was && moved(was);
		const [then, now] = [side(one.before), side(one.now)];
		return (one.before && !then) || (one.now && !now) ? [] : [{ ...one, before: then, now }];
	};
	return {
		...edition,
		sources: edition.sources.map((source, i) => (i === changed && report ? { ...source, document: report.document.hash } : source)),
		stories: edition.stories.map((story) => ({
			...story,
			headline: story.headline && moved(story.headline),
			lines: kept(story.lines).map((line) => ({ ...line, also: line.also.filter((also) => also !== changed) })),
			differences: story.differences.flatMap(difference),
			changes: story.changes.flatMap(change),
		})),
	};
}

/** The same words in the new Digest, where they may stand at another place. */
function moveTo<L extends EditionLine>(line: L, { digest, document }: Report): L | null {
	const parts = [
		...(digest.headline ? [digest.headline] : []),
		...digest.lead,
		...digest.points,
		...digest.voices.flatMap(({ statements }) => statements),
		...digest.figures,
		...digest.gaps,
	];
	const same = parts.find(({ text }) => text === line.text);
	if (same) return { ...line, spans: same.spans, resolutions: same.resolutions };
	const start = line.part === 'sentence' ? document.text.indexOf(line.text) : -1;
	return start < 0 ? null : { ...line, spans: [{ start, end: start + line.text.length }] };
}
