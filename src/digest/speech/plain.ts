import type { Prose } from '../../model/prose.ts';
import { words } from '../lexicon/words.ts';
import type { Frame, TokenRange } from './frame.ts';
import { isNominal } from './phrases.ts';
import { VERB } from './table.ts';
import type { Reading } from './window.ts';

const PLAIN = words('said says told tells added adds');
const NAMES = words('who which that he she they it');
/** Words that a clause of its own has at least. */
const CLAUSE = 4;
/** Tokens from the end of a sentence to the verb in its tail: "…, the coastguard said late on Wednesday". */
const TAIL = 7;
const TIME = words(
	'on in at late early earlier last this monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening night week month . "',
);

/**
 * The frames, and those in which somebody plainly says something that the tagger passed over: "…, the coastguard said on Wednesday",
 * "The coastguard said that …". A sentence in which anybody is found to speak is left as it is.
 */
export function withPlainSpeech(prose: Prose, { reading, frames }: { reading: Reading; frames: readonly Frame[] }): Frame[] {
	const taken = new Uint8Array(prose.sentences.length);
	for (const { cue, content } of frames) {
		for (const range of cue ? [cue, ...content] : content)
			taken.fill(1, reading.table.sentence[range[0]]!, reading.table.sentence[range[1] - 1]! + 1);
	}
	const found: Frame[] = [];
	for (const { index, tokens } of prose.sentences) {
		const frame = taken[index] ? null : plainIn(prose, reading, tokens);
		if (frame) found.push(frame);
	}
	return found.length > 0 ? [...frames, ...found] : [...frames];
}

function plainIn({ tokens }: Prose, reading: Reading, [first, next]: TokenRange): Frame | null {
	for (let at = first; at < next; at++) {
		if (reading.table.pos[at] !== VERB || reading.table.quote[at] || !PLAIN.has(tokens[at]!.lower)) continue;
		const source = subjectOf(reading, at);
		if (!source || (source[1] - source[0] === 1 && NAMES.has(tokens[source[0]]!.lower) && tokens[source[0]]!.pos !== 'PRON')) return null;
		const cue: TokenRange = [reading.phrases.group[at]!, at + 1];
		const tail = tokens.slice(at + 1, next);
		if (tokens[source[0] - 1]?.lower === ',' && tail.length <= TAIL && tail.every(({ lower }) => TIME.has(lower)))
			return source[0] - first > CLAUSE ? { source, cue, content: [[first, source[0] - 1]] } : null;
		return source[0] === first && next - at > CLAUSE ? { source, cue, content: [[at + 1, next]] } : null;
	}
	return null;
}

/** The noun phrase right before the verb's own words. */
function subjectOf({ table, phrases }: Reading, verb: number): TokenRange | null {
	const at = phrases.group[verb]! - 1;
	if (at < table.first[verb]! || phrases.start[at]! < 0) return null;
	const phrase: TokenRange = [phrases.start[at]!, phrases.end[at]!];
	return isNominal(table.pos[phrase[1] - 1]!) ? phrase : null;
}
