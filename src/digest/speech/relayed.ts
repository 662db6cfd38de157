import type { Prose } from '../../model/prose.ts';
import { isOutlet } from '../lexicon/outlets.ts';
import type { Frame, TokenRange } from './frame.ts';

/**
 * The frames, but where an outlet only relays what somebody else says ("Reyes said it would, according to Radio Norte"), the
 * speaker's own frame in place of the outlet's: of the two, the tagger believes but one, or gives the outlet only the last words.
 * `rejected` are those it did not believe.
 */
export function withSpeakersFirst(prose: Prose, { frames, rejected }: { frames: readonly Frame[]; rejected: readonly Frame[] }): Frame[] {
	const believed = bySentence(prose, frames);
	const others = bySentence(prose, rejected);
	return frames.flatMap((frame) => {
		if (!relays(prose, frame)) return frame;
		const beside = believed.get(sentenceOf(prose, frame)) ?? [];
		if (beside.some((other) => other !== frame && !relays(prose, other) && endsTogether(prose, { other, frame }))) return [];
		return others.get(sentenceOf(prose, frame))?.find((other) => isWithin(other, frame)) ?? saidWithin(prose, frame) ?? frame;
	});
}

function bySentence(prose: Prose, frames: readonly Frame[]): Map<number, Frame[]> {
	const grouped = new Map<number, Frame[]>();
	for (const frame of frames) {
		const sentence = sentenceOf(prose, frame);
		const group = grouped.get(sentence);
		if (group) group.push(frame);
		else grouped.set(sentence, [frame]);
	}
	return grouped;
}

/** True when the other's words run up to the "according to" that relays them. */
function endsTogether({ tokens }: Prose, { other, frame }: { other: Frame; frame: Frame }): boolean {
	const end = other.content.at(-1)![1];
	const relayed = frame.cue![0];
	return end <= relayed && tokens.slice(end, relayed).every(({ pos }) => pos === 'PUNCT');
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
