/** How many tags a row of weights holds. */
export const WIDTH = 16;
/** How many features, each with its row, a word is weighed by. */
export const FEATURES = 18;

/** Of the tags, the one that the rows of these features weigh most; of equal ones the first. */
export type Scorer = (features: Int32Array) => number;

/** Weights are made positive by this. */
const BIAS = 128;
/** Room for the sum of all features' weights: 18 × 255 < 2^13. */
const LANE = 2 ** 13;
const LANES = 4;
const STRIDE = WIDTH / LANES;

/**
 * Makes the scorer of rows of one-byte weights.
 *
 * Four weights stand side by side in one double, which is exact to 53 bits: one addition adds four of them.
 */
export function packedScorer(rows: Int8Array): Scorer {
	const packed = pack(rows);
	const sums = new Float64Array(STRIDE);
	return (features) => {
		let a = 0;
		let b = 0;
		let c = 0;
		let d = 0;
		for (let f = 0; f < FEATURES; f++) {
			const row = features[f]! * STRIDE;
			a += packed[row]!;
			b += packed[row + 1]!;
			c += packed[row + 2]!;
			d += packed[row + 3]!;
		}
		sums[0] = a;
		sums[1] = b;
		sums[2] = c;
		sums[3] = d;
		return mostIn(sums);
	};
}

function pack(rows: Int8Array): Float64Array {
	const packed = new Float64Array(rows.length / LANES);
	for (let at = 0; at < packed.length; at++) {
		let lanes = 0;
		for (let lane = LANES - 1; lane >= 0; lane--) lanes = lanes * LANE + rows[at * LANES + lane]! + BIAS;
		packed[at] = lanes;
	}
	return packed;
}

function mostIn(sums: Float64Array): number {
	let best = 0;
	let most = -1;
	for (let at = 0; at < WIDTH; at++) {
		const lanes = sums[at >> 2]!;
		const rest = Math.floor(lanes / LANE);
		const sum = lanes - rest * LANE;
		sums[at >> 2] = rest;
		if (sum <= most) continue;
		most = sum;
		best = at;
	}
	return best;
}

/** The rows as the file of weights holds them. */
export function decodeRows(base64: string): Int8Array {
	const bytes = atob(base64);
	const rows = new Int8Array(bytes.length);
	for (let at = 0; at < rows.length; at++) rows[at] = bytes.charCodeAt(at);
	return rows;
}
