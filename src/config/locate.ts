import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';

/** Finds where things of a YAML file stand. Lines are counted from 1. */
export interface Locator {
	/** The line of the value at the path, or of the nearest thing above it that is there. */
	line(path: readonly PropertyKey[]): number;
	/** The line of a key of the map at the path. */
	keyLine(path: readonly PropertyKey[], key: string): number;
}

export function locator(document: Document, lines: LineCounter): Locator {
	function lineOf(node: unknown): number | null {
		return isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;
	}
	function keyNode(path: readonly PropertyKey[], key: string): unknown {
		const map = path.length ? document.getIn(path, true) : document.contents;
		return isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)?.key : null;
	}
	return {
		line(path) {
			for (let length = path.length; length > 0; length--) {
				const [key] = path.slice(length - 1, length);
				const above = path.slice(0, length - 1);
				const parent = above.length ? document.getIn(above, true) : document.contents;
				const found = isSeq(parent) ? lineOf(document.getIn(path.slice(0, length), true)) : lineOf(keyNode(above, String(key)));
				if (found !== null) return found;
			}
			return lineOf(document.contents) ?? 1;
		},
		keyLine: (path, key) => lineOf(keyNode(path, key)) ?? 1,
	};
}
