/** At most this many names are compared: a list may come from outside. */
const MOST = 2_000;

/** The names most like `wanted`, nearest first: at most a third of its letters apart (one slip in any case), or beginning alike. */
export function nearest(wanted: string, names: readonly string[], { limit = 3 }: { limit?: number } = {}): string[] {
	const sought = wanted.toLowerCase();
	const reach = Math.max(1, Math.ceil(sought.length / 3));
	return names
		.slice(0, MOST)
		.map((name) => ({ name, apart: distance(sought, name.toLowerCase(), reach) }))
		.filter(({ apart }) => apart <= reach)
		.sort((a, b) => a.apart - b.apart)
		.slice(0, limit)
		.map(({ name }) => name);
}

function distance(sought: string, name: string, reach: number): number {
	if (sought.length > 2 && (name.startsWith(sought) || sought.startsWith(name))) return reach;
	return Math.abs(sought.length - name.length) > reach ? Infinity : slips(sought, name);
}

/** Letters put in, left out, changed or swapped with their neighbour. https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance */
function slips(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
			row.push(Math.min(changed, swapped, last[j]! + 1, row[j - 1]! + 1));
		}
		before = last;
		last = row;
	}
	return last[b.length]!;
}
