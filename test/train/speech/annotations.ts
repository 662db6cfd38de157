import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readProse } from '../../../src/digest/text/prose.ts';
import type { Prose } from '../../../src/model/prose.ts';
import { verbatim } from '../../eval/verbatim.ts';

/** One annotated attribution, as tokens of the Prose. */
export interface Annotated {
	readonly source: readonly number[];
	readonly cue: readonly number[];
	readonly content: readonly number[];
	/** 1 over the number of people who annotated the text. */
	readonly weight: number;
}

export interface AnnotatedText {
	readonly id: string;
	readonly prose: Prose;
	/** By everyone who annotated it. */
	readonly all: readonly Annotated[];
	/** By the first of them. */
	readonly first: readonly Annotated[];
}

type Range = [start: number, end: number];

/** The texts of one split of a corpus in brat's stand-off format: `text/<id>.txt` and `attributions/<id>_<annotator>.ann`. */
export function annotatedTexts(folder: string): AnnotatedText[] {
	const files = new Map<string, string[]>();
	for (const file of readdirSync(path.join(folder, 'attributions')).sort()) {
		const id = file.replace(/_[0-9a-f]{4}\.ann$/, '');
		files.set(id, [...(files.get(id) ?? []), file]);
	}
	return [...files].map(([id, names]) => {
		const text = readFileSync(path.join(folder, 'text', `${id}.txt`), 'utf8');
		const prose = readProse(verbatim(text));
		const people = names.map((name) => {
			const lines = readFileSync(path.join(folder, 'attributions', name), 'utf8');
			return annotations(prose, { lines, offsets: codePointOffsets(text), weight: 1 / names.length });
		});
		return { id, prose, all: people.flat(), first: people[0]! };
	});
}

/** brat counts code points; a Prose counts UTF-16 units. */
function codePointOffsets(text: string): Int32Array {
	const offsets = new Int32Array(text.length + 1);
	let points = 0;
	for (let at = 0; at < text.length; points++) {
		offsets[points] = at;
		at += text.codePointAt(at)! > 0xffff ? 2 : 1;
	}
	offsets.fill(text.length, points);
	return offsets;
}

function annotations(prose: Prose, { lines, offsets, weight }: { lines: string; offsets: Int32Array; weight: number }): Annotated[] {
	const spans = new Map<string, Range[]>();
	const found: Annotated[] = [];
	for (const line of lines.split('\n')) {
		const [id = '', what = ''] = line.split('\t');
		if (id.startsWith('T')) spans.set(id, rangesOf(what, offsets));
		if (!id.startsWith('E')) continue;
		const parts = what
			.trim()
			.split(/\s+/)
			.map((part) => part.split(':') as [string, string]);
		const tokens = (role: string) => {
			const ranges = parts.filter(([name]) => name.toLowerCase().replace(/\d+$/, '') === role).flatMap(([, span]) => spans.get(span) ?? []);
			return tokensIn(prose, ranges);
		};
		const annotated = { source: tokens('source'), cue: tokens('cue'), content: tokens('content'), weight };
		if (annotated.content.length > 0 && annotated.cue.length > 0) found.push(annotated);
	}
	return found;
}

/** `Content 12 20;25 31` → offsets. */
function rangesOf(what: string, offsets: Int32Array): Range[] {
	return what
		.slice(what.indexOf(' ') + 1)
		.split(';')
		.map(
			(range) =>
				range
					.trim()
					.split(/\s+/)
					.map((point) => offsets[Number(point)]!) as Range,
		);
}

function tokensIn({ tokens }: Prose, ranges: readonly Range[]): number[] {
	const found = new Set<number>();
	for (const [start, end] of ranges) {
		let low = 0;
		let high = tokens.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (tokens[middle]!.end <= start) low = middle + 1;
			else high = middle;
		}
		for (let i = low; i < tokens.length && tokens[i]!.start < end; i++) found.add(i);
	}
	return [...found].sort((a, b) => a - b);
}
