import type { Change, Difference, Edition, EditionLine, EditionStory } from '../model/edition.ts';
import { stands } from './lines.ts';
import type { Report } from './report.ts';

/**
 * Fail-closed: whatever is not, word for word and with its speaker, a part of its Document's Digest (which was verified against the text) is
 * dropped whole: a difference or a change with any such side.
 */
export function verifyEdition(edition: Edition, reports: readonly Report[]): Edition {
	const byHash = new Map(reports.map((report) => [report.document.hash, report]));
	const holds = (line: EditionLine) => {
		const report = byHash.get(edition.sources[line.source]?.document ?? '');
		return report !== undefined && stands(line, report);
	};
	const stories = edition.stories.map((story): EditionStory => {
		const sidesHold = ({ sides }: Difference) => sides.every(holds);
		const changeHolds = ({ before, now }: Change) => [before, now].every((side) => side === null || holds(side));
		return {
			...story,
			headline: story.headline && holds(story.headline) ? story.headline : null,
			lines: story.lines.filter(holds),
			differences: story.differences.filter(sidesHold),
			changes: story.changes.filter(changeHolds),
		};
	});
	return { ...edition, stories };
}
