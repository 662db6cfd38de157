import type { Claim } from '../../model/attribution.ts';
import type { Statement, Voice } from '../../model/digest.ts';
import type { Entity } from '../../model/entity.ts';
import type { Prose } from '../../model/prose.ts';
import { type Span, sliceOf } from '../../model/span.ts';
import { CUE_PREPOSITIONS, SPOKEN_NOUNS, SPOKEN_VERBS } from '../lexicon/speech.ts';
import { line } from '../lines/line.ts';
import { tokensIn } from '../text/prose.ts';
import { isInside } from './claims.ts';

/** Each speaker once, in the order in which they first speak, with all that they say. */
export function voices(prose: Prose, claims: readonly Claim[]): Voice[] {
	const statements = new Map<Entity, Statement[]>();
	let outer: Claim | null = null;
	for (const claim of claims) {
		if (outer && isInside(claim, outer)) continue;
		outer = claim;
		if (!claim.speaker || !isSpoken(prose, claim)) continue;
		const own = statements.get(claim.speaker) ?? [];
		statements.set(claim.speaker, own);
		own.push(statementOf(prose, claim));
	}
	return [...statements].map(([entity, said]) => voiceOf(prose.document.text, { entity, said }));
}

/** What somebody said: in quoted words, or by a verb or noun of saying. What somebody thinks, wants or did is the article's account. */
function isSpoken(prose: Prose, { cue, kind }: Claim): boolean {
	if (kind !== 'indirect' || !cue) return true;
	return tokensIn(prose, cue).some(
		({ lemma, lower, pos }) =>
			CUE_PREPOSITIONS.has(lower) || (pos === 'VERB' && SPOKEN_VERBS.has(lemma)) || (pos === 'NOUN' && SPOKEN_NOUNS.has(lemma)),
	);
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
