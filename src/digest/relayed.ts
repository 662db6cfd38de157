import type { Prose } from '../model/prose.ts';
import type { Frame, TokenRange } from './frame.ts';
import { isOutlet } from './lexicon/outlets.ts';

/**
 * The frames, but where an outlet only relays what somebody else says ("Reyes said it would, according to Radio Norte"), the
 * speaker's own frame in place of the outlet's: of the two, the tagger believes but one. `rejected` are those it did not believe.
 */
export function withSpeakersFirst(prose: Prose, { frames, rejected }: { frames: readonly Frame[]; rejected: readonly Frame[] }): Frame[] {
	const others = new Map<number, Frame[]>();
	for (const frame of rejected) others.set(sentenceOf(prose, frame), [...(others.get(sentenceOf(prose, frame)) ?? []), frame]);
	return frames.map((frame) => {
		if (!relays(prose, frame)) return frame;
		return others.get(sentenceOf(prose, frame))?.find((other) => isWithin(other, frame)) ?? saidWithin(prose, frame) ?? frame;
	});
}

/** "Reyes said it would", read by rule: the words up to the first verb of saying, if they are a name, say what follows it. */
function saidWithin({ tokens }: Prose, { content }: Frame): Frame | null {
	const [first, next] = content[0]!;
	for (let i = first; i < next; i++) {
		const { lower, lemma, pos } = tokens[i]!;
		if (pos === 'VERB' && lower === 'said' && lemma === 'say') {
			const source: TokenRange = [first, tokens[i - 1]?.lower === ',' ? i - 1 : i];
			return i > first && i + 1 < next ? { source, cue: [i, i + 1], content: [[i + 1, next]] } : null;
		}
		if (pos === 'VERB' || pos === 'AUX') return null;
	}
	return null;
}

function sentenceOf({ tokens }: Prose, { cue, content }: Frame): number {
	return tokens[(cue ?? content[0]!)[0]]!.sentence;
}

function relays({ tokens }: Prose, { cue, source }: Frame): boolean {
	if (!cue || !source || tokens[cue[0]]!.lower !== 'according') return false;
	return isOutlet(tokens.slice(...source).map(({ lower }) => lower));
}

/** True when who says what, and that it is said, stand in the other's content. */
function isWithin({ cue, source, content }: Frame, outer: Frame): boolean {
	return [cue, source, content[0]].every((range) => range && outer.content.some((whole) => contains(whole, range)));
}

function contains(whole: TokenRange, part: TokenRange): boolean {
	return whole[0] <= part[0] && part[1] <= whole[1];
}
