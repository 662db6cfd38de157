import { IS_BE, IS_MODAL, IS_NOT, IS_TO } from './phrases.ts';
import { CONTENT, SOURCE } from './role-tagger.ts';
import { PROPN } from './table.ts';
import { roleAt, type TaggedFrame } from './tagged.ts';
import type { Reading } from './window.ts';
import { FIRST_PERSON, THAT } from './words.ts';

/** Frames on either side that a frame is compared with. */
const NEIGHBOURS = 8;
const FAR = 99;

/** What a frame's likelihood is judged by, and what it is judged among. */
export interface Judged {
	readonly reading: Reading;
	/** In the order of their cues. */
	readonly frames: readonly TaggedFrame[];
	readonly index: number;
	/** Likely cues for each sentence of the text. */
	readonly density: number;
}

/** The facts of one frame, in a fixed order. */
export function frameFeatures(judged: Judged): number[] {
	const frame = judged.frames[judged.index]!;
	return [
		...certainties(frame),
		...cueFacts(judged, frame),
		...sourceFacts(judged, frame),
		...contentFacts(judged, frame),
		...rivalFacts(judged, frame),
	];
}

function certainties({ likely, confidence, source, content }: TaggedFrame): number[] {
	const odds = Math.log((likely + 1e-4) / (1 - likely + 1e-4));
	return [
		odds,
		confidence,
		source.share,
		content.share,
		source.mean,
		content.mean,
		source.least,
		content.least,
		source.mass,
		source.size,
		content.size,
	];
}

function cueFacts({ reading, density }: Judged, { at }: TaggedFrame): number[] {
	const { table, phrases } = reading;
	const bits = phrases.auxiliaries[at]!;
	return [
		bits & IS_BE,
		bits & IS_MODAL,
		bits & IS_TO,
		bits & IS_NOT,
		table.pos[at]!,
		phrases.verb[at]!,
		table.rate[at]!,
		table.quote[at]!,
		table.quoted[at]!,
		at - table.first[at]!,
		table.next[at]! - at,
		table.place[at]!,
		at / table.size,
		density,
	];
}

function sourceFacts({ reading }: Judged, frame: TaggedFrame): number[] {
	const { table } = reading;
	const [first, next] = edges(frame, SOURCE);
	if (next === 0) return [FAR, -1, 0, 0, -1, 0, 0];
	const { at } = frame;
	let person = 0;
	let named = 0;
	for (let i = first; i < next; i++) {
		if (FIRST_PERSON.has(table.word[i]!)) person = 1;
		if (table.pos[i] === PROPN) named = 1;
	}
	let commas = 0;
	for (let i = Math.min(first, at), to = Math.max(next - 1, at); i < to; i++) commas += table.comma[i]!;
	const away = first > at ? first - at : next - 1 - at;
	const elsewhere = table.sentence[first] === table.sentence[at] ? 0 : 1;
	return [away, table.pos[first]!, person, named, table.quote[next - 1] ? 1 : 0, elsewhere, commas];
}

function contentFacts({ reading }: Judged, frame: TaggedFrame): number[] {
	const { table, phrases } = reading;
	const { at } = frame;
	const [first, next] = edges(frame, CONTENT);
	let runs = 0;
	let quoted = 0;
	let verbs = 0;
	for (let i = first; i < next; i++) {
		if (roleAt(frame, i) !== CONTENT) continue;
		if (i === first || roleAt(frame, i - 1) !== CONTENT) runs++;
		if (table.quote[i]) quoted++;
		verbs += phrases.finite[i]!;
	}
	const last = next - 1;
	return [
		runs,
		quoted / frame.content.size,
		verbs,
		first > at ? first - at : at - last,
		first < at ? 1 : 0,
		last > at ? 1 : 0,
		table.next[last]! - 1 - last,
		table.pos[first]!,
		first > 0 ? table.pos[first - 1]! : -1,
		table.word[first] === THAT ? 1 : 0,
		table.sentence[last]! - table.sentence[at]!,
		table.sentence[first]! - table.sentence[at]!,
	];
}

/** First token with the role, and the one after the last; `[0, 0]` where none has it. */
export function edges({ roles, first }: TaggedFrame, role: number): [number, number] {
	const low = roles.indexOf(role);
	return low < 0 ? [0, 0] : [first + low, first + roles.lastIndexOf(role) + 1];
}

/** How likely the frames are that this one gets in the way of. */
function rivalFacts({ reading, frames, index }: Judged, frame: TaggedFrame): number[] {
	const { sentence } = reading.table;
	const [start, stop] = edges(frame, SOURCE);
	let [covers, coversSource, covered, overlapping, sameSource, left, right] = [0, 0, 0, 0, 0, 0, 0];
	const to = Math.min(frames.length, index + NEIGHBOURS + 1);
	for (let i = Math.max(0, index - NEIGHBOURS); i < to; i++) {
		const other = frames[i]!;
		if (i === index) continue;
		const { likely } = other;
		if (roleAt(other, frame.at) === CONTENT) covers = Math.max(covers, likely);
		if (roleAt(frame, other.at) === CONTENT) covered = Math.max(covered, likely);
		if (stop && (roleAt(other, start) === CONTENT || roleAt(other, stop - 1) === CONTENT)) coversSource = Math.max(coversSource, likely);
		if (shared(frame, other) > 0.3 * (frame.source.size + frame.content.size)) overlapping = Math.max(overlapping, likely);
		if (stop && edges(other, SOURCE)[0] === start) sameSource = Math.max(sameSource, likely);
		if (sentence[other.at] !== sentence[frame.at]) continue;
		if (other.at < frame.at) left = Math.max(left, likely);
		else right = Math.max(right, likely);
	}
	return [covers, coversSource, covered, overlapping, sameSource, left, right];
}

/** How many tokens are source or content in both. */
function shared(a: TaggedFrame, b: TaggedFrame): number {
	let count = 0;
	const to = Math.min(a.reach[1], b.reach[1]);
	for (let i = Math.max(a.reach[0], b.reach[0]); i < to; i++) if (saidAt(a, i) && saidAt(b, i)) count++;
	return count;
}

/** True when the token is source or content. */
export function saidAt(frame: TaggedFrame, token: number): boolean {
	const role = roleAt(frame, token);
	return role === SOURCE || role === CONTENT;
}
