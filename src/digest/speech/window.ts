import type { Phrases } from './phrases.ts';
import { ADP, CCONJ, CLOSES, OPENS, SCONJ, type TokenTable, VERB } from './table.ts';
import { AND, COLON, RELATIVE, THAT } from './words.ts';

/** Tokens looked at on either side of a cue. */
const SPAN = 70;
/** Tokens of a window at most. */
export const WIDEST = 2 * SPAN;

/** What the tagger knows beside a table: phrases, and how likely (in classes) each token heads a cue. */
export interface Reading {
	readonly table: TokenTable;
	readonly phrases: Phrases;
	readonly classes: Uint8Array;
}

/** The neighbourhood of one cue: for each token, what stands between it and the cue. Reused from cue to cue. */
export class Window {
	cue = 0;
	/** Where the cue's verb group starts. */
	group = 0;
	first = 0;
	next = 0;
	/** 0 no quotation before the cue, 1 right before it, 2 before its subject, 3 the cue itself is quoted. */
	after = 0;
	readonly commas = new Uint8Array(WIDEST);
	readonly finites = new Uint8Array(WIDEST);
	readonly marks = new Uint8Array(WIDEST);
	readonly thats = new Uint8Array(WIDEST);
	readonly phrases = new Uint8Array(WIDEST);
	readonly relatives = new Uint8Array(WIDEST);
	readonly joints = new Uint8Array(WIDEST);
	readonly prepositions = new Uint8Array(WIDEST);
	/** The strongest other cue between. */
	readonly rivals = new Uint8Array(WIDEST);
	/** Sentences from the cue's, negative before it. */
	readonly sentences = new Int8Array(WIDEST);
	/** The strongest other cue of the token's sentence. */
	readonly rivalHere = new Uint8Array(WIDEST);
	/** The size of the quotation that the token stands in, and whether that starts a sentence. */
	readonly quotations = new Uint8Array(WIDEST);
	/** Tokens from the comma before, in the sentence; 0 where there is none near. */
	readonly fromComma = new Uint8Array(WIDEST);

	open(reading: Reading, cue: number): void {
		this.cue = cue;
		this.group = reading.phrases.group[cue]!;
		[this.first, this.next] = bounds(reading.table, cue);
		this.walk(reading, -1);
		this.walk(reading, 1);
		this.enterSentences(reading);
		this.enterQuotations(reading.table);
		this.enterCommas(reading.table);
		this.after = quotedBefore(reading.table, this);
	}

	/** Counts outwards from the cue: each token has what its neighbour has, and what that neighbour is. */
	private walk(reading: Reading, step: number): void {
		const { table, phrases } = reading;
		this.clear(this.cue - this.first);
		for (let i = this.cue + step; i >= this.first && i < this.next; i += step) {
			const from = i - step;
			const k = i - this.first;
			if (from === this.cue) this.clear(k);
			else this.count(reading, { from, k, last: from - this.first });
			const chunks = this.phrases[from - this.first]!;
			const begins = phrases.start[i]! >= 0 && phrases.start[i] !== phrases.start[from];
			this.phrases[k] = begins && chunks < 6 ? chunks + 1 : chunks;
			const away = Math.abs(this.sentences[from - this.first]!);
			this.sentences[k] = step * (table.sentence[i] !== table.sentence[from] && away < 3 ? away + 1 : away);
		}
	}

	private clear(k: number): void {
		this.commas[k] = 0;
		this.finites[k] = 0;
		this.marks[k] = 0;
		this.thats[k] = 0;
		this.phrases[k] = 0;
		this.relatives[k] = 0;
		this.joints[k] = 0;
		this.prepositions[k] = 0;
		this.rivals[k] = 0;
		this.sentences[k] = 0;
	}

	/** Enters what stands between the cue and `k`: what does up to `last`, and the token there. */
	private count({ table, phrases, classes }: Reading, { from, k, last }: { from: number; k: number; last: number }): void {
		const pos = table.pos[from]!;
		const word = table.word[from]!;
		const grouped = from >= this.group && from < this.cue;
		const joint = this.joints[last]!;
		this.commas[k] = Math.min(3, this.commas[last]! + table.comma[from]!);
		this.finites[k] = Math.min(2, this.finites[last]! + (grouped ? 0 : phrases.finite[from]!));
		this.marks[k] = Math.min(3, this.marks[last]! + (table.quote[from]! > 1 ? 1 : 0));
		this.thats[k] = word === THAT ? 1 : this.thats[last]!;
		this.relatives[k] = RELATIVE.has(word) ? 1 : this.relatives[last]!;
		this.joints[k] = pos === CCONJ ? (word === AND ? 1 : 2) : pos === SCONJ ? joint | 4 : joint;
		this.prepositions[k] = Math.min(3, this.prepositions[last]! + (pos === ADP ? 1 : 0));
		this.rivals[k] = Math.max(this.rivals[last]!, classes[from]!);
	}

	private enterSentences({ table, classes }: Reading): void {
		for (let from = this.first; from < this.next; ) {
			const to = Math.min(this.next, table.next[from]!);
			let strongest = 0;
			for (let i = from; i < to; i++) if (i !== this.cue && classes[i]! > strongest) strongest = classes[i]!;
			this.rivalHere.fill(strongest, from - this.first, to - this.first);
			from = to;
		}
	}

	private enterQuotations({ quote, first }: TokenTable): void {
		this.quotations.fill(0, 0, this.next - this.first);
		for (let from = this.first; from < this.next; ) {
			let to = from + 1;
			if (quote[from]) {
				while (to < this.next && quote[to] && quote[to] !== OPENS) to++;
				const size = to - from < 4 ? 1 : to - from < 8 ? 2 : 3;
				this.quotations.fill(size + (from === first[from] ? 4 : 0), from - this.first, to - this.first);
			}
			from = to;
		}
	}

	private enterCommas({ comma, first }: TokenTable): void {
		for (let i = this.first, last = -99; i < this.next; i++) {
			const far = last >= first[i]! ? i - last : 0;
			this.fromComma[i - this.first] = far < 25 ? far : 0;
			if (comma[i]) last = i;
		}
	}
}

/** The cue's sentence, and those beside it that quotations, a colon or a cue at the very edge tie to it. */
function bounds({ first, next, paragraphFirst, paragraphNext, quoted, word, sentence }: TokenTable, cue: number): [number, number] {
	const least = Math.max(paragraphFirst[cue]!, cue - SPAN);
	const most = Math.min(paragraphNext[cue]!, cue + SPAN);
	let from = first[cue]!;
	let to = next[cue]!;
	for (let k = 0; k < 4 && from > least; k++) {
		const before = first[from - 1]!;
		const tied = k === 0 ? quoted[cue] || cue - from < 4 || (sentence[from - 1] !== sentence[from] && from - before < 4) : cue - from < 6;
		if (!tied && !quoted[from - 1]) break;
		from = before;
	}
	for (let k = 0; k < 4 && to < most; k++) {
		if (!quoted[to] && !(k === 0 && (to - cue < 3 || word[to - 1] === COLON))) break;
		to = next[to]!;
	}
	return [Math.max(from, least), Math.min(to, most)];
}

function quotedBefore({ quote, pos }: TokenTable, { cue, group, first }: Window): number {
	if (quote[cue]) return 3;
	for (let i = group - 1; i >= first && i > group - 14; i--) {
		if (quote[i] === CLOSES) return i > group - 3 ? 1 : 2;
		if (pos[i] === VERB) return 0;
	}
	return 0;
}
