import type { Digest, DocumentNote } from '../model/digest.ts';
import type { Prose } from '../model/prose.ts';
import { sliceOf } from '../model/span.ts';
import { attributions } from './attributions.ts';
import { resolveClaims } from './claims.ts';
import { readCast } from './entities.ts';
import { figures } from './figures.ts';
import { gaps } from './gaps.ts';
import type { Piece } from './piece.ts';
import { pointOf } from './points.ts';
import { type Choice, choose } from './rank.ts';
import { voices } from './voices.ts';

/** What the rooms choose of a Document, before anybody has verified it. */
export function draft(prose: Prose): Digest {
	const claims = resolveClaims(prose, { attributions: attributions(prose), cast: readCast(prose) });
	const choice = choose(prose, claims);
	const point = (piece: Piece) => pointOf(prose, { piece, claims });
	return {
		version: 1,
		document: noteOf(prose, choice),
		headline: choice.headline && point(choice.headline),
		lead: choice.lead.map(point),
		points: choice.points.map(point),
		voices: voices(prose, claims),
		figures: figures(prose, claims, []),
		timeline: [],
		gaps: gaps(prose, claims),
		sentences: prose.sentences.map(({ start, end }) => ({ start, end })),
		dropped: [],
		notes: [],
	};
}

function noteOf({ document, sentences, tokens }: Prose, { headline, lead, points }: Choice): DocumentNote {
	const used = new Set([headline, ...lead, ...points].flatMap((piece) => piece?.sentences ?? []));
	return {
		hash: document.hash,
		origin: document.origin,
		title: document.title && sliceOf(document.text, document.title),
		publisher: document.publisher,
		url: document.url,
		published: document.published,
		language: document.language,
		characters: document.text.length,
		words: tokens.filter((token) => token.pos !== 'PUNCT').length,
		sentences: { read: sentences.length, used: used.size },
	};
}
