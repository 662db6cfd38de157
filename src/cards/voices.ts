import type { Part, StatementLine } from '../model/card.ts';
import type { Digest, Voice } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { cueWords } from './cue.ts';
import type { Limits } from './limits.ts';
import { more } from './more.ts';
import { traced } from './traced.ts';

const SAYS_UNNAMED = /\b(?:anonym|named|unidentified|unnamed|identif)/i;

/** Each speaker once, in the order of the Digest, with the statements in theirs. */
export function voiceParts(digest: Digest, document: Document, limits: Limits): Part[] {
	const shown = digest.voices.slice(0, limits.voices);
	return [
		...shown.flatMap((voice): Part[] => [
			{
				type: 'voice',
				speaker: capitalised(voice.speaker),
				role: roleOf(voice),
				anonymous: voice.anonymous,
				note: voice.anonymous && !SAYS_UNNAMED.test(`${voice.speaker} ${voice.role}`) ? 'not named' : null,
				statements: statementLines(digest, document, voice).slice(0, limits.statements),
			},
			...more(voice.statements.length - limits.statements, 'statement'),
		]),
		...more(digest.voices.length - shown.length, 'voice'),
	];
}

function statementLines(digest: Digest, { text }: Document, { statements }: Voice): StatementLine[] {
	return statements.map((statement) => {
		const { cue, medium, kind } = statement;
		return { ...traced(digest, statement), cue, medium, kind, ...cueWords(text, statement) };
	});
}

/** The role, and the side where neither role nor name says it: `spokesman, the port authority`. */
function roleOf({ speaker, role, side }: Voice): string | null {
	const said = [speaker];
	const words = [role, side].filter((part): part is string => {
		if (!part || said.some((earlier) => earlier.toLowerCase().includes(part.toLowerCase()))) return false;
		said.push(part);
		return true;
	});
	return words.join(', ') || null;
}

/** A speaker whom the text only describes ("a worker") heads a block of lines, so it starts with a capital. */
function capitalised(name: string): string {
	const first = String.fromCodePoint(name.codePointAt(0) ?? 0x20);
	return name && first.toUpperCase() + name.slice(first.length);
}
