export interface Example {
	readonly features: Float64Array;
	readonly label: boolean;
}

const ROUNDS = 12;
const RIDGE = 1;

/** Logistic regression by Newton's method, with a ridge of 1. Deterministic. */
export function logistic(examples: readonly Example[]): number[] {
	const size = examples[0]?.features.length ?? 0;
	const weights = new Array<number>(size).fill(0);
	for (let round = 0; round < ROUNDS; round++) {
		const { slope, curve } = derivatives(examples, weights);
		const step = solve(curve, slope);
		for (let i = 0; i < size; i++) weights[i]! += step[i]!;
		if (Math.max(...step.map(Math.abs)) < 1e-5) break;
	}
	return weights;
}

function derivatives(examples: readonly Example[], weights: readonly number[]): { slope: number[]; curve: Float64Array[] } {
	const size = weights.length;
	const slope = weights.map((weight) => -RIDGE * weight);
	const curve = weights.map((_, i) => Float64Array.from({ length: size }, (_, j) => (i === j ? RIDGE : 0)));
	for (const { features, label } of examples) {
		let logit = 0;
		for (let i = 0; i < size; i++) logit += weights[i]! * features[i]!;
		const chance = 1 / (1 + Math.exp(-logit));
		const spread = Math.max(chance * (1 - chance), 1e-6);
		for (let i = 0; i < size; i++) {
			if (features[i] === 0) continue;
			slope[i]! += ((label ? 1 : 0) - chance) * features[i]!;
			for (let j = 0; j <= i; j++) curve[i]![j]! += spread * features[i]! * features[j]!;
		}
	}
	for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) curve[j]![i] = curve[i]![j]!;
	return { slope, curve };
}

/** Solves a system of linear equations by elimination with pivots. Changes its arguments. */
function solve(matrix: Float64Array[], right: number[]): number[] {
	const size = right.length;
	for (let i = 0; i < size; i++) {
		let pivot = i;
		for (let row = i + 1; row < size; row++) if (Math.abs(matrix[row]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = row;
		[matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
		[right[i], right[pivot]] = [right[pivot]!, right[i]!];
		for (let row = i + 1; row < size; row++) {
			const factor = matrix[row]![i]! / matrix[i]![i]!;
			for (let column = i; column < size; column++) matrix[row]![column]! -= factor * matrix[i]![column]!;
			right[row]! -= factor * right[i]!;
		}
	}
	for (let i = size - 1; i >= 0; i--) {
		for (let column = i + 1; column < size; column++) right[i]! -= matrix[i]![column]! * right[column]!;
		right[i]! /= matrix[i]![i]!;
	}
	return right;
}
