import type { Prose } from '../../model/prose.ts';
import { cueLikelihoods, likelihoodClass } from './cues.ts';
import type { Frame, TokenRange } from './frame.ts';
import { frameFeatures, saidAt } from './frame-features.ts';
import type { SpeechModel } from './model.ts';
import { findPhrases } from './phrases.ts';
import { CONTENT, CUE, RoleTagger, SOURCE } from './role-tagger.ts';
import { tokenTable } from './table.ts';
import { type TaggedFrame, tagCue } from './tagged.ts';
import { likelihood } from './trees.ts';
import type { Reading } from './window.ts';

/** Cues less likely than this are not looked at further. */
export const LEAST_CUE = 0.15;
/** A frame is believed from here: below, what it would find is worth less than the mistakes it would add. */
const LEAST_FRAME = 0.34;
/** Below this, a frame is not even kept as a second choice. */
const LEAST_REJECTED = 0.12;
/** Of two frames that share more than this of the lesser one's words, only the likelier is believed. */
const OVERLAP = 0.5;

/** What the learned model finds, in the order of the cues. */
export interface Tagged {
	readonly reading: Reading;
	readonly frames: Frame[];
	/** Likely enough to be somebody's words, but in the way of likelier frames. */
	readonly rejected: Frame[];
}

export function taggedFrames(prose: Prose, model: SpeechModel): Tagged {
	const { reading, frames } = readFrames(prose, model);
	const { kept, rejected } = believed({ reading, frames, model });
	return { reading, frames: kept.map(frameOf), rejected: rejected.map(frameOf) };
}

/** Every likely cue with its parts. */
export function readFrames(prose: Prose, model: SpeechModel): { reading: Reading; frames: TaggedFrame[] } {
	const table = tokenTable(prose, model.rates);
	const phrases = findPhrases(table);
	const likely = cueLikelihoods({ table, phrases, model: model.cues });
	const reading = { table, phrases, classes: Uint8Array.from(likely, likelihoodClass) };
	return { reading, frames: tagCues(reading, { likely, tagger: taggerOf(model) }) };
}

const taggers = new WeakMap<SpeechModel, RoleTagger>();

/** One tagger for a model: its buffers are large, and its tables cost more to make than a short text to read. */
function taggerOf(model: SpeechModel): RoleTagger {
	const tagger = taggers.get(model) ?? new RoleTagger(model.roles);
	taggers.set(model, tagger);
	return tagger;
}

export function tagCues(reading: Reading, { likely, tagger }: { likely: Float32Array; tagger: RoleTagger }): TaggedFrame[] {
	const { window } = tagger;
	const frames: TaggedFrame[] = [];
	for (let at = 0; at < likely.length; at++) {
		if (likely[at]! < LEAST_CUE) continue;
		const frame = tagCue(tagger, { reading, window, at, likely: likely[at]! });
		if (frame) frames.push(frame);
	}
	return frames;
}

/** Likely cues for each sentence. */
export function densityOf({ table }: Reading, frames: readonly TaggedFrame[]): number {
	const sentences = table.size ? table.sentence[table.size - 1]! + 1 : 1;
	return frames.filter((frame) => frame.likely > 0.5).length / sentences;
}

/** The frames that are likely enough and not in the way of likelier ones. */
export function believed({ reading, frames, model, least = LEAST_FRAME }: Believing): { kept: TaggedFrame[]; rejected: TaggedFrame[] } {
	const density = densityOf(reading, frames);
	const judged = frames
		.map((frame, index) => ({ frame, score: likelihood(model.frames, frameFeatures({ reading, frames, index, density })) }))
		.filter(({ score }) => score >= Math.min(least, LEAST_REJECTED))
		.sort((a, b) => b.score - a.score || a.frame.at - b.frame.at);
	const taken = new Uint8Array(reading.table.size);
	const kept: TaggedFrame[] = [];
	const rejected: TaggedFrame[] = [];
	for (const { frame, score } of judged) (score >= least && take(taken, frame) ? kept : rejected).push(frame);
	return { kept: kept.sort((a, b) => a.at - b.at), rejected };
}

interface Believing {
	readonly reading: Reading;
	readonly frames: readonly TaggedFrame[];
	readonly model: SpeechModel;
	readonly least?: number;
}

function take(taken: Uint8Array, frame: TaggedFrame): boolean {
	if (taken[frame.at]) return false;
	let shared = 0;
	for (let i = frame.reach[0]; i < frame.reach[1]; i++) if (taken[i] && saidAt(frame, i)) shared++;
	if (shared > OVERLAP * (frame.source.size + frame.content.size)) return false;
	for (let i = frame.reach[0]; i < frame.reach[1]; i++) if (saidAt(frame, i)) taken[i] = 1;
	taken[frame.at] = 1;
	return true;
}

export function frameOf(frame: TaggedFrame): Frame {
	return { source: runsOf(frame, SOURCE)[0] ?? null, cue: cueOf(frame), content: runsOf(frame, CONTENT) };
}

/** The run of cue tokens around the head. */
function cueOf(frame: TaggedFrame): TokenRange {
	return runsOf(frame, CUE).find(([first, next]) => first <= frame.at && frame.at < next) ?? [frame.at, frame.at + 1];
}

function runsOf({ roles, first }: TaggedFrame, role: number): TokenRange[] {
	const runs: TokenRange[] = [];
	for (let k = 0; k < roles.length; ) {
		let to = k + 1;
		while (to < roles.length && roles[to] === roles[k]) to++;
		if (roles[k] === role) runs.push([first + k, first + to]);
		k = to;
	}
	return runs;
}
