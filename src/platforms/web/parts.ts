import type { Action, Part, PicturePart } from '../../model/card.ts';
import { dateText, dayText } from '../../model/day.ts';
import { type Element, element, type Node } from './element.ts';
import { webAddress } from './escape.ts';

export type PartRenderers = { readonly [K in Part['type']]: (part: Extract<Part, { type: K }>, place: PicturePlace) => Element };

/** Where the page gets the pictures of a card: `/picture/<key>/0.png`. */
export type PicturePlace = (part: PicturePart) => string;

/** How each part looks on the page. */
export const PARTS: PartRenderers = {
	title({ text, detail, level }) {
		const day = detail && element('span', { class: 'detail' }, detail);
		return level === 'group'
			? element('h4', { class: 'group' }, text, ...(day ? [' ', day] : []))
			: element('header', { class: 'kicker' }, element('h3', {}, text), ...(day ? [' ', day] : []));
	},
	headline: ({ text, marks }) => element('h4', { class: 'headline' }, ...marked(text, marks)),
	lead: ({ text, marks }) => element('p', { class: 'lead' }, ...marked(text, marks)),
	point: ({ text, marks, from }) => element('li', {}, ...marked(text, marks), ...origin(from)),
	compare({ label, joint, sides }) {
		const lines = sides.map(({ text, amount, speaker, marks, from }, i) =>
			element(
				'li',
				{},
				i > 0 && joint === 'then' ? '→ ' : null,
				amount ? element('strong', { class: 'amount' }, amount) : words(text),
				...by(speaker),
				...sentenceMarks(marks),
				...origin(from),
			),
		);
		return element('li', { class: `compare ${joint}` }, element('p', { class: 'counted' }, label), element('ul', {}, ...lines));
	},
	voice({ speaker, role, note, anonymous, statements }) {
		const who = element(
			'h4',
			{ class: anonymous ? 'who anonymous' : 'who' },
			element('span', { class: 'speaker' }, speaker),
			role && element('span', { class: 'role' }, `, ${role}`),
			note && element('span', { class: 'remark' }, ` · ${note}`),
		);
		const lines = statements.map(({ opening, text, closing, kind, marks }) =>
			element(
				'li',
				{ class: kind },
				opening && element('span', { class: 'around' }, `${opening} `),
				words(text),
				closing && element('span', { class: 'around' }, ` — ${closing}`),
				...sentenceMarks(marks),
			),
		);
		return element('li', { class: 'voice' }, who, element('ul', { class: 'statements' }, ...lines));
	},
	figure({ amount, counts, text, speaker, asOf, marks }) {
		const whole = `${amount} ${counts}`.trim();
		return element(
			'li',
			{ class: 'figure' },
			element('p', { class: 'counted' }, element('strong', { class: 'amount' }, amount), ` ${counts}`, ...by(speaker), ...dated(asOf)),
			element('p', { class: 'words' }, ...marked(text === whole ? '' : text, marks)),
		);
	},
	event({ date, precision, when, text, speaker, marks }) {
		return element(
			'li',
			{ class: `event ${when}` },
			element(
				'p',
				{ class: 'date' },
				dateText(date, precision),
				when === 'expected' ? element('span', { class: 'tag' }, 'expected') : null,
			),
			element('p', { class: 'words' }, words(text), ...by(speaker), ...sentenceMarks(marks)),
		);
	},
	gap({ kind, text, speaker, marks }) {
		const tag = element('span', { class: `tag ${kind}` }, kind);
		return element('li', { class: 'gap' }, tag, element('p', { class: 'words' }, words(text), ...by(speaker), ...sentenceMarks(marks)));
	},
	sentence({ before, text, after, marks }) {
		const around = (side: string) => (side ? [element('span', { class: 'around' }, side)] : []);
		return element(
			'li',
			{ class: 'sentence', 'data-sentence': marks.join(' ') },
			element('span', { class: 'number' }, marks.map((mark) => `[${mark}]`).join(' ')),
			element('p', {}, ...around(before && `${before} `), element('mark', {}, text), ...around(after && ` ${after}`)),
		);
	},
	answer({ outcome, question, short, text, speaker, asOf, marks }) {
		return element(
			'section',
			{ class: `answer ${outcome}` },
			element('p', { class: 'asked' }, question),
			element(
				'p',
				{ class: 'answered' },
				short && element('strong', {}, `${short} `),
				words(text),
				...by(speaker),
				...dated(asOf),
				...sentenceMarks(marks),
			),
		);
	},
	source({ text, url }) {
		const address = url && webAddress(url);
		return element(
			'footer',
			{ class: 'source' },
			text,
			...(address ? [' · ', element('a', { href: address.href }, `Read it at ${address.host}`)] : []),
		);
	},
	picture: (part, place) => element('img', { class: 'picture', src: place(part), alt: part.alt, width: '1200', height: '630' }),
	more: ({ text }) => element('p', { class: 'more' }, `… ${text}`),
	note: ({ text }) => element('p', { class: 'note' }, text),
	actions({ actions }) {
		const buttons = actions.map(({ id, label, count }) => {
			const spoken = SPOKEN[id];
			return element(
				'button',
				{ 'data-action': id, 'aria-label': spoken ?? null, class: spoken ? 'opinion' : 'section' },
				label,
				count === null ? null : element('span', { class: 'count' }, ` ${count}`),
			);
		});
		return element('div', { class: 'actions', role: 'group', 'aria-label': 'About this card' }, ...buttons);
	},
};

/** What the hands say to those who do not see them. */
const SPOKEN: Partial<Record<Action['id'], string>> = { useful: 'Useful', 'not-useful': 'Not useful: say what is wrong' };

function words(text: string): Node {
	return element('span', { class: 'text' }, text);
}

/** Words with their marks; the first mark stays on the line of the last word. */
function marked(text: string, marks: readonly number[]): Node[] {
	if (!marks.length) return [words(text)];
	const [, most = text, last = ''] = /^([\s\S]*\s)(\S{1,24})$/.exec(text) ?? [];
	const all = sentenceMarks(marks);
	return [words(most), element('span', { class: 'tail' }, words(last), ...all.slice(0, 2)), ...all.slice(2)];
}

/** Each leads to its sentence in its paragraph. */
function sentenceMarks(marks: readonly number[]): Node[] {
	return marks.flatMap((mark) => {
		const number = String(mark);
		const told = { 'data-action': 'sources', 'data-mark': number, 'aria-label': `Sentence ${number}, show it in its paragraph` };
		return ['\u00a0', element('button', { class: 'mark', ...told }, `[${number}]`)];
	});
}

/** The source, where a card stands on several. */
function origin(from: string | undefined): Node[] {
	return from ? [element('span', { class: 'as-of' }, ` · ${from}`)] : [];
}

/** Whose word a line is. */
function by(speaker: string | null): Node[] {
	return speaker ? [element('span', { class: 'by' }, ' — ', element('span', { class: 'speaker' }, speaker))] : [];
}

function dated(asOf: string | null): Node[] {
	return asOf ? [element('span', { class: 'as-of' }, ` · as of ${dayText(asOf)}`)] : [];
}
