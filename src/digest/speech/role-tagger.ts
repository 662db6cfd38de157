import type { RoleModel } from './model.ts';
import { type CueFacts, cueFacts, ROLE_FEATURES, roleFeatures, stepKind } from './role-features.ts';
import { FeatureSink } from './sink.ts';
import { type Reading, WIDEST, type Window } from './window.ts';

/** The parts that a token plays for a cue. */
export const NOTHING = 0;
export const SOURCE = 1;
export const CUE = 2;
export const CONTENT = 3;
export const ROLES = 4;

/** Which of the two that an attribution needs have been seen: bits of a state. */
const SEEN_SOURCE = 1;
const SEEN_CONTENT = 2;
const STATES = ROLES * 4;
/** What it costs, in log-likelihood, to say that the text names no source. */
const NO_SOURCE = 3;
const NEVER = -1e30;

export function roleSink(bits: number): FeatureSink {
	return new FeatureSink({ bits, capacity: ROLE_FEATURES, salt: 1000 });
}

/** A linear-chain conditional random field over the roles of one window's tokens. The buffers are used again for every window. */
export class RoleTagger {
	readonly roles = new Uint8Array(WIDEST);
	/** Log-scores of each role at each token, of which NOTHING is always 0. */
	readonly scores = new Float64Array(WIDEST * ROLES);
	readonly kinds = new Uint8Array(WIDEST);
	readonly marginals = new Float64Array(WIDEST * ROLES);
	private readonly best = new Float64Array(WIDEST * STATES);
	private readonly back = new Uint8Array(WIDEST * STATES);
	private readonly forward = new Float64Array(WIDEST * ROLES);
	private readonly weighed = new Float64Array(WIDEST * ROLES);
	private readonly sink: FeatureSink;
	private readonly model: RoleModel;
	private readonly stepWeights: Float64Array;

	constructor(model: RoleModel) {
		this.model = model;
		this.sink = roleSink(model.bits);
		this.stepWeights = Float64Array.from(model.steps, (step) => Math.exp(step));
	}

	/** Tags the window: afterwards `roles` and `marginals` hold for its tokens. Returns the log-probability of the roles chosen. */
	tag(reading: Reading, window: Window): number {
		const size = window.next - window.first;
		const facts = cueFacts(reading, window);
		for (let k = 0; k < size; k++) this.enterScores({ reading, window, facts, k });
		const score = this.decode(size);
		return score - this.enterMarginals(size);
	}

	private enterScores({ reading, window, facts, k }: { reading: Reading; window: Window; facts: CueFacts; k: number }): void {
		const { sink, model } = this;
		roleFeatures(sink, { reading, window, facts, at: window.first + k });
		let source = 0;
		let cue = 0;
		let content = 0;
		for (let i = 0; i < sink.count; i++) {
			const at = sink.at[i]! * 3;
			source += model.weights[at]!;
			cue += model.weights[at + 1]!;
			content += model.weights[at + 2]!;
		}
		this.scores[k * ROLES + SOURCE] = source * model.scale;
		this.scores[k * ROLES + CUE] = cue * model.scale;
		this.scores[k * ROLES + CONTENT] = content * model.scale;
		this.kinds[k] = stepKind(reading, window, window.first + k);
	}

	/** The best roles with some content, and one source in one piece or, at a price, none. */
	private decode(size: number): number {
		const { best, scores } = this;
		best.fill(NEVER, 0, size * STATES);
		for (let role = 0; role < ROLES; role++) best[role * 4 + seen(role)] = scores[role]!;
		for (let k = 1; k < size; k++) this.decodeStep(k);
		let last = CONTENT * 4 + SEEN_CONTENT;
		let score = NEVER;
		for (let role = 0; role < ROLES; role++) {
			for (const had of [SEEN_CONTENT, SEEN_CONTENT | SEEN_SOURCE]) {
				const total = best[(size - 1) * STATES + role * 4 + had]! - (had & SEEN_SOURCE ? 0 : NO_SOURCE);
				if (total <= score) continue;
				score = total;
				last = role * 4 + had;
			}
		}
		const price = last & 3 & SEEN_SOURCE ? 0 : NO_SOURCE;
		for (let k = size - 1; k >= 0; k--) {
			this.roles[k] = last >> 2;
			last = this.back[k * STATES + last]!;
		}
		return score + price;
	}

	private decodeStep(k: number): void {
		const { best, back, scores } = this;
		const steps = this.kinds[k]! * ROLES * ROLES;
		const row = k * STATES;
		for (let from = 0; from < STATES; from++) {
			const so = best[row - STATES + from]!;
			if (so <= NEVER) continue;
			const role = from >> 2;
			const had = from & 3;
			for (let to = 0; to < ROLES; to++) {
				if (to === SOURCE && role !== SOURCE && had & SEEN_SOURCE) continue;
				const state = row + to * 4 + (had | seen(to));
				const score = so + this.model.steps[steps + role * ROLES + to]! + scores[k * ROLES + to]!;
				if (score <= best[state]!) continue;
				best[state] = score;
				back[state] = from;
			}
		}
	}

	/** Forward and backward sums, scaled to 1 at each token. Returns the log of the total. */
	private enterMarginals(size: number): number {
		const { forward, weighed, scores, marginals, stepWeights } = this;
		let log = 0;
		for (let k = 0; k < size; k++) {
			let top = 0;
			for (let role = 1; role < ROLES; role++) if (scores[k * ROLES + role]! > top) top = scores[k * ROLES + role]!;
			log += top;
			for (let role = 0; role < ROLES; role++) weighed[k * ROLES + role] = Math.exp(scores[k * ROLES + role]! - top);
			let sum = 0;
			const steps = this.kinds[k]! * ROLES * ROLES;
			for (let to = 0; to < ROLES; to++) {
				let into = k === 0 ? 1 : 0;
				if (k > 0)
					for (let from = 0; from < ROLES; from++) into += forward[(k - 1) * ROLES + from]! * stepWeights[steps + from * ROLES + to]!;
				into *= weighed[k * ROLES + to]!;
				forward[k * ROLES + to] = into;
				sum += into;
			}
			for (let role = 0; role < ROLES; role++) forward[k * ROLES + role]! /= sum;
			log += Math.log(sum);
		}
		const backward = [1, 1, 1, 1];
		for (let k = size - 1; k >= 0; k--) {
			let sum = 0;
			for (let role = 0; role < ROLES; role++) sum += marginals[k * ROLES + role] = forward[k * ROLES + role]! * backward[role]!;
			for (let role = 0; role < ROLES; role++) marginals[k * ROLES + role]! /= sum;
			if (k > 0) this.stepBack(backward, k);
		}
		return log;
	}

	private stepBack(backward: number[], k: number): void {
		const steps = this.kinds[k]! * ROLES * ROLES;
		const after = backward.map((value, role) => value * this.weighed[k * ROLES + role]!);
		let sum = 0;
		for (let from = 0; from < ROLES; from++) {
			let total = 0;
			for (let to = 0; to < ROLES; to++) total += this.stepWeights[steps + from * ROLES + to]! * after[to]!;
			backward[from] = total;
			sum += total;
		}
		for (let from = 0; from < ROLES; from++) backward[from]! /= sum;
	}
}

function seen(role: number): number {
	return role === SOURCE ? SEEN_SOURCE : role === CONTENT ? SEEN_CONTENT : 0;
}
