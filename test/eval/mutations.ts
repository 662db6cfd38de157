import { line } from '../../src/digest/lines/line.ts';
import type { Digest, Figure, Gap, Point, Speaker, Statement, TimelineEvent, Voice } from '../../src/model/digest.ts';
import type { Prose, Token } from '../../src/model/prose.ts';
import { contains, overlaps, type Span, sliceOf } from '../../src/model/span.ts';

/** One part of a true Digest that has been made false. */
export interface Mutation {
	readonly kind: Kind;
	/** A Digest that has the false part and no other. */
	readonly digest: Digest;
}

export type Kind =
	| 'speaker: name only'
	| 'speaker: name and chain'
	| 'number: value only'
	| 'number: another number of the text'
	| 'number: a digit of the words'
	| 'date: another day'
	| 'date: other words of the text'
	| 'date: past for expected'
	| 'negation or hedge: dropped from the spans'
	| 'negation or hedge: dropped from the words'
	| 'quotation: another word'
	| 'quotation: a word dropped'
	| 'span: a few characters, old words'
	| 'span: a few characters, new words'
	| 'span: a word, old words'
	| 'span: a word, new words'
	| 'cue: another word'
	| 'cue: another cue of the text'
	| 'statements: exchanged'
	| 'claim: printed as fact';

/** Draws numbers from 0 up to, but not including, `below`; the same seed gives the same draws. */
export type Draw = (below: number) => number;

interface Scene {
	readonly prose: Prose;
	readonly digest: Digest;
	readonly draw: Draw;
	readonly people: readonly Speaker[];
}

type Maker = (scene: Scene) => Partial<Digest> | null;

export function scene(prose: Prose, digest: Digest, draw: Draw): Scene {
	const { text } = prose.document;
	const people = new Map<string, Speaker>();
	for (const named of namesIn(prose)) people.set(sliceOf(text, named), { name: sliceOf(text, named), named });
	for (const { speaker, named } of digest.voices) people.set(speaker, { name: speaker, named });
	return { prose, digest, draw, people: [...people.values()] };
}

/** Two capitalised words or more in a row. */
function namesIn({ tokens }: Prose): Span[] {
	const found: Span[] = [];
	for (let from = 0, to = 0; from < tokens.length; from = to) {
		for (to = from; tokens[to]?.pos === 'PROPN' && tokens[to]!.sentence === tokens[from]!.sentence; ) to++;
		if (to - from > 1) found.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end });
		to = Math.max(to, from + 1);
	}
	return found;
}

/** A false part of this kind; null where the draw found nothing to make false. */
export function mutate(scene: Scene, kind: Kind): Mutation | null {
	const parts = MAKERS[kind](scene);
	const none = { headline: null, lead: [], points: [], voices: [], figures: [], timeline: [], gaps: [], dropped: [] };
	return parts && { kind, digest: { ...scene.digest, ...none, ...parts } };
}

const MAKERS: Readonly<Record<Kind, Maker>> = {
	'speaker: name only': (scene) => otherSpeaker(scene, false),
	'speaker: name and chain': (scene) => otherSpeaker(scene, true),
	'number: value only': otherValue,
	'number: another number of the text': otherNumber,
	'number: a digit of the words': (scene) =>
		anyLine(scene, (words) => words.replace(/\d/, (digit) => String((Number(digit) + 1 + scene.draw(8)) % 10))),
	'date: another day': otherDay,
	'date: other words of the text': otherExpression,
	'date: past for expected': otherTime,
	'negation or hedge: dropped from the spans': withoutTurn,
	'negation or hedge: dropped from the words': (scene) => anyLine(scene, (words) => words.replace(TURN, ' ')),
	'quotation: another word': (scene) => quotedWord(scene, () => 'terrible'),
	'quotation: a word dropped': (scene) => quotedWord(scene, () => ''),
	'span: a few characters, old words': (scene) => shifted(scene, { by: 'characters', rebuilt: false }),
	'span: a few characters, new words': (scene) => shifted(scene, { by: 'characters', rebuilt: true }),
	'span: a word, old words': (scene) => shifted(scene, { by: 'word', rebuilt: false }),
	'span: a word, new words': (scene) => shifted(scene, { by: 'word', rebuilt: true }),
	'cue: another word': (scene) => otherCue(scene, false),
	'cue: another cue of the text': (scene) => otherCue(scene, true),
	'statements: exchanged': exchanged,
	'claim: printed as fact': asFact,
};

export const KINDS = Object.keys(MAKERS) as readonly Kind[];

const TURN =
	/ (?:not|no|never|alleged|allegedly|reportedly|would|could|may|might|without|neither|nobody|cannot|unless|if|suspected|accused|denied|apparently|possibly|perhaps|likely|unlikely)(?= )/i;
const TURNS = new Set(
	'not no never alleged allegedly reportedly would could may might without neither nobody cannot unless if suspected apparently possibly perhaps likely unlikely'.split(
		' ',
	),
);

function pick<T>({ draw }: Scene, among: readonly T[]): T | null {
	return among.length > 0 ? among[draw(among.length)]! : null;
}

type Part =
	| { readonly of: 'headline' | 'lead' | 'points'; readonly line: Point }
	| { readonly of: 'figures'; readonly line: Figure }
	| { readonly of: 'timeline'; readonly line: TimelineEvent }
	| { readonly of: 'gaps'; readonly line: Gap }
	| { readonly of: 'voices'; readonly line: Statement; readonly voice: Voice };

function partsOf({ headline, lead, points, voices, figures, timeline, gaps }: Digest): Part[] {
	return [
		...(headline ? [{ of: 'headline', line: headline } as const] : []),
		...lead.map((it) => ({ of: 'lead', line: it }) as const),
		...points.map((it) => ({ of: 'points', line: it }) as const),
		...voices.flatMap((voice) => voice.statements.map((it) => ({ of: 'voices', line: it, voice }) as const)),
		...figures.map((it) => ({ of: 'figures', line: it }) as const),
		...timeline.map((it) => ({ of: 'timeline', line: it }) as const),
		...gaps.map((it) => ({ of: 'gaps', line: it }) as const),
	];
}

/** The part with these changes to its line, in the place where the part stands in a Digest. */
function placed(part: Part, change: Partial<Point | Figure>): Partial<Digest> {
	const changed = { ...part.line, ...change };
	if (part.of === 'headline') return { headline: changed as Point };
	if (part.of === 'voices') return { voices: [{ ...part.voice, statements: [changed as Statement] }] };
	return { [part.of]: [changed] };
}

/** A line of which `change` makes other words. */
function anyLine(scene: Scene, change: (words: string) => string): Partial<Digest> | null {
	const part = pick(
		scene,
		partsOf(scene.digest).filter(({ line }) => change(line.text) !== line.text),
	);
	return part && placed(part, { text: change(part.line.text) });
}

function otherSpeaker(scene: Scene, withChain: boolean): Partial<Digest> | null {
	const part = pick(scene, partsOf(scene.digest).filter(hasSpeaker));
	if (!part) return null;
	const other = otherThan(scene, speakerOf(part));
	if (!other) return null;
	if (part.of === 'voices') {
		const voice = { ...part.voice, speaker: other.name, named: other.named };
		const chain = withChain ? chainTo(scene, part.line.chain, other) : part.line.chain;
		return { voices: [{ ...voice, statements: [{ ...part.line, chain }] }] };
	}
	if ('speakers' in part.line) return pointSpeaker(scene, { part, line: part.line, other, withChain });
	const chain = withChain ? chainTo(scene, part.line.chain, other) : part.line.chain;
	return placed(part, { speaker: other.name, chain } as Partial<Figure>);
}

function hasSpeaker(part: Part): boolean {
	if ('speakers' in part.line) return part.line.speakers.length > 0;
	return part.of === 'voices' || part.line.speaker !== null;
}

function speakerOf(part: Part): string {
	if (part.of === 'voices') return part.voice.speaker;
	if ('speakers' in part.line) return part.line.speakers[0]!.name;
	return part.line.speaker ?? '';
}

/** Somebody whose name has no word in common with this one. */
function otherThan(scene: Scene, name: string): Speaker | null {
	const words = new Set(name.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu));
	return pick(
		scene,
		scene.people.filter(
			(one) =>
				!one.name
					.toLowerCase()
					.match(/[\p{L}\p{N}]{2,}/gu)
					?.some((word) => words.has(word)) && !isOther(one.name, name),
		),
	);
}

/** Pronouns and bare words that may well be the same one. */
function isOther(a: string, b: string): boolean {
	return a === b || !/\p{Lu}/u.test(a) || initials(a) === b || initials(b) === a;
}

function initials(name: string): string {
	return (name.match(/\p{Lu}/gu) ?? []).join('');
}

/** A chain that ends at the other: from the same words, from some place where the other is named, or the name alone. */
function chainTo(scene: Scene, chain: readonly Span[], other: Speaker): readonly Span[] {
	const { text } = scene.prose.document;
	const way = scene.draw(3);
	if (way === 0) return [chain[0]!, other.named];
	const surname = other.name.split(' ').at(-1)!;
	const places: Span[] = [];
	for (let at = text.indexOf(surname); at !== -1 && places.length < 20; at = text.indexOf(surname, at + 1))
		places.push({ start: at, end: at + surname.length });
	const near = pick(scene, places) ?? other.named;
	return way === 1 && !overlaps(near, other.named) ? [near, other.named] : [other.named];
}

function pointSpeaker(scene: Scene, at: { part: Part; line: Point; other: Speaker; withChain: boolean }): Partial<Digest> {
	const { part, line: point, other, withChain } = at;
	const speakers = [other, ...point.speakers.slice(1)];
	const resolutions = withChain
		? point.resolutions.map(({ mention, chain }) => ({ mention, chain: [...chain.slice(0, -1), other.named] }))
		: point.resolutions;
	return placed(part, { ...line(scene.prose.document.text, point.spans, resolutions), speakers });
}

function otherValue(scene: Scene): Partial<Digest> | null {
	const figure = pick(scene, scene.digest.figures);
	if (!figure) return null;
	const value = figure.value === null ? 7 : figure.value + (scene.draw(2) ? 1 : 10) * (scene.draw(2) ? 1 : -1);
	return { figures: [{ ...figure, value }] };
}

/** The span and the value of another number, with all else as it was. */
function otherNumber(scene: Scene): Partial<Digest> | null {
	const figure = pick(scene, scene.digest.figures);
	const { tokens, document } = scene.prose;
	const numbers = tokens.filter((token) => /^\d[\d,.]*$/.test(token.lower) && figure && !overlaps(token, figure.number));
	const near = numbers.filter((token) => figure?.spans.some((span) => contains(span, token)));
	const number = pick(scene, near.length > 0 && scene.draw(2) ? near : numbers);
	if (!figure || !number) return null;
	const value = Number(sliceOf(document.text, number).replaceAll(',', ''));
	return { figures: [{ ...figure, number: { start: number.start, end: number.end }, value }] };
}

/** The day, the month or the year of an event, off by a few. */
function otherDay(scene: Scene): Partial<Digest> | null {
	const event = pick(
		scene,
		scene.digest.timeline.filter(({ date }) => /^\d{4}(?:-\d\d){0,2}$/.test(date)),
	);
	if (!event) return null;
	const { date } = event;
	const day = new Date(`${date}${'-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}T00:00:00Z`);
	const off = (scene.draw(2) ? 1 : -1) * (1 + scene.draw(6));
	if (date.length === 4) day.setUTCFullYear(day.getUTCFullYear() + off);
	else if (date.length === 7) day.setUTCMonth(day.getUTCMonth() + off);
	else day.setUTCDate(day.getUTCDate() + off * (scene.draw(2) ? 7 : 1));
	return { timeline: [{ ...event, date: day.toISOString().slice(0, date.length) }] };
}

/** The words that date another event, or some other words of the line, with the old date. */
function otherExpression(scene: Scene): Partial<Digest> | null {
	const event = pick(scene, scene.digest.timeline);
	if (!event) return null;
	const others = scene.digest.timeline.filter(({ date }) => date !== event.date).map(({ expression }) => expression);
	const inside = scene.prose.tokens.filter((token) => token.pos === 'NOUN' && event.spans.some((span) => contains(span, token)));
	const expression = pick(scene, scene.draw(2) ? others : inside);
	return expression && { timeline: [{ ...event, expression: { start: expression.start, end: expression.end } }] };
}

function otherTime(scene: Scene): Partial<Digest> | null {
	const { published } = scene.prose.document;
	const event = pick(
		scene,
		scene.digest.timeline.filter(({ date }) => published && /^\d{4}-/.test(date) && !published.startsWith(date)),
	);
	return event && { timeline: [{ ...event, when: event.when === 'past' ? 'expected' : 'past' }] };
}

/** Takes a word that turns the sentence round out of the spans, and makes the words anew. */
function withoutTurn(scene: Scene): Partial<Digest> | null {
	const found: { part: Part; token: Token }[] = [];
	for (const part of partsOf(scene.digest)) {
		for (const token of scene.prose.tokens) {
			if (TURNS.has(token.lower) && part.line.spans.some((span) => contains(span, token))) found.push({ part, token });
		}
	}
	const one = pick(scene, found);
	if (!one) return null;
	const spans = one.part.line.spans.flatMap((span) => without(scene.prose.document.text, span, one.token));
	if (spans.length === 0) return null;
	return placed(one.part, line(scene.prose.document.text, spans, one.part.line.resolutions));
}

function without(text: string, span: Span, gone: Span): Span[] {
	if (!contains(span, gone)) return [span];
	const before = { start: span.start, end: span.start + text.slice(span.start, gone.start).trimEnd().length };
	const rest = text.slice(gone.end, span.end);
	const after = { start: gone.end + rest.length - rest.trimStart().length, end: span.end };
	return [before, after].filter(({ start, end }) => end > start);
}

/** One word of a quotation that the line has, put otherwise. */
function quotedWord(scene: Scene, other: () => string): Partial<Digest> | null {
	const quoted = /([“"][^”"]*?)\b(\p{L}{3,})\b/u;
	return anyLine(scene, (words) => words.replace(quoted, (_, before: string) => before + other()));
}

function shifted(scene: Scene, { by, rebuilt }: { by: 'characters' | 'word'; rebuilt: boolean }): Partial<Digest> | null {
	const { text } = scene.prose.document;
	const part = pick(scene, partsOf(scene.digest));
	if (!part) return null;
	const at = scene.draw(part.line.spans.length);
	const end = scene.draw(2) === 1 ? 'end' : 'start';
	const spans = part.line.spans.map((span, i) => (i === at ? moved(scene, span, { end, by }) : span));
	if (spans.some(({ start, end }, i) => end <= start || start < (spans[i - 1]?.end ?? 0) || end > text.length)) return null;
	const made = line(text, spans, part.line.resolutions);
	if (sameWords(made.text, part.line.text)) return null;
	return placed(part, rebuilt ? made : { spans });
}

/** Marks aside, and words that only tie a sentence to the one before, the same words: no false line. */
function sameWords(a: string, b: string): boolean {
	return bare(a) === bare(b);
}

function bare(words: string): string {
	return (words.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').replace(/^(?:(?:that|but|and|still|however|yet|so|also|or|meanwhile) )+/i, '');
}

function moved(scene: Scene, span: Span, { end, by }: { end: 'start' | 'end'; by: 'characters' | 'word' }): Span {
	const { text } = scene.prose.document;
	const way = scene.draw(2) === 1 ? 1 : -1;
	if (by === 'characters') return { ...span, [end]: Math.max(0, span[end] + way * (1 + scene.draw(3))) };
	const words = [...text.slice(Math.max(0, span[end] - 80), span[end] + 80).matchAll(/[\p{L}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*/gu)];
	const edges = words.map(({ index, 0: word }) => Math.max(0, span[end] - 80) + index + (end === 'end' ? word.length : 0));
	const next = way === 1 ? edges.find((edge) => edge > span[end]) : edges.findLast((edge) => edge < span[end]);
	return { ...span, [end]: next ?? span[end] };
}

function otherCue(scene: Scene, ofTheText: boolean): Partial<Digest> | null {
	const { text } = scene.prose.document;
	const said = scene.digest.voices.flatMap((voice) => voice.statements.filter(({ cue }) => cue !== null).map((it) => ({ voice, it })));
	const one = pick(scene, said);
	if (!one) return null;
	const { voice, it } = one;
	if (!ofTheText) return { voices: [{ ...voice, statements: [{ ...it, cue: it.cue === 'denied' ? 'claimed' : 'denied' }] }] };
	const cues = said.map((other) => other.it.cueSpan!).filter((span) => !overlaps(span, it.cueSpan!));
	const verbs = scene.prose.tokens.filter((token) => token.pos === 'VERB' && !overlaps(token, it.cueSpan!));
	const span = pick(scene, scene.draw(2) ? cues : verbs);
	if (!span || it.spans.some((own) => overlaps(own, span))) return null;
	const cueSpan = { start: span.start, end: span.end };
	return { voices: [{ ...voice, statements: [{ ...it, cue: sliceOf(text, cueSpan), cueSpan }] }] };
}

/** What one says in the mouth of another. */
function exchanged(scene: Scene): Partial<Digest> | null {
	const said = scene.digest.voices.flatMap((voice) => voice.statements.map((it) => ({ voice, it })));
	const one = pick(scene, said);
	const other =
		one &&
		pick(
			scene,
			said.filter(({ voice }) => voice !== one.voice),
		);
	if (!one || !other) return null;
	const { text, spans, resolutions, kind } = other.it;
	return { voices: [{ ...one.voice, statements: [{ ...one.it, text, spans, resolutions, kind }] }] };
}

/** What somebody says as a line of its own; or a figure, a date or an open question in it, without whose it is. */
function asFact(scene: Scene): Partial<Digest> | null {
	const said = scene.digest.voices.flatMap(({ statements }) => statements.flatMap(({ spans }) => spans));
	const isSaid = (part: Part) => part.of === 'voices' || said.some((span) => contains(span, keyOf(part)));
	const part = pick(
		scene,
		partsOf(scene.digest).filter((it) => !('speakers' in it.line) && hasSpeaker(it) && isSaid(it)),
	);
	if (!part) return null;
	if (part.of !== 'voices') return placed(part, { speaker: null, chain: [] } as Partial<Figure>);
	const { text, spans, resolutions } = part.line;
	return { points: [{ text, spans, resolutions, speakers: [] }] };
}

/** The words that the part is made for. */
function keyOf(part: Part): Span {
	if (part.of === 'figures') return part.line.number;
	if (part.of === 'timeline') return part.line.expression;
	return part.of === 'gaps' ? part.line.cue : part.line.spans[0]!;
}
