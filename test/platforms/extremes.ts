import fc from 'fast-check';
import type { ActionsPart, Card, Complaint, Part, Section, SourcePart, StatementLine, VoicePart } from '../../src/model/card.ts';
import { naughty } from './naughty.ts';

const traced = { spans: [{ start: 0, end: 1 }], marks: [1] };

export const source: SourcePart = {
	type: 'source',
	text: 'One source · Coastal Wire · 4 Mar 2025 · 23 sentences read, 6 used, every line from the text',
	publisher: 'Coastal Wire',
	published: '2025-03-04',
	url: 'https://coastal.example/talks',
	sources: 1,
	read: 23,
	used: 6,
	dropped: 0,
};

const SECTIONS: readonly Section[] = ['summary', 'voices', 'figures', 'timeline', 'gaps', 'sources'];
const COMPLAINTS: readonly Complaint[] = ['wrong-speaker', 'wrong-number', 'misleading', 'missing'];

/** All the buttons that there are. */
export const actions: ActionsPart = {
	type: 'actions',
	actions: [...SECTIONS, 'useful' as const, 'not-useful' as const, ...COMPLAINTS].map((id) => ({ id, label: id, count: null })),
};

export function statement(text: string): StatementLine {
	return { ...traced, text, cue: 'said', medium: null, opening: null, closing: null, kind: 'direct' };
}

/** One part of each type, every text in it `text`. */
export function everyPart(text: string): readonly Part[] {
	const voice: VoicePart = {
		type: 'voice',
		speaker: text,
		role: text,
		note: text,
		anonymous: false,
		statements: [statement(text), statement(text)],
	};
	return [
		{ type: 'title', text, detail: text, level: 'section' },
		{ ...traced, type: 'headline', text },
		{ ...traced, type: 'lead', text },
		{ ...traced, type: 'point', text, from: text },
		voice,
		{ ...traced, type: 'figure', text, amount: text, counts: text, speaker: text, asOf: '2025-03-04' },
		{ ...traced, type: 'event', text, date: '2025-03', precision: 'month', when: 'expected', speaker: text },
		{ ...traced, type: 'gap', text, kind: 'disputed', speaker: text },
		{ ...traced, type: 'sentence', text, before: text, after: text },
		{ ...traced, type: 'answer', text, outcome: 'claimed', question: text, short: text, speaker: text, asOf: '2025-03-04' },
		{ type: 'more', text: '4 more statements', count: 4, of: 'statement' },
		{ type: 'note', text },
		{ ...source, text, publisher: text },
		{
			type: 'compare',
			label: text,
			joint: 'then',
			sides: [
				{ ...traced, text, amount: null, speaker: text, from: text },
				{ ...traced, text, amount: text, speaker: null, from: text },
			],
		},
		actions,
	];
}

export function cardOfParts(parts: readonly Part[], section: Card['section'] = 'summary'): Card {
	return { section, topic: 'Harbour talks', parts };
}

/** `count` voices whose names and words can be told apart: `Speaker 17` says `statement 17`. */
export function voices(count: number, { characters = 40 } = {}): Card {
	const parts = Array.from({ length: count }, (_, i): VoicePart => {
		const words = `statement ${i} of the many`;
		return {
			type: 'voice',
			speaker: `Speaker ${i}`,
			role: null,
			note: null,
			anonymous: false,
			statements: [statement(words.padEnd(characters, ' and more'))],
		};
	});
	return cardOfParts([{ type: 'title', text: 'Who says what', detail: null, level: 'section' }, ...parts, source], 'voices');
}

/** Cards of any shape, with texts that are ordinary, naughty, empty or huge. */
export function anyCard(): fc.Arbitrary<Card> {
	const text = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('An ordinary sentence.'));
	const part = fc.tuple(text, fc.nat(14)).map(([words, index]) => everyPart(words)[index]!);
	return fc.array(part, { maxLength: 60 }).map((parts) => cardOfParts([...parts.filter(({ type }) => type !== 'source'), source]));
}

/** A card with a picture that says what no other part of it says. */
export const pictureCard: Card = cardOfParts([
	{ type: 'headline', text: 'More ships wait', spans: [], marks: [1] },
	{
		type: 'picture',
		picture: {
			kind: 'course',
			title: 'Harbour talks',
			counts: 'ships waiting',
			points: [60, 95, 140].map((value, i) => ({
				date: `2025-03-0${i + 1}`,
				value,
				amount: `about ${value}`,
				source: 'the port authority',
			})),
		},
		alt: 'Harbour talks, ships waiting. 1 Mar 2025: about 60; 2 Mar 2025: about 95; 3 Mar 2025: about 140.',
		told: false,
	},
	source,
]);

/** Stands for the drawing, whose looks no platform knows. */
export async function png(): Promise<Uint8Array> {
	return Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3]);
}
