import { CUES, FOREST, RATES, ROLES, STEPS } from '../weights/attribution.weights.ts';
import type { SpeechModel } from './model.ts';
import type { Forest } from './trees.ts';

let model: SpeechModel | undefined;

/** The model that ships with the product, decoded at its first use. */
export function learnedModel(): SpeechModel {
	model ??= {
		rates: readRates(bytesOf(RATES)),
		cues: { bits: CUES.bits, scale: CUES.scale, weights: new Int8Array(bytesOf(CUES.weights).buffer) },
		roles: {
			bits: ROLES.bits,
			scale: ROLES.scale,
			weights: new Int8Array(bytesOf(ROLES.weights).buffer),
			steps: new Float32Array(bytesOf(STEPS).buffer),
		},
		frames: readForest(bytesOf(FOREST)),
	};
	return model;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** Five bytes a lemma: its key, and its rate. */
function readRates(bytes: Uint8Array<ArrayBuffer>): Map<number, number> {
	const view = new DataView(bytes.buffer);
	const rates = new Map<number, number>();
	for (let at = 0; at < bytes.length; at += 5) rates.set(view.getInt32(at, true), view.getUint8(at + 4));
	return rates;
}

/**
 * The base, then tree after tree in preorder: a node is its feature (one byte, -1 for a leaf) and its threshold or value (four bytes),
 * and an inner node is followed by its left and its right child.
 */
function readForest(bytes: Uint8Array<ArrayBuffer>): Forest {
	const view = new DataView(bytes.buffer);
	const size = (bytes.length - 4) / 5;
	const features = new Int8Array(size);
	const values = new Float32Array(size);
	const left = new Int32Array(size);
	const right = new Int32Array(size);
	let next = 0;
	function read(): number {
		const node = next++;
		features[node] = view.getInt8(4 + node * 5);
		values[node] = view.getFloat32(5 + node * 5, true);
		if (features[node] >= 0) {
			left[node] = read();
			right[node] = read();
		}
		return node;
	}
	const roots: number[] = [];
	while (next < size) roots.push(read());
	return { base: view.getFloat32(0, true), roots: Int32Array.from(roots), features, values, left, right };
}
