import type { Section, SourcePart } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';

/** The line at the foot of every card: where the words are from, and how many of them were read and used. */
export function sourceLine(digest: Digest, section: Section = 'summary'): SourcePart {
	const { publisher, published, url, sentences } = digest.document;
	const dropped = digest.dropped.reduce((sum, { count }) => sum + count, 0);
	const words = [
		'One source',
		...(publisher ? [publisher] : []),
		published ? dayText(published) : 'date not given',
		[
			`${counted(sentences.read, 'sentence')} read`,
			// How many of them the summary uses says nothing of another section.
			...(section === 'summary' ? [`${sentences.used} used`] : []),
			...(sentences.used ? ['every line from the text'] : []),
		].join(', '),
		...(dropped ? [`${counted(dropped, 'line')} left out: not certain enough to show`] : []),
	];
	return { type: 'source', text: words.join(' · '), publisher, published, url, sources: 1, ...sentences, dropped };
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
