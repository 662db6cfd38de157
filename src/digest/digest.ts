import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { overlaps } from '../model/span.ts';
import { draft } from './draft.ts';
import { readProse } from './prose.ts';
import { verify } from './verify.ts';

/** Turns one Document into its Digest. Pure: the same Document gives the same Digest, byte for byte. */
export function digest(document: Document): Digest {
	const prose = readProse(document);
	return counted(verify(prose, draft(prose)));
}

/** Enters how many sentences the summary stands on. */
function counted(found: Digest): Digest {
	const { headline, lead, points, sentences, document } = found;
	const spans = [...(headline ? [headline] : []), ...lead, ...points].flatMap((point) => point.spans);
	const used = sentences.filter((sentence) => spans.some((span) => overlaps(span, sentence))).length;
	return { ...found, document: { ...document, sentences: { read: sentences.length, used } } };
}
