import type { CueModel, SpeechModel } from '../../../src/digest/speech/model.ts';
import type { Forest } from '../../../src/digest/speech/trees.ts';

/** The model as the TypeScript module that `src/digest/speech/learned.ts` decodes. */
export function pack({ rates, cues, roles, frames }: SpeechModel): string {
	return [
		'// Made by test/train/attribution.ts; see README.md beside this file.',
		`export const RATES = '${base64(ratesOf(rates))}';`,
		`export const CUES = ${table(cues)};`,
		`export const ROLES = ${table(roles)};`,
		`export const STEPS = '${base64(new Uint8Array(roles.steps.buffer))}';`,
		`export const FOREST = '${base64(forestOf(frames))}';`,
		'',
	].join('\n');
}

/** The model with weights as they are shipped: one byte each. */
export function quantised<Model extends CueModel>(model: Model): Model {
	const sizes = Float32Array.from(model.weights, Math.abs).sort();
	const most = sizes[Math.floor(sizes.length * 0.9998)]!;
	const scale = (most * model.scale) / 127;
	const weights = Int8Array.from(model.weights, (weight) => Math.max(-127, Math.min(127, Math.round((weight * model.scale) / scale))));
	return { ...model, weights, scale };
}

function table({ bits, scale, weights }: CueModel): string {
	return `{ bits: ${bits}, scale: ${scale}, weights: '${base64(new Uint8Array(weights.buffer))}' }`;
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64');
}

function ratesOf(rates: SpeechModel['rates']): Uint8Array {
	const bytes = Buffer.alloc(rates.size * 5);
	for (const [i, [key, rate]] of [...rates].sort(([a], [b]) => a - b).entries()) {
		bytes.writeInt32LE(key, i * 5);
		bytes.writeUInt8(rate, i * 5 + 4);
	}
	return bytes;
}

function forestOf({ base, features, values }: Forest): Uint8Array {
	const bytes = Buffer.alloc(4 + features.length * 5);
	bytes.writeFloatLE(base, 0);
	for (const [i, feature] of features.entries()) {
		bytes.writeInt8(feature, 4 + i * 5);
		bytes.writeFloatLE(values[i]!, 5 + i * 5);
	}
	return bytes;
}
