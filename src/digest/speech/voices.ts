import type { Claim } from '../../model/attribution.ts';
import type { Statement, Voice } from '../../model/digest.ts';
import type { Entity } from '../../model/entity.ts';
import type { Prose } from '../../model/prose.ts';
import { type Span, sliceOf } from '../../model/span.ts';
import { line } from '../lines/line.ts';
import { isInside } from './claims.ts';
import { isSpoken } from './spoken.ts';
import { isVoice } from './voice-names.ts';

/** Each speaker once, in the order in which they first speak, with all that they say. */
export function voices(prose: Prose, claims: readonly Claim[]): Voice[] {
	const statements = new Map<Entity, Statement[]>();
	let outer: Claim | null = null;
	for (const claim of claims) {
		if (outer && isInside(claim, outer)) continue;
		if (!claim.speaker || !isVoice(prose, claim.speaker) || !isSpoken(prose, claim)) continue;
		// What is told in a deed is no less said: "released a statement to mark the day, calling it …".
		outer = claim;
		const own = statements.get(claim.speaker) ?? [];
		statements.set(claim.speaker, own);
		own.push(statementOf(prose, claim));
	}
	return [...statements].map(([entity, said]) => voiceOf(prose.document.text, { entity, said }));
}

function voiceOf(text: string, { entity, said }: { entity: Entity; said: Statement[] }): Voice {
	return {
		speaker: entity.name,
		named: entity.named,
		role: words(text, entity.role),
		roleSpan: entity.role,
		side: words(text, entity.side),
		sideSpan: entity.side,
		anonymous: entity.anonymous,
		statements: said,
	};
}

function statementOf({ document: { text } }: Prose, claim: Claim): Statement {
	return {
		...line(text, claim.content),
		cue: words(text, claim.cue),
		cueSpan: claim.cue,
		kind: claim.kind,
		stance: claim.stance,
		medium: words(text, claim.medium),
		mediumSpan: claim.medium,
		chain: claim.chain,
	};
}

function words(text: string, span: Span | null): string | null {
	return span && sliceOf(text, span);
}
