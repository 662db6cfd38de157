import type { Part, StatementLine } from '../model/card.ts';
import type { Digest, Voice } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import type { Span } from '../model/span.ts';
import { cueWords } from './cue.ts';
import type { Limits } from './limits.ts';
import { more } from './more.ts';
import { traced } from './traced.ts';

const SAYS_UNNAMED = /\b(?:anonym|named|unidentified|unnamed|identif)/i;

/** Words that open a role and are never part of a name. */
const COMMON_OPENING =
	/^(?:A|An|The|Its|Their|His|Her|Senior|Former|Top|Chief|Acting|Deputy|Outgoing|Incoming|Veteran|Leading|Longtime|Retired|Local|One)\b/;

/** Each speaker once, in the order of the Digest, with the statements in theirs. */
export function voiceParts(digest: Digest, document: Document, limits: Limits): Part[] {
	const shown = digest.voices.slice(0, limits.voices);
	return [
		...shown.flatMap((voice): Part[] => [
			{
				type: 'voice',
				speaker: capitalised(voice.speaker),
				role: roleOf(voice, digest.sentences),
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
function roleOf({ speaker, role, roleSpan, side }: Voice, sentences: readonly Span[]): string | null {
	const said = [speaker];
	const inside = role && roleSpan && sentences.some(({ start }) => start === roleSpan.start) ? lowered(role) : role;
	const words = [inside, side].filter((part): part is string => {
		if (!part || said.some((earlier) => earlier.toLowerCase().includes(part.toLowerCase()))) return false;
		said.push(part);
		return true;
	});
	return words.join(', ') || null;
}

/** A role that opens a sentence in the text goes on in lower case after a name, where its first word is no name itself. */
function lowered(role: string): string {
	return role.replace(COMMON_OPENING, (word) => word.toLowerCase());
}

/** A speaker whom the text only describes ("a worker") heads a block of lines, so it starts with a capital. */
function capitalised(name: string): string {
	const first = String.fromCodePoint(name.codePointAt(0) ?? 0x20);
	return name && first.toUpperCase() + name.slice(first.length);
}
