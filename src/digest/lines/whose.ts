import type { Claim } from '../../model/attribution.ts';
import type { Prose } from '../../model/prose.ts';
import { isTold } from '../speech/spoken.ts';

const RELATIVE = /^(?:who|whom|whose|which|that)$/i;

/** "20 of whom are thought to be alive": a relative speaks for nobody; the line shows the hedge as the text has it. */
function isNobodys(text: string, { source, speaker }: Claim): boolean {
	return speaker === null && source !== null && RELATIVE.test(text.slice(source.start, source.end));
}

/**
 * Whose word a place in the text is: gives a function from an offset to the innermost claim whose content holds it, or null.
 * The offsets must be asked in the order of the text; all questions together take one pass over the claims.
 */
export function whose(prose: Prose, claims: readonly Claim[]): (at: number) => Claim | null {
	const spoken = claims.filter((claim) => !isNobodys(prose.document.text, claim) && isTold(prose, claim));
	const said = spoken.flatMap((claim) => claim.content.map(({ start, end }) => ({ start, end, claim })));
	said.sort((a, b) => a.start - b.start || b.end - a.end);
	const open: typeof said = [];
	let next = 0;
	return (at) => {
		for (; next < said.length && said[next]!.start <= at; next++) open.push(said[next]!);
		while (open.length > 0 && open.at(-1)!.end <= at) open.pop();
		return open.at(-1)?.claim ?? null;
	};
}
