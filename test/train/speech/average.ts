/** Snapshots taken for one average. */
const SNAPSHOTS = 24;
/** The share of the training before the first of them. */
const WARM_UP = 0.4;

/** The mean of weights over the later part of a training: steadier than where the last step happens to leave them. */
export class Average {
	private readonly weights: readonly Float32Array[];
	private readonly sums: Float64Array[];
	private readonly every: number;
	private readonly from: number;
	private steps = 0;
	private count = 0;

	/** `steps` is how many the whole training takes. */
	constructor(weights: readonly Float32Array[], steps: number) {
		this.weights = weights;
		this.sums = weights.map(({ length }) => new Float64Array(length));
		this.from = Math.floor(steps * WARM_UP);
		this.every = Math.max(1, Math.floor((steps - this.from) / SNAPSHOTS));
	}

	step(): void {
		this.steps++;
		if (this.steps < this.from || (this.steps - this.from) % this.every !== 0) return;
		this.count++;
		for (const [i, own] of this.weights.entries()) {
			const sum = this.sums[i]!;
			for (let k = 0; k < own.length; k++) sum[k]! += own[k]!;
		}
	}

	means(): Float32Array[] {
		return this.sums.map((sum) => Float32Array.from(sum, (value) => value / this.count));
	}
}
