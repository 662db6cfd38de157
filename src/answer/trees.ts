/**
 * A sum of small trees. Each tree is full: at depth `d` its splits stand first, level by level, then its leaves. A feature below
 * the split's cut goes left.
 */
export interface Forest {
	readonly depth: number;
	readonly features: Uint8Array;
	readonly cuts: Float32Array;
	readonly leaves: Float32Array;
}

export function scoreOf({ depth, features, cuts, leaves }: Forest, row: ArrayLike<number>): number {
	const splits = (1 << depth) - 1;
	const trees = features.length / splits;
	let sum = 0;
	for (let tree = 0; tree < trees; tree++) {
		const first = tree * splits;
		let node = 0;
		for (let level = 0; level < depth; level++) node = 2 * node + (row[features[first + node]!]! < cuts[first + node]! ? 1 : 2);
		sum += leaves[tree * (splits + 1) + node - splits]!;
	}
	return sum;
}

/** The numbers of a forest as text: features as bytes, then cuts and leaves as 32-bit floats, in base64. */
export interface Packed {
	readonly depth: number;
	readonly features: string;
	readonly cuts: string;
	readonly leaves: string;
}

export function unpack({ depth, features, cuts, leaves }: Packed): Forest {
	const floats = (text: string) => new Float32Array(bytes(text).buffer);
	return { depth, features: bytes(features), cuts: floats(cuts), leaves: floats(leaves) };
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
