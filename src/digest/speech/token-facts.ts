import { distance } from './sink.ts';
import { AUX, type TokenTable, VERB } from './table.ts';
import type { Reading, Window } from './window.ts';

/** Stand for the words and parts of speech beyond the ends of a paragraph. */
const BEFORE = 1;
const AFTER = 2;
const PART_BEFORE = 20;
const PART_AFTER = 21;

/** Where one token of a window stands: what many of its features share. One object serves token after token. */
export class TokenFacts {
	at = 0;
	/** Its place in the window's columns. */
	k = 0;
	/** 0 the cue, 1 in its verb group, 2 before, 3 after it. */
	side = 0;
	/** Tokens to the cue or its group, in classes; and exact with the side, when near. */
	far = 0;
	distance = 0;
	near = 0;
	/** The side, with sentences from the cue's. */
	place = 0;
	/** The side, with noun phrases from the cue. */
	chunk = 0;
	/** Finite verbs and commas on the way to the cue; with those, "that", a relative pronoun and conjunctions. */
	clause = 0;
	between = 0;
	word = 0;
	part = 0;
	quote = 0;
	/** Its noun phrase, or itself: where that starts and ends, its head, and what stands on either side. */
	start = 0;
	end = 0;
	head = 0;
	headPart = 0;
	headShape = 0;
	wordBefore = 0;
	partBefore = 0;
	wordAfter = 0;
	partAfter = 0;
	verbAfter = 0;
	private low = 0;
	private high = 0;
	private table: TokenTable | null = null;

	/** Takes up the token at `at` of the window. */
	move({ table, phrases }: Reading, window: Window, at: number): void {
		this.table = table;
		this.low = table.paragraphFirst[window.cue]!;
		this.high = table.paragraphNext[window.cue]!;
		this.at = at;
		this.word = table.word[at]!;
		this.part = table.pos[at]!;
		this.quote = table.quote[at]!;
		this.enterPlace(window);
		const start = phrases.start[at]!;
		this.start = start < 0 ? at : start;
		this.end = start < 0 ? at + 1 : phrases.end[at]!;
		this.head = start < 0 ? 0 : table.lemma[this.end - 1]!;
		this.headPart = start < 0 ? 40 + this.part : table.pos[this.end - 1]!;
		this.headShape = start < 0 ? 4 : table.shape[this.end - 1]!;
		this.wordBefore = this.wordAt(this.start - 1);
		this.partBefore = this.partAt(this.start - 1);
		this.wordAfter = this.wordAt(this.end);
		this.partAfter = this.partAt(this.end);
		this.verbAfter = this.partAfter === VERB || this.partAfter === AUX ? phrases.verb[this.end]! : 0;
	}

	private enterPlace({ cue, group, first, sentences, commas, finites, phrases, thats, relatives, joints }: Window): void {
		const { at } = this;
		const k = at - first;
		const side = at === cue ? 0 : at > cue ? 3 : at >= group ? 1 : 2;
		const far = side === 2 ? group - at : Math.abs(at - cue);
		this.k = k;
		this.side = side;
		this.far = far;
		this.distance = distance(far);
		this.near = side * 16 + (far < 7 ? far : 7);
		this.place = side * 16 + sentences[k]! + 4;
		this.chunk = side * 8 + phrases[k]!;
		this.clause = finites[k]! * 4 + commas[k]!;
		this.between = commas[k]! | (finites[k]! << 2) | (thats[k]! << 4) | (relatives[k]! << 5) | (joints[k]! << 6);
	}

	wordAt(i: number): number {
		if (i < this.low) return BEFORE;
		return i >= this.high ? AFTER : this.table!.word[i]!;
	}

	partAt(i: number): number {
		if (i < this.low) return PART_BEFORE;
		return i >= this.high ? PART_AFTER : this.table!.pos[i]!;
	}
}
