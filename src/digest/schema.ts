import { z } from 'zod';

/** `[start, end)` in UTF-16 code units of the Document's text. */
const span = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() }).refine(({ start, end }) => start <= end);
const spans = z.array(span);
const date = z.string().regex(/^\d/, 'A date starts with its year');
const count = z.int().nonnegative();

const line = {
	text: z.string(),
	spans,
	resolutions: z.array(z.strictObject({ mention: span, chain: spans })),
};

const point = z.strictObject({ ...line, speakers: z.array(z.strictObject({ name: z.string(), named: span })) });

const statement = z.strictObject({
	...line,
	cue: z.string().nullable(),
	cueSpan: span.nullable(),
	kind: z.enum(['direct', 'indirect', 'mixed']),
	stance: z.enum(['neutral', 'claim', 'accuse', 'deny', 'warn', 'demand', 'promise']),
	medium: z.string().nullable(),
	mediumSpan: span.nullable(),
	chain: spans,
});

const voice = z.strictObject({
	speaker: z.string(),
	named: span,
	role: z.string().nullable(),
	roleSpan: span.nullable(),
	side: z.string().nullable(),
	sideSpan: span.nullable(),
	anonymous: z.boolean(),
	statements: z.array(statement),
});

const figure = z.strictObject({
	...line,
	value: z.number().nullable(),
	number: span,
	qualifier: z.string().nullable(),
	counts: z.string(),
	countsSpan: span,
	speaker: z.string().nullable(),
	chain: spans,
	asOf: date.nullable(),
});

const event = z.strictObject({
	...line,
	date,
	precision: z.enum(['day', 'week', 'month', 'quarter', 'season', 'year', 'decade']),
	when: z.enum(['past', 'expected']),
	expression: span,
	speaker: z.string().nullable(),
	chain: spans,
});

const gap = z.strictObject({
	...line,
	kind: z.enum(['open', 'vague', 'disputed', 'unknown', 'unconfirmed']),
	cue: span,
	speaker: z.string().nullable(),
	chain: spans,
});

const documentNote = z.strictObject({
	hash: z.string().regex(/^[0-9a-f]{64}$/, 'A hash is 64 hexadecimal digits'),
	origin: z.string(),
	title: z.string().nullable(),
	publisher: z.string().nullable(),
	url: z.string().nullable(),
	published: date.nullable(),
	language: z.string().nullable(),
	characters: count,
	words: count,
	sentences: z.strictObject({ read: count, used: count }),
});

/** The Digest as JSON: what `byline digest --json` prints. A change that breaks readers raises `version`. */
export const digestSchema = z.strictObject({
	version: z.literal(1),
	document: documentNote,
	headline: point.nullable(),
	lead: z.array(point),
	points: z.array(point),
	voices: z.array(voice),
	figures: z.array(figure),
	timeline: z.array(event),
	gaps: z.array(gap),
	sentences: spans,
	dropped: z.array(
		z.strictObject({
			part: z.enum(['headline', 'lead', 'point', 'statement', 'figure', 'event', 'gap']),
			reason: z.string(),
			count: z.int().positive(),
		}),
	),
	notes: z.array(z.string()),
});
