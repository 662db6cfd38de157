import type { Claim } from '../../model/attribution.ts';
import type { Point, Speaker } from '../../model/digest.ts';
import type { Entity } from '../../model/entity.ts';
import type { Prose } from '../../model/prose.ts';
import { overlaps } from '../../model/span.ts';
import { line } from '../lines/line.ts';
import { isTold } from '../speech/spoken.ts';
import type { Piece } from './piece.ts';

/** Makes the line of a piece, and names everyone whose claim it repeats. */
export function pointOf(prose: Prose, { piece, claims }: { piece: Piece; claims: readonly Claim[] }): Point {
	const speakers = new Map<Entity, Speaker>();
	for (const claim of claims) {
		const { speaker, content } = claim;
		if (!speaker || !isTold(prose, claim) || !content.some((said) => piece.spans.some((span) => overlaps(span, said)))) continue;
		speakers.set(speaker, { name: speaker.name, named: speaker.named });
	}
	return { ...line(prose.document.text, piece.spans, piece.resolutions), speakers: [...speakers.values()] };
}
