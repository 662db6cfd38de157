import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { sliceOf } from '../model/span.ts';
import { attributions } from './attributions.ts';
import { resolveClaims } from './claims.ts';
import { readCast } from './entities.ts';
import { line } from './line.ts';
import { readProse } from './prose.ts';
import { voices } from './voices.ts';

/** Turns one Document into its Digest. Pure: the same Document gives the same Digest, byte for byte. */
export function digest(document: Document): Digest {
	const { text } = document;
	const prose = readProse(document);
	const claims = resolveClaims(prose, { attributions: attributions(prose), cast: readCast(prose) });
	const points = prose.sentences
		.slice(0, 5)
		.map((sentence) => ({ ...line(text, [{ start: sentence.start, end: sentence.end }]), speakers: [] }));
	return {
		version: 1,
		document: {
			hash: document.hash,
			origin: document.origin,
			title: document.title && sliceOf(text, document.title),
			publisher: document.publisher,
			url: document.url,
			published: document.published,
			language: document.language,
			characters: text.length,
			words: prose.tokens.filter((token) => token.pos !== 'PUNCT').length,
			sentences: { read: prose.sentences.length, used: points.length },
		},
		headline: document.title ? { ...line(text, [document.title]), speakers: [] } : (points[0] ?? null),
		lead: points.slice(0, 1),
		points: points.slice(1),
		voices: voices(prose, claims),
		figures: [],
		timeline: [],
		gaps: [],
		sentences: prose.sentences.map(({ start, end }) => ({ start, end })),
		dropped: [],
		notes: [],
	};
}
