/** In pixels; what chat programs show a shared picture in. https://ogp.me */
export const WIDTH = 1200;
export const HEIGHT = 630;

/** Dark enough for grey on white to be read. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const INK = '#16242b';
export const GREY = '#52616a';
export const FAINT = '#d5dde1';
export const PAPER = '#ffffff';
/** Apart for people who do not tell red from green. https://jfly.uni-koeln.de/color */
export const COLOURS = ['#0b6ba8', '#b5520b', '#00735a'] as const;

type Attributes = Readonly<Record<string, string | number>>;

/** The one way to make an element: whatever stands in `attributes` and `text` is escaped. `inside` are elements already. */
export function tag(name: string, attributes: Attributes, inside: readonly string[] = []): string {
	const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
	return inside.length ? `<${name}${pairs.join('')}>${inside.join('')}</${name}>` : `<${name}${pairs.join('')}/>`;
}

export interface TextStyle {
	readonly x: number;
	/** The line that the letters stand on. */
	readonly y: number;
	readonly size: number;
	readonly fill?: string;
	readonly bold?: boolean;
	readonly anchor?: 'start' | 'middle' | 'end';
	/** White around the letters, where they stand on a line. */
	readonly halo?: boolean;
}

export function text(words: string, { x, y, size, fill = INK, bold = false, anchor = 'start', halo = false }: TextStyle): string {
	const weight = bold ? { 'font-weight': 700 } : {};
	const around = halo ? { 'paint-order': 'stroke', stroke: PAPER, 'stroke-width': 8, 'stroke-linejoin': 'round' } : {};
	const attributes = { x: round(x), y: round(y), 'font-size': size, fill, 'text-anchor': anchor, ...weight, ...around };
	return tag('text', attributes, [escaped(words)]);
}

export function picture(inside: readonly string[]): string {
	const size = { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` };
	const paper = tag('rect', { width: WIDTH, height: HEIGHT, fill: PAPER });
	return tag('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': 'DejaVu Sans' }, [paper, ...inside]);
}

/** The same bytes everywhere: no more decimals than can be seen. */
export function round(value: number): number {
	return Math.round(value * 10) / 10;
}

/** Characters that XML 1.0 cannot hold are left out. https://www.w3.org/TR/xml/#charsets */
function escaped(words: string): string {
	return words
		.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
