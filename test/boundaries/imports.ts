import path from 'node:path';

/** Files by their path from `src/`, in POSIX form. */
export type Tree = ReadonlyMap<string, string>;

export interface Import {
	readonly file: string;
	/** As written. */
	readonly specifier: string;
	/** The path from `src/` of an imported file; null for a package or a built-in module. */
	readonly target: string | null;
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** `import … from`, `export … from`, `import '…'`, `import('…')` and `import type('…')`. The formatter sees to the quotation marks. */
const IMPORT =
	/(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]\s*\)/g;

/** The text without its comments. */
export function code(text: string): string {
	return text.replace(COMMENT, '');
}

/** Every import of the tree, those of types included: a wall that types climb over is no wall. */
export function importsOf(tree: Tree): Import[] {
	return [...tree].flatMap(([file, text]) =>
		[...code(text).matchAll(IMPORT)].map((match) => {
			const specifier = match[1] ?? match[2] ?? match[3]!;
			const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : null;
			return { file, specifier, target };
		}),
	);
}

/** The files of every import cycle, each cycle once, from its first file in the order of the alphabet. */
export function cyclesOf(imports: readonly Import[]): string[][] {
	const targets = new Map<string, string[]>();
	for (const { file, target } of imports) if (target) targets.set(file, [...(targets.get(file) ?? []), target]);
	const done = new Set<string>();
	const found = new Map<string, string[]>();
	function visit(file: string, way: readonly string[]): void {
		const seen = way.indexOf(file);
		if (seen !== -1) {
			const cycle = rotated(way.slice(seen));
			found.set(cycle.join(' '), cycle);
			return;
		}
		if (done.has(file)) return;
		for (const target of targets.get(file) ?? []) visit(target, [...way, file]);
		done.add(file);
	}
	for (const file of [...targets.keys()].sort()) visit(file, []);
	return [...found.values()];
}

function rotated(cycle: readonly string[]): string[] {
	const first = cycle.indexOf([...cycle].sort()[0]!);
	return [...cycle.slice(first), ...cycle.slice(0, first)];
}
