import type { Prose, Token } from '../model/prose.ts';
import type { Span } from '../model/span.ts';
import type { Frame } from './frame.ts';

/** Channels that words come through, after "in a", "in an", "on" or "during": "in an interview with X", "in a statement". */
const CHANNEL = new Set(
	'statement interview letter tweet post speech email e-mail memo report briefing conference press-release editorial blog filing address'.split(
		' ',
	),
);
const OUTLET =
	/\b(?:agency|news|media|newspaper|television|tv|radio|times|post|journal|tribune|herald|broadcaster|network|press|magazine|outlet|daily|reuters|cnn|bbc|nbc|abc|cbs|afp|ap|jazeera|reporters)\b/i;
const NAME_PART = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'X']);

/** Through whom or what the words of this frame came: "Radio Norte" in "told Radio Norte", "a statement" in "said in a statement". */
export function mediumOf(prose: Prose, frame: Frame): Span | null {
	if (!frame.cue) return null;
	const { tokens } = prose;
	const last = tokens[frame.cue[1] - 1]!;
	const next = prose.sentences[last.sentence]!.tokens[1];
	let at = Math.max(frame.cue[0], 0);
	for (const limit = Math.min(next, frame.cue[1] + 12); at < limit; at++) {
		const token = tokens[at]!;
		if (token.lemma === 'tell' && token.pos === 'VERB') {
			const outlet = phrase(prose, at + 1, next);
			if (outlet && OUTLET.test(prose.document.text.slice(outlet.start, outlet.end))) return outlet;
		}
		if (token.lower === 'in' || token.lower === 'on' || token.lower === 'during') {
			const channel = channelAt(prose, at + 1, next);
			if (channel) return channel;
		}
		if (at >= frame.cue[1] && (token.pos === 'VERB' || token.lower === 'that')) return null;
	}
	return null;
}

function channelAt(prose: Prose, at: number, next: number): Span | null {
	const channel = phrase(prose, at, next);
	if (!channel) return null;
	const end = endOf(prose.tokens, at, next);
	if (!CHANNEL.has(prose.tokens[end - 1]!.lower)) return null;
	const link = prose.tokens[end]?.lower;
	return (link === 'with' || link === 'to' ? phrase(prose, end + 1, next) : null) ?? channel;
}

function phrase(prose: Prose, at: number, next: number): Span | null {
	const end = endOf(prose.tokens, at, next);
	return end > at ? { start: prose.tokens[at]!.start, end: prose.tokens[end - 1]!.end } : null;
}

function endOf(tokens: readonly Token[], at: number, next: number): number {
	let end = at;
	while (end < next && NAME_PART.has(tokens[end]!.pos)) end++;
	return end;
}
