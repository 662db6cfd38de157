/** A chance that was given, and whether what it was given for was right. */
export interface Forecast {
	readonly chance: number;
	readonly right: boolean;
}

const BANDS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * How far chances can be trusted: by band the mean chance beside the share that was right, and the expected calibration error, which is the
 * difference of the two over the bands, weighed by how many fall into each. https://arxiv.org/abs/1706.04599
 */
export function reliability(forecasts: readonly Forecast[]): { readonly table: string; readonly error: number } {
	const rows: string[] = [];
	let error = 0;
	for (const [i, from] of BANDS.slice(0, -1).entries()) {
		const to = BANDS[i + 1]!;
		const own = forecasts.filter(({ chance }) => chance >= from && (chance < to || to === 1));
		if (own.length === 0) continue;
		const given = own.reduce((sum, { chance }) => sum + chance, 0) / own.length;
		const got = own.filter(({ right }) => right).length / own.length;
		error += (Math.abs(given - got) * own.length) / forecasts.length;
		rows.push(
			`  ${from.toFixed(1)}–${to.toFixed(1)}  ${String(own.length).padStart(4)} answers  said ${given.toFixed(2)}  right ${got.toFixed(2)}`,
		);
	}
	return { table: [...rows, `  expected calibration error ${error.toFixed(3)}`].join('\n'), error };
}
