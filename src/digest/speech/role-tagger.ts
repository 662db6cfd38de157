import type { RoleModel } from './model.ts';
import { type CueFacts, cueFacts, ROLE_FEATURES, roleFeatures, stepKind } from './role-features.ts';
import { FeatureSink } from './sink.ts';
import { TokenFacts } from './token-facts.ts';
import { type Reading, WIDEST, Window } from './window.ts';

/** The parts that a token plays for a cue; 0 is none. */
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
	/** Opened at the cue that is tagged. */
	readonly window = new Window();
	readonly roles = new Uint8Array(WIDEST);
	/** Log-scores of each role at each token, of which that of no role is always 0. */
	readonly scores = new Float64Array(WIDEST * ROLES);
	readonly kinds = new Uint8Array(WIDEST);
	readonly marginals = new Float64Array(WIDEST * ROLES);
	private readonly best = new Float64Array(WIDEST * STATES);
	private readonly back = new Uint8Array(WIDEST * STATES);
	private readonly forward = new Float64Array(WIDEST * ROLES);
	private readonly weighed = new Float64Array(WIDEST * ROLES);
	private readonly backward = new Float64Array(ROLES);
	private readonly token = new TokenFacts();
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
		const { sink, model, token } = this;
		token.move(reading, window, window.first + k);
		roleFeatures(sink, { reading, window, facts, token });
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
		const score = this.decodeFreely(size);
		return this.isWhole(size) ? score : this.decodeWhole(size);
	}

	/** The best roles of all: in most windows they have all that is asked of them. */
	private decodeFreely(size: number): number {
		const { best, back, scores, kinds } = this;
		const { steps } = this.model;
		for (let role = 0; role < ROLES; role++) best[role] = scores[role]!;
		for (let k = 1; k < size; k++) {
			const row = k * ROLES;
			const before = row - ROLES;
			const kind = kinds[k]! * ROLES * ROLES;
			for (let to = 0; to < ROLES; to++) {
				let most = best[before]! + steps[kind + to]!;
				let from = 0;
				for (let role = 1; role < ROLES; role++) {
					const score = best[before + role]! + steps[kind + role * ROLES + to]!;
					if (score <= most) continue;
					most = score;
					from = role;
				}
				best[row + to] = most + scores[row + to]!;
				back[row + to] = from;
			}
		}
		const end = (size - 1) * ROLES;
		let last = 0;
		for (let role = 1; role < ROLES; role++) if (best[end + role]! > best[end + last]!) last = role;
		const score = best[end + last]!;
		for (let k = size - 1; k >= 0; k--) {
			this.roles[k] = last;
			last = back[k * ROLES + last]!;
		}
		return score;
	}

	/** True when there is some content, and one source in one piece. */
	private isWhole(size: number): boolean {
		let content = false;
		let sources = 0;
		for (let k = 0; k < size; k++) {
			if (this.roles[k] === CONTENT) content = true;
			else if (this.roles[k] === SOURCE && (k === 0 || this.roles[k - 1] !== SOURCE)) sources++;
		}
		return content && sources === 1;
	}

	private decodeWhole(size: number): number {
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
		const { backward } = this;
		backward.fill(1);
		for (let k = size - 1; k >= 0; k--) {
			const row = k * ROLES;
			let sum = 0;
			for (let role = 0; role < ROLES; role++) sum += forward[row + role]! * backward[role]!;
			for (let role = 0; role < ROLES; role++) marginals[row + role] = (forward[row + role]! * backward[role]!) / sum;
			if (k > 0) this.stepBack(k);
		}
		return log;
	}

	private stepBack(k: number): void {
		const { backward, weighed, stepWeights } = this;
		const kind = this.kinds[k]! * ROLES * ROLES;
		const row = k * ROLES;
		const b0 = backward[0]! * weighed[row]!;
		const b1 = backward[1]! * weighed[row + 1]!;
		const b2 = backward[2]! * weighed[row + 2]!;
		const b3 = backward[3]! * weighed[row + 3]!;
		const scale = 1 / (b0 + b1 + b2 + b3);
		for (let from = 0; from < ROLES; from++) {
			const at = kind + from * ROLES;
			const total = stepWeights[at]! * b0 + stepWeights[at + 1]! * b1 + stepWeights[at + 2]! * b2 + stepWeights[at + 3]! * b3;
			backward[from] = total * scale;
		}
	}
}

function seen(role: number): number {
	return role === SOURCE ? SEEN_SOURCE : role === CONTENT ? SEEN_CONTENT : 0;
}
