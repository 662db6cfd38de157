import type { Card, Part, Section } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { figureParts } from './figures.ts';
import { gapParts } from './gaps.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { CardOptions } from './options.ts';
import { timelinePicture } from './picture.ts';
import { sourceLine } from './source.ts';
import { sentenceParts } from './sources.ts';
import { summaryCard } from './summary.ts';
import { eventParts } from './timeline.ts';
import { voiceParts } from './voices.ts';

interface Builder {
	readonly title: string;
	readonly empty: string;
	/** The card's lines hold as of the Document's date, unless they say otherwise. */
	readonly dated?: true;
	readonly parts: (digest: Digest, document: Document, limits: Limits) => readonly Part[];
}

const BUILDERS: { readonly [S in Exclude<Section, 'summary'>]: Builder } = {
	voices: { title: 'Who says what', empty: 'No statements were found in this text.', parts: voiceParts },
	figures: { title: 'The numbers', dated: true, empty: 'No figures were found in this text.', parts: figureParts },
	timeline: { title: 'Timeline', empty: 'No dated events were found in this text.', parts: eventParts },
	gaps: { title: 'What is open', empty: 'Nothing was found that this text itself leaves open.', parts: gapParts },
	sources: { title: 'Sources', empty: 'No line was taken from this text.', parts: sentenceParts },
};

/** Turns a Digest into one of its cards. A section with nothing in it is a card that says so. */
export function cardOf(digest: Digest, section: Section, options: CardOptions): Card {
	if (section === 'summary') return summaryCard(digest, options);
	const { title, empty, dated, parts } = BUILDERS[section];
	const { published } = digest.document;
	const detail = dated && published ? `as of ${dayText(published)}` : null;
	const lines = parts(digest, options.document, options.limits ?? LIMITS);
	const picture = options.pictures && section === 'timeline' ? timelinePicture(lines, options.topic ?? null) : null;
	const notes = [empty, ...digest.notes].map((text): Part => ({ type: 'note', text }));
	return {
		section,
		topic: options.topic ?? null,
		parts: [
			{ type: 'title', text: title, detail, level: 'section' },
			...(picture ? [picture] : []),
			...(lines.length ? lines : notes),
			sourceLine(digest),
		],
	};
}

/** The sections that have at least one line, in the order in which they are shown. The summary always has. */
export function filledSections(digest: Digest): Section[] {
	const filled: Section[] = ['summary'];
	if (digest.voices.length) filled.push('voices');
	if (digest.figures.length) filled.push('figures');
	if (digest.timeline.length) filled.push('timeline');
	if (digest.gaps.length) filled.push('gaps');
	return filled;
}
