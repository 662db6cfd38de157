import type { Card, Part } from '../../model/card.ts';
import { dateText, dayText } from '../../model/day.ts';
import type { Noun, Piece, Run } from './piece.ts';

export type PartRenderers = { readonly [K in Part['type']]: (part: Extract<Part, { type: K }>, card: Card) => readonly Piece[] };

/** How each part looks on Slack. */
export const PARTS: PartRenderers = {
	title({ text, detail, level }, { parts }) {
		const runs = [bold(text), ...(detail ? [run(` · ${detail}`)] : [])];
		if (level === 'group') return [{ shape: 'heading', level: 'group', runs, stands: null }];
		// Over a headline the title is a small line: the news comes first.
		return [{ shape: parts.some(({ type }) => type === 'headline') ? 'kicker' : 'header', runs, stands: null }];
	},
	headline: ({ text, marks }) => [piece('header', 'line', [bold(text), ...markRuns(marks)])],
	lead: ({ text, marks }) => [piece('line', 'line', [run(text), ...markRuns(marks)])],
	point: ({ text, marks, from }) => [piece('item', 'point', [run(text), ...markRuns(marks), ...(from ? [italic(` · ${from}`)] : [])])],
	compare({ label, joint, sides }) {
		const runs = sides.flatMap(({ text, amount, speaker, marks, from }, i): Run[] => [
			...(i > 0 && joint === 'then' ? [run('\n→ ')] : [run('\n')]),
			amount ? bold(amount) : run(text),
			...by(speaker),
			...markRuns(marks),
			italic(` · ${from}`),
		]);
		return [piece('item', 'point', [bold(label), ...runs])];
	},
	voice({ speaker, role, note, statements }) {
		const who = [bold(speaker), ...(role ? [run(`, ${role}`)] : []), ...(note ? [italic(` · ${note}`)] : [])];
		if (!statements.length) return [piece('line', 'voice', who)];
		const lines = statements.map(({ opening, text, closing, marks }) =>
			piece('item', 'statement', [
				...(opening ? [run(`${opening} `)] : []),
				run(text),
				...(closing ? [run(` — ${closing}`)] : []),
				...markRuns(marks),
			]),
		);
		return [{ shape: 'heading', level: 'speaker', runs: who, stands: null }, ...lines];
	},
	figure({ amount, counts, text, speaker, asOf, marks }) {
		const whole = `${amount} ${counts}`.trim();
		const words = text === whole ? [] : [run('\n'), run(text)];
		return [piece('item', 'figure', [bold(whole), ...by(speaker), ...dated(asOf), ...words, ...markRuns(marks)])];
	},
	event({ date, precision, text, speaker, marks }) {
		return [piece('item', 'event', [bold(dateText(date, precision)), run(': '), run(text), ...by(speaker), ...markRuns(marks)])];
	},
	gap({ kind, text, speaker, marks }) {
		const label = kind[0]!.toUpperCase() + kind.slice(1);
		return [piece('item', 'gap', [italic(label), run(': '), run(text), ...by(speaker), ...markRuns(marks)])];
	},
	sentence({ before, text, after, marks }) {
		const label = marks.map((number) => `[${number}] `).join('');
		const around = [before ? run(`${before} `) : null, bold(text), after ? run(` ${after}`) : null];
		return [piece('quote', 'sentence', [run(label), ...around.filter((one) => one !== null)])];
	},
	answer({ question, short, text, speaker, asOf, marks }) {
		const answer = [...(short ? [bold(`${short} `)] : []), run(text), ...by(speaker), ...dated(asOf), ...markRuns(marks)];
		return [piece('line', 'answer', [italic(question), run('\n'), ...answer])];
	},
	more: ({ text, count, of }) => [{ shape: 'line', runs: [italic(`… ${text}`)], stands: { of, count } }],
	// What it shows, in words: a message that has the picture itself is rendered without this part.
	picture: ({ alt, told }) => (told ? [] : [piece('line', 'line', [run(alt)])]),
	note: ({ text }) => [piece('line', 'line', [run(text)])],
	// These two stand at the foot of every page, whatever is above them.
	source: () => [],
	actions: () => [],
};

function piece(shape: Piece['shape'], of: Noun, runs: readonly Run[]): Piece {
	return { shape, runs, stands: { of, count: 1 } };
}

function run(text: string): Run {
	return { text };
}

function bold(text: string): Run {
	return { text, style: 'bold' };
}

function italic(text: string): Run {
	return { text, style: 'italic' };
}

function markRuns(marks: readonly number[]): Run[] {
	return marks.length ? [run(marks.map((number) => ` [${number}]`).join(''))] : [];
}

/** Whose word a line is. */
function by(speaker: string | null): Run[] {
	return speaker ? [run(' — '), bold(speaker)] : [];
}

function dated(asOf: string | null): Run[] {
	return asOf ? [run(` · as of ${dayText(asOf)}`)] : [];
}
