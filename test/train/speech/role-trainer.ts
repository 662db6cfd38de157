import type { RoleModel } from '../../../src/digest/speech/model.ts';
import { cueFacts, roleFeatures, STEP_KINDS, stepKind } from '../../../src/digest/speech/role-features.ts';
import { CONTENT, CUE, ROLES, roleSink, SOURCE } from '../../../src/digest/speech/role-tagger.ts';
import { TokenFacts } from '../../../src/digest/speech/token-facts.ts';
import type { Reading, Window } from '../../../src/digest/speech/window.ts';
import type { Annotated } from './annotations.ts';
import { random, shuffle } from './random.ts';

export interface RoleExample {
	/** Features of the tokens, one row after the other. */
	readonly features: Int32Array;
	readonly width: number;
	readonly kinds: Uint8Array;
	readonly truth: Uint8Array;
	readonly weight: number;
}

export interface RoleSettings {
	readonly bits: number;
	readonly rate: number;
	readonly epochs: number;
	readonly dropout: number;
}

export function roleExample(
	reading: Reading,
	{ window, cue, annotated, bits }: { window: Window; cue: number; annotated: Annotated; bits: number },
): RoleExample {
	window.open(reading, cue);
	const sink = roleSink(bits);
	const size = window.next - window.first;
	const facts = cueFacts(reading, window);
	const token = new TokenFacts();
	const kinds = new Uint8Array(size);
	let features = new Int32Array(0);
	for (let k = 0; k < size; k++) {
		token.move(reading, window, window.first + k);
		roleFeatures(sink, { reading, window, facts, token });
		if (k === 0) features = new Int32Array(size * sink.count);
		features.set(sink.at.subarray(0, sink.count), k * sink.count);
		kinds[k] = stepKind(reading, window, window.first + k);
	}
	const truth = new Uint8Array(size);
	for (const [role, tokens] of [
		[CONTENT, annotated.content],
		[SOURCE, annotated.source],
		[CUE, annotated.cue],
	] as const) {
		for (const token of tokens) if (token >= window.first && token < window.next) truth[token - window.first] = role;
	}
	return { features, width: sink.count, kinds, truth, weight: annotated.weight };
}

/** A conditional random field by AdaGrad on the negative log-likelihood, with dropout of features. */
export class RoleTrainer {
	private readonly weights: Float32Array;
	private readonly squares: Float32Array;
	private readonly steps = new Float32Array(STEP_KINDS * ROLES * ROLES);
	private readonly stepSquares = new Float32Array(STEP_KINDS * ROLES * ROLES).fill(1e-4);
	private readonly settings: RoleSettings;
	private readonly next = random(1);
	private keep = new Uint8Array(0);
	private readonly scores = new Float64Array(200 * ROLES);
	private readonly forward = new Float64Array(200 * ROLES);
	private readonly backward = new Float64Array(200 * ROLES);

	constructor(settings: RoleSettings) {
		this.settings = settings;
		this.weights = new Float32Array(3 << settings.bits);
		this.squares = new Float32Array(3 << settings.bits).fill(1e-6);
	}

	train(examples: readonly RoleExample[]): RoleModel {
		const order = [...examples];
		for (let epoch = 0; epoch < this.settings.epochs; epoch++) {
			shuffle(order, this.next);
			for (const example of order) this.step(example);
		}
		return { bits: this.settings.bits, weights: this.weights, scale: 1, steps: this.steps };
	}

	private step(example: RoleExample): void {
		const { truth, features, width, weight } = example;
		const gain = 1 / (1 - this.settings.dropout);
		this.choose(features.length);
		this.enterScores(example, gain);
		const total = this.sums(example);
		this.updateSteps(example, total);
		const { weights, squares, keep, forward, backward } = this;
		for (let k = 0; k < truth.length; k++) {
			const slopes = [0, 1, 2, 3].map((role) => {
				const likely = Math.exp(forward[k * ROLES + role]! + backward[k * ROLES + role]! - total);
				return (likely - (truth[k] === role ? 1 : 0)) * weight * gain;
			});
			if (Math.abs(slopes[1]!) + Math.abs(slopes[2]!) + Math.abs(slopes[3]!) < 1e-3) continue;
			for (let f = k * width; f < (k + 1) * width; f++) {
				if (!keep[f]) continue;
				for (let role = 1; role < ROLES; role++) {
					const at = features[f]! * 3 + role - 1;
					const slope = slopes[role]!;
					squares[at]! += slope * slope;
					weights[at]! -= (this.settings.rate * slope) / Math.sqrt(squares[at]!);
				}
			}
		}
	}

	private choose(size: number): void {
		if (this.keep.length < size) this.keep = new Uint8Array(size * 2);
		for (let i = 0; i < size; i++) this.keep[i] = this.next() < this.settings.dropout ? 0 : 1;
	}

	private enterScores({ features, width, truth }: RoleExample, gain: number): void {
		const { weights, scores, keep } = this;
		for (let k = 0; k < truth.length; k++) {
			let source = 0;
			let cue = 0;
			let content = 0;
			for (let f = k * width; f < (k + 1) * width; f++) {
				if (!keep[f]) continue;
				const at = features[f]! * 3;
				source += weights[at]!;
				cue += weights[at + 1]!;
				content += weights[at + 2]!;
			}
			scores.set([0, source * gain, cue * gain, content * gain], k * ROLES);
		}
	}

	/** Forward and backward log-sums; returns the log of the total. */
	private sums({ kinds, truth }: RoleExample): number {
		const { scores, forward, backward, steps } = this;
		const size = truth.length;
		forward.set(scores.subarray(0, ROLES), 0);
		for (let k = 1; k < size; k++) {
			const row = kinds[k]! * ROLES * ROLES;
			for (let to = 0; to < ROLES; to++) {
				const into = logSum((from) => forward[(k - 1) * ROLES + from]! + steps[row + from * ROLES + to]!);
				forward[k * ROLES + to] = into + scores[k * ROLES + to]!;
			}
		}
		backward.fill(0, (size - 1) * ROLES, size * ROLES);
		for (let k = size - 2; k >= 0; k--) {
			const row = kinds[k + 1]! * ROLES * ROLES;
			const after = (k + 1) * ROLES;
			for (let from = 0; from < ROLES; from++) {
				backward[k * ROLES + from] = logSum((to) => backward[after + to]! + scores[after + to]! + steps[row + from * ROLES + to]!);
			}
		}
		return logSum((role) => forward[(size - 1) * ROLES + role]!);
	}

	private updateSteps({ kinds, truth, weight }: RoleExample, total: number): void {
		const { scores, forward, backward, steps, stepSquares } = this;
		const slopes = new Map<number, number>();
		for (let k = 1; k < truth.length; k++) {
			const row = kinds[k]! * ROLES * ROLES;
			for (let from = 0; from < ROLES; from++) {
				for (let to = 0; to < ROLES; to++) {
					const at = row + from * ROLES + to;
					const log = forward[(k - 1) * ROLES + from]! + steps[at]! + scores[k * ROLES + to]! + backward[k * ROLES + to]! - total;
					const true_ = truth[k - 1] === from && truth[k] === to ? 1 : 0;
					slopes.set(at, (slopes.get(at) ?? 0) + (Math.exp(log) - true_) * weight);
				}
			}
		}
		for (const [at, slope] of slopes) {
			stepSquares[at]! += slope * slope;
			steps[at]! -= (5 * this.settings.rate * slope) / Math.sqrt(stepSquares[at]!);
		}
	}
}

function logSum(at: (role: number) => number): number {
	const values = [at(0), at(1), at(2), at(3)];
	const top = Math.max(...values);
	return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
