import type { Forest } from '../../src/answer/trees.ts';

/** What a row's prediction should move by, and how sure that is: first and second derivative of the loss. */
export type Slopes = (scores: Float64Array) => { readonly first: Float64Array; readonly second: Float64Array };

export interface Growth {
	readonly trees: number;
	readonly depth: number;
	readonly rate: number;
	/** Fewest rows in a leaf. */
	readonly least: number;
	readonly shrink?: number;
}

const BINS = 32;

/** Gradient-boosted trees by histograms; every tree is full, so that it can be stored as three arrays. */
export function grow(rows: readonly Float32Array[], slopes: Slopes, { trees, depth, rate, least, shrink = 5 }: Growth): Forest {
	const width = rows[0]!.length;
	const cuts = Array.from({ length: width }, (_, feature) => cutsOf(rows, feature));
	const binned = binRows(rows, cuts);
	const splits = (1 << depth) - 1;
	const forest = {
		depth,
		features: new Uint8Array(trees * splits),
		cuts: new Float32Array(trees * splits),
		leaves: new Float32Array(trees * (splits + 1)),
	};
	const scores = new Float64Array(rows.length);
	for (let tree = 0; tree < trees; tree++) {
		const { first, second } = slopes(scores);
		const node = new Int16Array(rows.length);
		for (let level = 0; level < depth; level++)
			splitLevel({ binned, cuts, width, node, first, second, level, least, shrink, base: tree * splits, forest });
		const sums = new Float64Array((splits + 1) * 2);
		for (let i = 0; i < rows.length; i++) {
			const leaf = node[i]! - splits;
			sums[2 * leaf]! += first[i]!;
			sums[2 * leaf + 1]! += second[i]!;
		}
		for (let leaf = 0; leaf <= splits; leaf++)
			forest.leaves[tree * (splits + 1) + leaf] = (-rate * sums[2 * leaf]!) / (sums[2 * leaf + 1]! + shrink);
		for (let i = 0; i < rows.length; i++) scores[i]! += forest.leaves[tree * (splits + 1) + node[i]! - splits]!;
	}
	return forest;
}

function cutsOf(rows: readonly Float32Array[], feature: number): Float32Array {
	const step = Math.max(1, Math.floor(rows.length / 20_000));
	const values: number[] = [];
	for (let i = 0; i < rows.length; i += step) values.push(rows[i]![feature]!);
	const distinct = [...new Set(values)].sort((a, b) => a - b);
	const cuts: number[] = [];
	const pick = distinct.length <= BINS ? distinct.map((_, i) => i).slice(1) : Array.from({ length: BINS - 1 }, (_, i) => -i - 1);
	if (pick[0] !== undefined && pick[0] > 0) for (const i of pick) cuts.push((distinct[i]! + distinct[i - 1]!) / 2);
	else {
		values.sort((a, b) => a - b);
		for (let i = 1; i < BINS; i++) {
			const cut = values[Math.floor((i * values.length) / BINS)]!;
			if (cut !== cuts.at(-1) && cut > values[0]!) cuts.push(cut);
		}
	}
	return Float32Array.from(cuts);
}

function binRows(rows: readonly Float32Array[], cuts: readonly Float32Array[]): Uint8Array {
	const width = cuts.length;
	const binned = new Uint8Array(rows.length * width);
	for (const [i, row] of rows.entries()) {
		for (let feature = 0; feature < width; feature++) {
			const own = cuts[feature]!;
			let bin = 0;
			while (bin < own.length && row[feature]! >= own[bin]!) bin++;
			binned[i * width + feature] = bin;
		}
	}
	return binned;
}

interface Level {
	readonly binned: Uint8Array;
	readonly cuts: readonly Float32Array[];
	readonly width: number;
	readonly node: Int16Array;
	readonly first: Float64Array;
	readonly second: Float64Array;
	readonly level: number;
	readonly least: number;
	readonly shrink: number;
	readonly base: number;
	readonly forest: Forest;
}

function splitLevel({ binned, cuts, width, node, first, second, level, least, shrink, base, forest }: Level): void {
	const nodes = 1 << level;
	const offset = nodes - 1;
	const sums = new Float64Array(nodes * width * BINS * 3);
	for (let i = 0; i < node.length; i++) {
		const at = (node[i]! - offset) * width * BINS * 3;
		for (let feature = 0; feature < width; feature++) {
			const cell = at + (feature * BINS + binned[i * width + feature]!) * 3;
			sums[cell]! += first[i]!;
			sums[cell + 1]! += second[i]!;
			sums[cell + 2]! += 1;
		}
	}
	const chosen: { feature: number; bin: number }[] = [];
	for (let n = 0; n < nodes; n++) {
		const best = bestSplit(sums.subarray(n * width * BINS * 3, (n + 1) * width * BINS * 3), { width, cuts, least, shrink });
		chosen.push(best);
		forest.features[base + offset + n] = best.feature;
		// What cannot be split well goes right as a whole.
		forest.cuts[base + offset + n] = best.bin === -1 ? -1e9 : cuts[best.feature]![best.bin]!;
	}
	for (let i = 0; i < node.length; i++) {
		const { feature, bin } = chosen[node[i]! - offset]!;
		const left = bin !== -1 && binned[i * width + feature]! <= bin;
		node[i] = 2 * node[i]! + (left ? 1 : 2);
	}
}

function bestSplit(
	sums: Float64Array,
	{ width, cuts, least, shrink }: { width: number; cuts: readonly Float32Array[]; least: number; shrink: number },
): { feature: number; bin: number } {
	let [all, sure, count] = [0, 0, 0];
	for (let bin = 0; bin < BINS; bin++) {
		all += sums[bin * 3]!;
		sure += sums[bin * 3 + 1]!;
		count += sums[bin * 3 + 2]!;
	}
	let best = { feature: 0, bin: -1 };
	let most = 1e-6;
	for (let feature = 0; feature < width; feature++) {
		let [g, h, n] = [0, 0, 0];
		for (let bin = 0; bin < cuts[feature]!.length; bin++) {
			const cell = (feature * BINS + bin) * 3;
			g += sums[cell]!;
			h += sums[cell + 1]!;
			n += sums[cell + 2]!;
			if (n < least || count - n < least) continue;
			const gain = (g * g) / (h + shrink) + ((all - g) * (all - g)) / (sure - h + shrink) - (all * all) / (sure + shrink);
			if (gain > most) {
				most = gain;
				best = { feature, bin };
			}
		}
	}
	return best;
}
