import { expect, test } from 'vitest';
import { line } from '../../src/digest/lines/line.ts';
import { verify } from '../../src/digest/verify/verify.ts';
import type { Span } from '../../src/model/span.ts';
import { made } from './made.ts';

interface Said {
	readonly body: string;
	/** The words that are said, the cue, and the chain from the words that name the speaker to the name. */
	readonly said: string;
	readonly cue: string | null;
	readonly chain: readonly string[];
}

/** Whether a voice with this one statement passes; each word of the chain is looked for before the one that points at it. */
function passes({ body, said, cue, chain }: Said): boolean {
	const { at, prose, digest, document } = made(body);
	const content = at(said);
	const links: Span[] = [];
	for (const link of chain) {
		const before = links.at(-1)?.start ?? body.length;
		const start = links.length === 0 ? body.indexOf(link, nearest(body, link, content)) : body.lastIndexOf(link, Math.max(0, before - 1));
		links.push({ start, end: start + link.length });
	}
	const last = links.at(-1)!;
	const cueSpan = cue === null ? null : at(cue, body.slice(0, nearest(body, cue, content)));
	const quoted = /[“”]/.test(said);
	const plain = said.replace(/“[^”]*”/g, '').match(/\p{L}/u);
	const kind = quoted ? (plain ? 'mixed' : 'direct') : 'indirect';
	const statement = {
		...line(document.text, [content]),
		cue,
		cueSpan,
		kind,
		stance: 'neutral',
		medium: null,
		mediumSpan: null,
		chain: links,
	} as const;
	const voice = {
		speaker: chain.at(-1)!,
		named: last,
		role: null,
		roleSpan: null,
		side: null,
		sideSpan: null,
		anonymous: false,
		statements: [statement],
	};
	return verify(prose, digest({ voices: [voice] })).voices.length === 1;
}

/** Of the places of these words, the one nearest to what is said. */
function nearest(body: string, words: string, { start, end }: Span): number {
	let best = -1;
	const distance = (at: number) => (at < start ? start - at : at - end);
	for (let at = body.indexOf(words); at !== -1; at = body.indexOf(words, at + 1)) {
		if ((at + words.length <= start || at >= end) && (best === -1 || distance(at) < distance(best))) best = at;
	}
	return best;
}

const NEGOTIATORS = 'Karin Holm met Tomas Lind and Ana Reyes on Monday. ';

test.each([
	['Reyes said the strike would go on.', 'the strike would go on', 'said', 'Reyes'],
	['The strike will go on, Reyes said.', 'The strike will go on', 'said', 'Reyes'],
	['“The strike goes on,” said Reyes.', '“The strike goes on,”', 'said', 'Reyes'],
	['“The strike,” Reyes said on Monday, “goes on.”', '“goes on.”', 'said', 'Reyes'],
	['Ana Reyes, who chairs the union in Varde, said the strike would go on.', 'the strike would go on', 'said', 'Ana Reyes'],
	['The union’s chair, Ana Reyes, told reporters that the strike would go on.', 'the strike would go on', 'told', 'Ana Reyes'],
	['A spokesman for the union, John Roe, said the strike would go on.', 'the strike would go on', 'said', 'John Roe'],
	[
		'A spokesman for the port who met Lind on Monday said the strike would go on.',
		'the strike would go on',
		'said',
		'A spokesman for the port',
	],
	['Union chair Ana Reyes said the strike would go on.', 'the strike would go on', 'said', 'Ana Reyes'],
	['Reyes went on to say that the strike would go on.', 'the strike would go on', 'say', 'Reyes'],
	['Reyes praised the crews and warned that the strike would go on.', 'the strike would go on', 'warned', 'Reyes'],
	['Reyes praised the crews, adding that the strike would go on.', 'the strike would go on', 'adding', 'Reyes'],
	['The strike will go on, according to Reyes.', 'The strike will go on', 'according to', 'Reyes'],
	['According to the union chair, Ana Reyes, the strike will go on.', 'the strike will go on', 'According to', 'Ana Reyes'],
	['The talks ended late, with Reyes insisting that the strike would go on.', 'the strike would go on', 'insisting', 'Reyes'],
	['Its chair, Ana Reyes, said crews “learned of it from the radio”.', 'crews “learned of it from the radio”', 'said', 'Ana Reyes'],
	['Reyes is once again blaming the port, saying the strike would go on.', 'the strike would go on', 'saying', 'Reyes'],
	['Lind was told by Reyes that the strike would go on.', 'the strike would go on', 'told', 'Reyes'],
	['Reyes was quoted as saying that the strike would go on.', 'the strike would go on', 'saying', 'Reyes'],
	['As Lind left, Reyes said the strike would go on.', 'the strike would go on', 'said', 'Reyes'],
])('who speaks is found again: %s', (words, said, cue, speaker) => {
	expect(passes({ body: NEGOTIATORS + words, said, cue, chain: [speaker] })).toBe(true);
});

test.each([
	['Reyes said Lind would wait.', 'Lind would wait', 'said', 'Lind'],
	['Lind’s lawyer said the strike would go on.', 'the strike would go on', 'said', 'Lind'],
	['A spokesman for Lind said the strike would go on.', 'the strike would go on', 'said', 'Lind'],
	['Reyes, who met Lind on Monday, said the strike would go on.', 'the strike would go on', 'said', 'Lind'],
	['As Lind left, Reyes said the strike would go on.', 'the strike would go on', 'said', 'Lind'],
	['“The strike goes on,” said Reyes, who met Lind.', '“The strike goes on,”', 'said', 'Lind'],
	['The strike will go on, according to an aide to Lind.', 'The strike will go on', 'according to', 'Lind'],
	['Reyes told Lind that the strike would go on.', 'the strike would go on', 'told', 'Lind'],
	['Reyes praised Lind, adding that the strike would go on.', 'the strike would go on', 'adding', 'Lind'],
	['Reyes accused Lind of hiding the backlog.', 'hiding the backlog', 'accused', 'Lind'],
	['Lind was told that the strike would go on.', 'the strike would go on', 'told', 'Lind'],
	['Reyes met Lind. She said the strike would go on.', 'the strike would go on', 'said', 'Lind'],
])('somebody else in the sentence does not pass for the speaker: %s', (words, said, cue, other) => {
	expect(passes({ body: NEGOTIATORS + words, said, cue, chain: [other] })).toBe(false);
});

test.each([
	[
		'a pronoun that means the subject before',
		'Reyes spoke to Lind on Monday. She said it was over.',
		'it was over',
		['She', 'Reyes', 'Ana Reyes'],
	],
	['a surname', 'The day was long. Reyes said it was over.', 'it was over', ['Reyes', 'Ana Reyes']],
	['the same noun', 'A union official left early. The official said it was over.', 'it was over', ['The official', 'A union official']],
])('a chain holds by %s', (_, words, said, chain) => {
	expect(passes({ body: NEGOTIATORS + words, said, cue: 'said', chain })).toBe(true);
});

test.each([
	['a pronoun that passes over a nearer speaker', 'Lind said no. Reyes said yes. He said it was over.', 'it was over', ['He', 'Lind']],
	['a pronoun of another gender', 'John Roe spoke at length. She said it was over.', 'it was over', ['She', 'John Roe']],
	['a pronoun for a place', 'Geneva went quiet. He said it was over.', 'it was over', ['He', 'Geneva']],
	['a surname of two people', 'Maria Roe left. John Roe stayed. Roe said it was over.', 'it was over', ['Roe', 'Maria Roe']],
	['another name', 'Lind was there. Reyes said it was over.', 'it was over', ['Reyes', 'Lind']],
	[
		'a description with another side',
		'A port official left. The union official said it was over.',
		'it was over',
		['The union official', 'A port official'],
	],
	['a description for which nothing speaks', 'Lind was there. The official said it was over.', 'it was over', ['The official', 'Lind']],
	['nothing', 'Lind was there. Reyes said it was over.', 'it was over', ['Reyes', 'Monday']],
])('a chain does not hold by %s', (_, words, said, chain) => {
	expect(passes({ body: NEGOTIATORS + words, said, cue: 'said', chain })).toBe(false);
});

test('a quotation that runs on has its speaker in the sentence beside it', () => {
	const body = '“We wait,” Ana Reyes said. “Nobody will move.” Tomas Lind left. “I am tired,” Karin Holm said.';
	expect(passes({ body, said: '“Nobody will move.”', cue: null, chain: ['Ana Reyes'] })).toBe(true);
	expect(passes({ body, said: '“Nobody will move.”', cue: null, chain: ['Karin Holm'] })).toBe(false);
	expect(passes({ body, said: '“I am tired,”', cue: null, chain: ['Ana Reyes'] })).toBe(false);
});

test('a statement leaves out no word that turns its cue round', () => {
	const body =
		'Ana Reyes did not say the strike was over. Reyes never claimed the port was shut. Reyes said unless Lind paid the strike would go on.';
	expect(passes({ body, said: 'the strike was over', cue: 'say', chain: ['Ana Reyes'] })).toBe(false);
	expect(passes({ body, said: 'the strike was over', cue: 'did not say', chain: ['Ana Reyes'] })).toBe(true);
	expect(passes({ body, said: 'the port was shut', cue: 'claimed', chain: ['Reyes', 'Ana Reyes'] })).toBe(false);
	expect(passes({ body, said: 'the strike would go on', cue: 'said', chain: ['Reyes', 'Ana Reyes'] })).toBe(false);
});
