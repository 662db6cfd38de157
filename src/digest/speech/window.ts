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
	readonly verbs = new Uint8Array(WIDEST);
	readonly finites = new Uint8Array(WIDEST);
	readonly marks = new Uint8Array(WIDEST);
	readonly thats = new Uint8Array(WIDEST);
	readonly phrases = new Uint8Array(WIDEST);
	readonly relatives = new Uint8Array(WIDEST);
	readonly joints = new Uint8Array(WIDEST);
	readonly prepositions = new Uint8Array(WIDEST);
	/** The strongest other cue between, and its lemma. */
	readonly rivals = new Uint8Array(WIDEST);
	readonly rivalLemmas = new Int32Array(WIDEST);
	/** Sentences from the cue's, negative before it. */
	readonly sentences = new Int8Array(WIDEST);
	/** The strongest other cue of the token's sentence. */
	readonly rivalHere = new Uint8Array(WIDEST);
	/** The size of the quotation that the token stands in, and whether that starts a sentence. */
	readonly quotations = new Uint8Array(WIDEST);
	/** Tokens to the next comma of the sentence, and from the one before; 0 where there is none near. */
	readonly toComma = new Uint8Array(WIDEST);
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

	/** Counts outwards from the cue. */
	private walk({ table, phrases, classes }: Reading, step: number): void {
		const { cue } = this;
		let [commas, verbs, finites, marks, that, sentences, chunks, relative, joint, prepositions, rival, rivalLemma] = new Array<number>(
			12,
		).fill(0) as [number, number, number, number, number, number, number, number, number, number, number, number];
		for (let i = cue + step; i >= this.first && i < this.next; i += step) {
			const k = i - this.first;
			const pos = table.pos[i]!;
			if (phrases.start[i]! >= 0 && phrases.start[i] !== phrases.start[i - step]) chunks++;
			if (table.sentence[i] !== table.sentence[i - step]) sentences++;
			this.commas[k] = commas < 3 ? commas : 3;
			this.verbs[k] = verbs < 3 ? verbs : 3;
			this.finites[k] = finites < 2 ? finites : 2;
			this.marks[k] = marks < 3 ? marks : 3;
			this.thats[k] = that;
			this.phrases[k] = chunks < 6 ? chunks : 6;
			this.relatives[k] = relative;
			this.joints[k] = joint;
			this.prepositions[k] = prepositions < 3 ? prepositions : 3;
			this.rivals[k] = rival;
			this.rivalLemmas[k] = rivalLemma;
			this.sentences[k] = step * (sentences < 3 ? sentences : 3);
			commas += table.comma[i]!;
			if (step > 0 || i < this.group) {
				if (pos === VERB) verbs++;
				finites += phrases.finite[i]!;
			}
			if (table.quote[i]! > 1) marks++;
			if (table.word[i] === THAT) that = 1;
			else if (RELATIVE.has(table.word[i]!)) relative = 1;
			if (pos === CCONJ) joint = table.word[i] === AND ? 1 : 2;
			else if (pos === SCONJ) joint |= 4;
			else if (pos === ADP) prepositions++;
			if (classes[i]! > rival) {
				rival = classes[i]!;
				rivalLemma = table.lemma[i]!;
			}
		}
		const at = cue - this.first;
		for (const column of [this.commas, this.verbs, this.finites, this.marks, this.thats, this.phrases, this.relatives, this.joints])
			column[at] = 0;
		for (const column of [this.prepositions, this.rivals, this.rivalLemmas, this.sentences]) column[at] = 0;
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

	private enterCommas({ comma, first, next }: TokenTable): void {
		for (let i = this.first, last = -99; i < this.next; i++) {
			const far = last >= first[i]! ? i - last : 0;
			this.fromComma[i - this.first] = far < 25 ? far : 0;
			if (comma[i]) last = i;
		}
		for (let i = this.next - 1, last = Number.MAX_SAFE_INTEGER; i >= this.first; i--) {
			if (comma[i]) last = i;
			const far = last < next[i]! ? last - i + 1 : 0;
			this.toComma[i - this.first] = far < 26 ? far : 0;
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
