/** Decision trees whose leaves add up to a log-odds. In a node, the left child holds what is below the threshold. */
export interface Forest {
	readonly base: number;
	readonly roots: Int32Array;
	/** The feature that a node asks for; -1 in a leaf. */
	readonly features: Int8Array;
	/** The node's threshold, or the leaf's value. */
	readonly values: Float32Array;
	readonly left: Int32Array;
	readonly right: Int32Array;
}

/** From 0 to 1. */
export function likelihood(forest: Forest, facts: ArrayLike<number>): number {
	let sum = forest.base;
	for (const root of forest.roots) {
		let node = root;
		while (forest.features[node]! >= 0) {
			node = facts[forest.features[node]!]! < forest.values[node]! ? forest.left[node]! : forest.right[node]!;
		}
		sum += forest.values[node]!;
	}
	return 1 / (1 + Math.exp(-sum));
}
