/** A stretch of text in one style. */
export interface Run {
	readonly text: string;
	readonly style: Style;
}

export type Style = 'plain' | 'strong' | 'dim' | 'title' | 'speaker' | 'label';

/** The codes that begin each style; `0` ends it. https://ecma-international.org/publications-and-standards/standards/ecma-48/ (SGR) */
const CODES: { readonly [S in Style]: string } = { plain: '', strong: '1', dim: '2', title: '1;4', speaker: '1;36', label: '33' };

/** One line for the terminal without the blanks at its end; without colour, its plain text. */
export function paint(runs: readonly Run[], colour: boolean): string {
	let room = runs
		.map(({ text }) => text)
		.join('')
		.trimEnd().length;
	let line = '';
	for (const run of runs) {
		const text = run.text.slice(0, room);
		room -= text.length;
		line += colour && CODES[run.style] && text.trim() ? `\u001b[${CODES[run.style]}m${text}\u001b[0m` : text;
	}
	return line;
}
