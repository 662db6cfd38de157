import type { CueRates } from './rates.ts';
import type { Forest } from './trees.ts';

/** A logistic regression over hashed features. */
export interface CueModel {
	/** The weights are a table of 2 to this power. */
	readonly bits: number;
	readonly weights: Int8Array | Float32Array;
	/** What one unit of a weight is worth. */
	readonly scale: number;
}

/** Weights of three roles a feature, and of the steps between roles by the kind of token. */
export interface RoleModel extends CueModel {
	readonly steps: Float32Array;
}

/** Everything that is learned. */
export interface SpeechModel {
	readonly rates: CueRates;
	readonly cues: CueModel;
	readonly roles: RoleModel;
	readonly frames: Forest;
}
