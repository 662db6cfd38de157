import { sliceOf } from '../../model/span.ts';
import type { Report } from '../report.ts';
import { coverage, type Words, wordsOf } from './words.ts';

/** What earlier reports have said already. */
export interface Known {
	/** True when one earlier sentence says all that matters of it, or the earlier reports together say all of it. */
	readonly says: (words: Words) => boolean;
}

/** Of one earlier sentence, of one earlier report, and of all of them: how much of a line they must hold. */
const IN_SENTENCE = 0.82;
const IN_REPORT = 0.85;
const IN_ALL = 0.95;

export function known(reports: readonly Report[]): Known {
	const sentences: Words[] = [];
	const wholes: Whole[] = [];
	const all: Whole = { keys: new Map(), numbers: new Set() };
	for (const { document, digest } of reports) {
		const whole: Whole = { keys: new Map(), numbers: new Set() };
		for (const sentence of digest.sentences) {
			const words = wordsOf(sliceOf(document.text, sentence));
			sentences.push(words);
			add(whole, words);
			add(all, words);
		}
		wholes.push(whole);
	}
	return {
		says(words) {
			const holds = (other: Pick<Words, 'keys' | 'numbers'>, least: number) =>
				coverage(words, other) >= least && within(words.numbers, other.numbers);
			// A number told of one thing is not yet told of another: it must stand in one sentence with the rest.
			const plain = !words.negative && words.numbers.size === 0;
			return (
				sentences.some((sentence) => sentence.negative === words.negative && holds(sentence, IN_SENTENCE)) ||
				(plain && wholes.some((whole) => holds(whole, IN_REPORT))) ||
				(plain && holds(all, IN_ALL))
			);
		},
	};
}

interface Whole {
	readonly keys: Map<string, number>;
	readonly numbers: Set<string>;
}

function add(whole: Whole, { keys, numbers }: Words): void {
	for (const [key, weight] of keys) whole.keys.set(key, weight);
	for (const number of numbers) whole.numbers.add(number);
}

function within(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
	for (const number of few) if (!many.has(number)) return false;
	return true;
}
