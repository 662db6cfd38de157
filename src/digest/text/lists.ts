/** The number or letter of a list's item, and how it is written: `1.`, `1.)`, `1)`, `(1)`, `a.`, `a)`, `(iv)`. */
interface Marker {
	readonly length: number;
	readonly open: string;
	readonly label: string;
	readonly close: string;
}

const BULLETS = '•⁃▪●◦‣■*';
const MARKER = /(\(?)(\d{1,2}|[a-z]|[ivx]{2,5}|[A-Z](?!\.))(\.\)|\)|\.)(?=\s)/y;
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
/** How far the next item of an inline list may be. It bounds the search, so that the whole stays linear. */
const REACH = 300;

export function isBullet(char: string | undefined): boolean {
	return char !== undefined && BULLETS.includes(char);
}

/** How many units the list marker at `at` takes; 0 where there is none. */
export function markerLength(text: string, at: number): number {
	if (isBullet(text[at])) {
		const next = text[at + 1] === ' ' ? at + 2 : at + 1;
		return next - at + (markerAt(text, next)?.length ?? 0);
	}
	return markerAt(text, at)?.length ?? 0;
}

/** Where the item after the one at `at` begins; -1 where the text at `at` is no item, or is the last of its list. */
export function nextItem(text: string, at: number): number {
	if (isBullet(text[at])) return nextBullet(text, at);
	const marker = markerAt(text, at);
	if (!marker) return -1;
	const window = text.slice(at, at + REACH);
	let nearest = -1;
	for (const label of successors(marker.label)) {
		const found = window.indexOf(` ${marker.open}${label}${marker.close} `, marker.length);
		if (found !== -1 && (nearest === -1 || found < nearest)) nearest = found;
	}
	return nearest === -1 ? -1 : at + nearest + 1;
}

function nextBullet(text: string, at: number): number {
	const bullet = text[at]!;
	if (bullet === '*') return -1;
	const found = text.slice(at, at + REACH).indexOf(` ${bullet}`, 1);
	return found === -1 ? -1 : at + found + 1;
}

function markerAt(text: string, at: number): Marker | null {
	const code = text.charCodeAt(at);
	if (!(code === 40 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))) return null;
	MARKER.lastIndex = at;
	const match = MARKER.exec(text);
	if (!match) return null;
	const [all, open = '', label = '', close = ''] = match;
	if (open && close === '.') return null;
	return { length: all.length, open, label, close };
}

function successors(label: string): string[] {
	if (/\d/.test(label)) return [String(Number(label) + 1)];
	const found: string[] = [];
	const roman = ROMAN.indexOf(label);
	if (roman > 0) found.push(ROMAN[roman + 1] ?? '');
	if (label.length === 1) found.push(String.fromCharCode(label.charCodeAt(0) + 1));
	return found;
}
