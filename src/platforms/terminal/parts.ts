import type { Part } from '../../model/card.ts';
import { dateText, dayText } from '../../model/day.ts';
import { actionLines, columnLines, markedLines } from './layout.ts';
import type { Run, Style } from './style.ts';
import { wrap } from './wrap.ts';

type Lines = Run[][];

export type PartRenderers = { readonly [K in Part['type']]: (part: Extract<Part, { type: K }>, width: number) => Lines };

/** Columns of the labels that stand left of a line. */
const DATE_COLUMN = 20;
const KIND_COLUMN = 14;
const MARK_COLUMN = 6;

/** How each part looks in a terminal. The text of the parts is escaped already. */
export const PARTS: PartRenderers = {
	title({ text, detail, level }, width) {
		const heading: Run[] = level === 'section' ? [run(text.toUpperCase(), 'title')] : [run(text, 'strong')];
		return wrap(detail ? [...heading, run(` · ${detail}`, 'dim')] : heading, { width });
	},
	headline({ text, marks }, width) {
		return markedLines([run(text, 'strong')], { width, marks });
	},
	lead({ text, marks }, width) {
		return markedLines([run(text)], { width, marks });
	},
	point({ text, marks, from }, width) {
		return markedLines([run('• '), run(text), ...origin(from)], { width, marks, rest: 2 });
	},
	compare({ label, joint, sides }, width) {
		const lines = wrap([run(label, 'strong')], { width, first: 2, rest: 4 });
		for (const [i, { text, amount, speaker, marks, from }] of sides.entries()) {
			const lead = i > 0 && joint === 'then' ? [run('→ ')] : [];
			lines.push(
				...markedLines([...lead, run(amount || text, amount ? 'strong' : 'plain'), ...by(speaker), ...origin(from)], {
					width,
					marks,
					first: 4,
					rest: 6,
				}),
			);
		}
		return lines;
	},
	voice({ speaker, role, note, statements }, width) {
		const who = [run(speaker, 'speaker'), ...(role ? [run(`, ${role}`)] : []), ...(note ? [run(` · ${note}`, 'dim')] : [])];
		const lines = wrap(who, { width, rest: 4 });
		for (const { opening, text, closing, marks } of statements) {
			const words = [...(opening ? [run(`${opening} `, 'dim')] : []), run(text), ...(closing ? [run(` — ${closing}`, 'dim')] : [])];
			lines.push(...markedLines(words, { width, marks, first: 2, rest: 4 }));
		}
		return lines;
	},
	figure({ amount, counts, text, speaker, asOf, marks }, width) {
		const whole = `${amount} ${counts}`.trim();
		const whose = [...by(speaker), ...(asOf ? [run(` · as of ${dayText(asOf)}`, 'dim')] : [])];
		if (text.startsWith(whole)) {
			return markedLines([run(whole, 'strong'), run(text.slice(whole.length)), ...whose], { width, marks, rest: 4 });
		}
		return [...wrap([run(whole, 'strong'), ...whose], { width, rest: 4 }), ...markedLines([run(text)], { width, marks, first: 2 })];
	},
	event({ date, precision, text, speaker, marks }, width) {
		return columnLines(dateText(date, precision), [run(text), ...by(speaker)], { width, marks, column: DATE_COLUMN });
	},
	gap({ kind, text, speaker, marks }, width) {
		const label = kind[0]!.toUpperCase() + kind.slice(1);
		return columnLines(label, [run(text), ...by(speaker)], { width, marks, column: KIND_COLUMN });
	},
	sentence({ before, text, after, marks }, width) {
		const context = (words: string) => (words ? wrap([run(words, 'dim')], { width, first: MARK_COLUMN + 2 }) : []);
		const mark = marks.map((number) => `[${number}]`).join(' ');
		const beside = mark.length <= MARK_COLUMN;
		// A bar beside the sentence tells it from its paragraph where there is no colour.
		const barred = wrap([run(text)], { width: width - MARK_COLUMN - 2 }).map((line, i): Run[] => {
			const label = beside && i === 0 ? mark : '';
			return [run(label.padEnd(MARK_COLUMN), 'dim'), run('│ ', 'dim'), ...line];
		});
		return [...context(before), ...(beside ? [] : wrap([run(mark, 'dim')], { width })), ...barred, ...context(after)];
	},
	answer({ question, short, text, speaker, asOf, marks }, width) {
		const answer = [
			...(short ? [run(short, 'strong'), run(' · ', 'dim')] : []),
			run(text),
			...by(speaker),
			...(asOf ? [run(` · as of ${dayText(asOf)}`, 'dim')] : []),
		];
		return [
			...wrap([run('Q  ', 'dim'), run(question)], { width, rest: 3 }),
			...markedLines([run('A  ', 'dim'), ...answer], { width, marks, rest: 3 }),
		];
	},
	source({ text, url }, width) {
		return [...wrap([run(text, 'dim')], { width }), ...(url ? wrap([run(url, 'dim')], { width }) : [])];
	},
	more({ text }, width) {
		return wrap([run(`… ${text}`, 'dim')], { width, first: 2 });
	},
	picture({ alt, told }, width) {
		return told ? [] : wrap([run(alt, 'dim')], { width });
	},
	note({ text }, width) {
		return wrap([run(text, 'dim')], { width });
	},
	actions({ actions }, width) {
		// A terminal has no buttons to press, so the ones that ask for an opinion are not shown.
		return actionLines(
			actions
				.filter(({ id }) => id !== 'useful' && id !== 'not-useful')
				.map(({ label, count }) => (count === null ? label : `${label} · ${count}`)),
			width,
		);
	},
};

function run(text: string, style: Style = 'plain'): Run {
	return { text, style };
}

/** The source, where a card stands on several. */
function origin(from: string | undefined): Run[] {
	return from ? [run(` (${from})`, 'dim')] : [];
}

/** Whose word a line is. */
function by(speaker: string | null): Run[] {
	return speaker ? [run(' — ', 'dim'), run(speaker, 'speaker')] : [];
}
