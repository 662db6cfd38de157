/** Features of one decision, hashed: each call of `add` is the next template, in a fixed order. */
export class FeatureSink {
	readonly at: Int32Array;
	count = 0;
	private readonly mask: number;
	/** A number of its own for each template. */
	private readonly salts: Int32Array;

	/** `salt` keeps the templates of one model apart from those of another. */
	constructor({ bits, capacity, salt }: { bits: number; capacity: number; salt: number }) {
		this.at = new Int32Array(capacity);
		this.mask = (1 << bits) - 1;
		this.salts = Int32Array.from({ length: capacity }, (_, i) => Math.imul(i + salt, 0x9e3779b1));
	}

	add(x: number, y: number, z: number): void {
		const { count } = this;
		let value = Math.imul(this.salts[count]! ^ x, 0x85ebca6b);
		value = Math.imul((value ^ (value >>> 15)) + y, 0xc2b2ae35);
		value = Math.imul((value ^ (value >>> 13)) + z, 0x27d4eb2f);
		this.at[count] = (value ^ (value >>> 16)) & this.mask;
		this.count = count + 1;
	}
}

/** Distances in classes: exact when near. */
const CLASSES = Uint8Array.from({ length: 64 }, (_, d) => (d < 4 ? d : d < 6 ? 5 : d < 9 ? 8 : d < 14 ? 13 : d < 25 ? 24 : 40));

export function distance(d: number): number {
	return d < 64 ? CLASSES[d]! : 40;
}
