import type { Document } from '../../model/document.ts';
import type { Filter, Words } from '../../model/topic.ts';
import { wordsOf } from './read-words.ts';

/** What a filter looks at. */
export interface Judged {
	readonly document: Document;
	/** ISO date under which people ask for it; null when none is known. */
	readonly day: string | null;
}

/** In or out, and why, as a clause that people can act on. */
export interface Verdict {
	readonly in: boolean;
	readonly why: string;
}

const DAY_MS = 86_400_000;

/** Says of each whether it passes, in the same order: `at most` counts those that pass the rest, newest first. `now` is in ms. */
export function judge(all: readonly Judged[], { filter, now }: { filter: Filter | undefined; now: number }): Verdict[] {
	let passed = 0;
	return all.map((one) => {
		if (!filter) return { in: true, why: 'the topic takes everything' };
		const why = objection(one, filter, now);
		if (why) return { in: false, why };
		passed++;
		if (filter.atMost !== null && passed > filter.atMost) return { in: false, why: `there are ${filter.atMost} newer ones already` };
		return { in: true, why: filter.words ? reason(filter.words, textOf(one)) : 'it passes the filter' };
	});
}

function objection({ document, day }: Judged, filter: Filter, now: number): string | null {
	const { language, publisher } = document;
	if (filter.languages.length && !(language && filter.languages.includes(language)))
		return language ? `it is in another language (${language})` : 'its language is not known';
	const unwanted = filter.notPublishers.find((name) => isFrom(document, name));
	if (unwanted) return `it is published by ${publisher ?? unwanted}`;
	if (filter.publishers.length && !filter.publishers.some((name) => isFrom(document, name)))
		return publisher ? `it is published by ${publisher}` : 'its publisher is not known';
	if (filter.newerThan !== null && day !== null && Date.parse(day) + DAY_MS < now - filter.newerThan) return `it is too old (${day})`;
	if (filter.words && !holds(filter.words, textOf({ document, day }))) return missing(filter.words, textOf({ document, day }));
	return null;
}

/** A publisher goes by its name, or by its host and those under it. */
function isFrom({ publisher, url }: Document, name: string): boolean {
	const host = url && URL.canParse(url) ? new URL(url).hostname : '';
	return publisher?.toLowerCase() === name || host === name || host.endsWith(`.${name}`);
}

/** All words with a blank before and after each, so that whole words are found in one search. */
function textOf({ document }: Judged): string {
	return ` ${wordsOf(document.text).join(' ')} `;
}

function holds(words: Words, text: string): boolean {
	switch (words.kind) {
		case 'all':
			return words.of.every((one) => holds(one, text));
		case 'any':
			return words.of.some((one) => holds(one, text));
		case 'not':
			return !holds(words.of, text);
		default:
			return text.includes(` ${words.words.join(' ')}${words.begins ? '' : ' '}`);
	}
}

/** The first thing that is wanted and not there, or there and not wanted. */
function missing(words: Words, text: string): string {
	if (words.kind === 'all') return missing(words.of.find((one) => !holds(one, text)) ?? words, text);
	if (words.kind === 'any') return `none of ${words.of.map(wordsText).join(', ')} is in it`;
	if (words.kind === 'not') return `${wordsText(words.of)} is in it`;
	return `${wordsText(words)} is not in it`;
}

/** The first thing that is wanted and there. */
function reason(words: Words, text: string): string {
	if (words.kind === 'all') return reason(words.of.find(({ kind }) => kind !== 'not') ?? words.of[0]!, text);
	if (words.kind === 'any') return reason(words.of.find((one) => holds(one, text))!, text);
	return words.kind === 'not' ? `${wordsText(words.of)} is not in it` : `${wordsText(words)} is in it`;
}

function wordsText(words: Words): string {
	if (words.kind === 'not') return `not ${wordsText(words.of)}`;
	if (words.kind === 'phrase') return `“${words.words.join(' ')}${words.begins ? '…' : ''}”`;
	return words.of.map(wordsText).join(words.kind === 'all' ? ' and ' : ' or ');
}
