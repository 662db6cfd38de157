/** Two items and how likely they belong together, from 0 to 1. */
export interface Tie {
	readonly a: number;
	readonly b: number;
	readonly chance: number;
}

/**
 * Puts items together whose average chance to belong together is above the threshold, the likeliest first; a pair without a tie counts 0.
 * Each item's group is named after its first item. Works on the ties alone, so it stays near linear in the items.
 */
export function linkByAverage(size: number, ties: readonly Tie[], threshold: number): number[] {
	const groups = Array.from({ length: size }, (_, i): Group => ({ members: [i], ties: new Map() }));
	const queue = new Queue();
	for (const { a, b, chance } of ties) {
		if (a === b) continue;
		groups[a]!.ties.set(b, chance);
		groups[b]!.ties.set(a, chance);
		if (chance > threshold) queue.push({ a: Math.min(a, b), b: Math.max(a, b), chance });
	}
	const alive: (Group | null)[] = groups;
	for (let next = queue.pop(); next; next = queue.pop()) {
		const [one, other] = [alive[next.a], alive[next.b]];
		if (!one || !other || averageOf(one, other, next.b) !== next.chance) continue;
		alive[next.b] = null;
		join(alive, next.a, { other, gone: next.b });
		for (const to of one.ties.keys()) {
			const chance = averageOf(one, alive[to]!, to);
			if (chance > threshold) queue.push({ a: Math.min(next.a, to), b: Math.max(next.a, to), chance });
		}
	}
	const labels = new Array<number>(size);
	for (const group of alive) if (group) for (const member of group.members) labels[member] = Math.min(...group.members);
	return labels;
}

/** `ties`: the sum of the chances between this group's members and those of another, by the other's place. */
interface Group {
	readonly members: number[];
	readonly ties: Map<number, number>;
}

function averageOf(one: Group, other: Group, at: number): number {
	return (one.ties.get(at) ?? 0) / (one.members.length * other.members.length);
}

function join(alive: readonly (Group | null)[], at: number, { other, gone }: { other: Group; gone: number }): void {
	const one = alive[at]!;
	one.members.push(...other.members);
	one.ties.delete(gone);
	for (const [to, sum] of other.ties) {
		if (to === at) continue;
		const third = alive[to]!;
		const whole = (one.ties.get(to) ?? 0) + sum;
		one.ties.set(to, whole);
		third.ties.delete(gone);
		third.ties.set(at, whole);
	}
}

/** The likeliest tie first; of equal ones that of the earlier items, so that the same input gives the same groups. */
class Queue {
	private readonly heap: Tie[] = [];

	push(tie: Tie): void {
		const { heap } = this;
		let at = heap.push(tie) - 1;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!before(tie, heap[parent]!)) break;
			heap[at] = heap[parent]!;
			at = parent;
		}
		heap[at] = tie;
	}

	pop(): Tie | undefined {
		const { heap } = this;
		const [first] = heap;
		const last = heap.pop();
		if (!first || !last || heap.length === 0) return first;
		let at = 0;
		for (;;) {
			let child = 2 * at + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
			if (!before(heap[child]!, last)) break;
			heap[at] = heap[child]!;
			at = child;
		}
		heap[at] = last;
		return first;
	}
}

function before(x: Tie, y: Tie): boolean {
	return x.chance !== y.chance ? x.chance > y.chance : x.a !== y.a ? x.a < y.a : x.b < y.b;
}
