export interface Scale {
	readonly from: number;
	readonly to: number;
	/** The values that are marked on it, `from` and `to` among them. */
	readonly marks: readonly number[];
}

/** Below this share of the largest value, a scale that began elsewhere than at 0 would make little of much. */
const FLAT = 0.6;
const STEPS = [1, 2, 2.5, 5, 10];

/** A scale of round numbers around the values. It begins at 0 unless they lie so close together that nothing would be seen. */
export function scaleOf(values: readonly number[]): Scale {
	const most = Math.max(...values);
	const least = Math.min(...values);
	const near = least > 0 && least >= most * FLAT && most > least;
	const low = near ? least - (most - least) * 0.5 : Math.min(0, least);
	const high = near ? most + (most - least) * 0.35 : Math.max(most * 1.15, low + 1);
	const step = roundStep((high - low) / 4);
	const from = Math.floor(low / step) * step;
	const count = Math.ceil((high - from) / step - 1e-9);
	const marks = Array.from({ length: count + 1 }, (_, i) => tidy(from + i * step));
	return { from: marks[0]!, to: marks.at(-1)!, marks };
}

function roundStep(wanted: number): number {
	const power = 10 ** Math.floor(Math.log10(wanted));
	return power * (STEPS.find((step) => step * power >= wanted) ?? 10);
}

/** Sums of tenths are not what they seem. */
function tidy(value: number): number {
	return Number(value.toPrecision(12));
}

/** `66600` → `66,600` */
export function numberText(value: number): string {
	const [whole = '', part] = String(value).split('.');
	return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (part ? `.${part}` : '');
}
