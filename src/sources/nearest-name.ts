/** The name most like `wanted`: the same but for case or ending, or at most a third of its letters apart. Null where none is. */
export function nearestName(wanted: string, names: readonly string[]): string | null {
	let nearest: string | null = null;
	let least = Math.floor(wanted.length / 3) + 1;
	for (const name of names.slice(0, 1_000)) {
		const distance = stem(name) === stem(wanted) ? 0 : lettersApart(wanted.toLowerCase(), name.toLowerCase());
		if (distance < least) {
			nearest = name;
			least = distance;
		}
	}
	return nearest;
}

function stem(name: string): string {
	return name.toLowerCase().replace(/\.[^.]+$/, '');
}

/** Levenshtein distance. https://en.wikipedia.org/wiki/Levenshtein_distance */
function lettersApart(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
		}
		row = next;
	}
	return row[b.length]!;
}
