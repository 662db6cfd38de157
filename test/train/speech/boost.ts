import type { Forest } from '../../../src/digest/speech/trees.ts';

export interface BoostSettings {
	readonly trees: number;
	readonly depth: number;
	readonly rate: number;
	readonly leaf: number;
	readonly bins: number;
}

interface Sample {
	/** The bin of each feature. */
	readonly bins: Uint8Array;
	readonly truth: number;
	score: number;
	slope: number;
	curve: number;
}

interface Node {
	readonly feature: number;
	readonly value: number;
	readonly left: Node | null;
	readonly right: Node | null;
}

/** Keeps leaves of few samples small. */
const SHRINK = 2;

/** Gradient boosting of trees on the log-loss, over features in bins. */
export function boost(rows: readonly (readonly number[])[], truths: readonly number[], settings: BoostSettings): Forest {
	const cuts = cutsOf(rows, settings.bins);
	const share = truths.reduce((sum, truth) => sum + truth, 0) / truths.length;
	const base = Math.log(share / (1 - share));
	const samples = rows.map(
		(row, i): Sample => ({
			bins: Uint8Array.from(row, (value, f) => binOf(cuts[f]!, value)),
			truth: truths[i]!,
			score: base,
			slope: 0,
			curve: 0,
		}),
	);
	const roots: Node[] = [];
	for (let t = 0; t < settings.trees; t++) {
		for (const sample of samples) {
			const likely = 1 / (1 + Math.exp(-sample.score));
			sample.slope = likely - sample.truth;
			sample.curve = likely * (1 - likely);
		}
		roots.push(grow(samples, settings.depth, { cuts, settings }));
	}
	return flatten(base, roots);
}

function cutsOf(rows: readonly (readonly number[])[], bins: number): number[][] {
	return rows[0]!.map((_, f) => {
		const values = rows.map((row) => Math.fround(row[f]!)).sort((a, b) => a - b);
		const cuts: number[] = [];
		for (let b = 1; b < bins; b++) {
			const cut = values[Math.floor((b * values.length) / bins)]!;
			if (cut > (cuts.at(-1) ?? values[0]!)) cuts.push(cut);
		}
		return cuts;
	});
}

function binOf(cuts: readonly number[], value: number): number {
	let bin = 0;
	while (bin < cuts.length && value >= cuts[bin]!) bin++;
	return bin;
}

function grow(samples: readonly Sample[], depth: number, context: { cuts: readonly number[][]; settings: BoostSettings }): Node {
	const { cuts, settings } = context;
	const split = depth > 0 && samples.length >= 2 * settings.leaf ? bestSplit(samples, context) : null;
	if (!split) {
		const [slope, curve] = totals(samples);
		const value = (-slope / (curve + SHRINK)) * settings.rate;
		for (const sample of samples) sample.score += value;
		return { feature: -1, value, left: null, right: null };
	}
	const low = samples.filter(({ bins }) => bins[split.feature]! <= split.bin);
	const high = samples.filter(({ bins }) => bins[split.feature]! > split.bin);
	return {
		feature: split.feature,
		value: cuts[split.feature]![split.bin]!,
		left: grow(low, depth - 1, context),
		right: grow(high, depth - 1, context),
	};
}

function totals(samples: readonly Sample[]): [number, number] {
	let slope = 0;
	let curve = 0;
	for (const sample of samples) {
		slope += sample.slope;
		curve += sample.curve;
	}
	return [slope, curve];
}

function bestSplit(samples: readonly Sample[], { cuts, settings }: { cuts: readonly number[][]; settings: BoostSettings }) {
	const [slope, curve] = totals(samples);
	let best: { feature: number; bin: number } | null = null;
	let most = slope ** 2 / (curve + SHRINK) + 1e-3;
	for (let feature = 0; feature < cuts.length; feature++) {
		const bins = cuts[feature]!.length + 1;
		const slopes = new Float64Array(bins);
		const curves = new Float64Array(bins);
		const counts = new Int32Array(bins);
		for (const sample of samples) {
			const bin = sample.bins[feature]!;
			slopes[bin]! += sample.slope;
			curves[bin]! += sample.curve;
			counts[bin]!++;
		}
		let [s, c, n] = [0, 0, 0];
		for (let bin = 0; bin < bins - 1; bin++) {
			s += slopes[bin]!;
			c += curves[bin]!;
			n += counts[bin]!;
			if (n < settings.leaf || samples.length - n < settings.leaf) continue;
			const gain = s ** 2 / (c + SHRINK) + (slope - s) ** 2 / (curve - c + SHRINK);
			if (gain <= most) continue;
			most = gain;
			best = { feature, bin };
		}
	}
	return best;
}

function flatten(base: number, roots: readonly Node[]): Forest {
	const features: number[] = [];
	const values: number[] = [];
	const left: number[] = [];
	const right: number[] = [];
	function enter(node: Node): number {
		const at = features.push(node.feature) - 1;
		values.push(node.value);
		left.push(0);
		right.push(0);
		if (node.left) left[at] = enter(node.left);
		if (node.right) right[at] = enter(node.right);
		return at;
	}
	return {
		base,
		roots: Int32Array.from(roots, enter),
		features: Int8Array.from(features),
		values: Float32Array.from(values),
		left: Int32Array.from(left),
		right: Int32Array.from(right),
	};
}
