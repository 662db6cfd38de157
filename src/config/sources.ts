import path from 'node:path';
import { z } from 'zod';
import type { Filter, TopicSource, Words } from '../model/topic.ts';
import { readWords } from '../sources/filter/read-words.ts';
import { isWebAddress } from '../sources/web-address.ts';
import { duration } from './duration.ts';
import { durationOf } from './measures.ts';

const KINDS = ['folder', 'feed', 'page', 'pdf'] as const;
/** More often than this would be a nuisance to the site. */
const SHORTEST = 60_000;

const address = z
	.string()
	.trim()
	.refine(isWebAddress, 'expected a web address, as in https://news.example/feed.xml')
	.refine((text) => !isWebAddress(text) || (!new URL(text).username && !new URL(text).password), {
		error: 'it has a password in it, which every reader of a card’s sources would see',
	})
	.optional();

const every = z
	.string()
	.refine((text) => (durationOf(text) ?? SHORTEST) >= SHORTEST, 'expected at least 1min')
	.pipe(duration);

export const source = z
	.strictObject({
		folder: z.string().trim().min(1, 'expected the path of a folder').optional(),
		feed: address,
		page: address,
		pdf: address,
		'full-text': z.boolean().optional(),
		every: every.optional(),
	})
	.superRefine((given, context) => {
		const kinds = KINDS.filter((kind) => given[kind] !== undefined);
		if (kinds.length !== 1) {
			const got = kinds.length ? `${kinds.join(' and ')} at once` : 'none';
			context.addIssue({ code: 'custom', message: `expected one of folder, feed, page and pdf, got ${got}` });
		}
		for (const key of ['full-text', 'every'] as const) {
			if (given[key] !== undefined && (given.folder !== undefined || (key === 'full-text' && given.feed === undefined)))
				context.addIssue({ code: 'custom', path: [key], message: `a ${kinds[0] ?? 'source'} has no ${key}` });
		}
	});

const words = z.string().transform((text, context): { written: string; words: Words } => {
	const read = readWords(text);
	if ('words' in read) return { written: text, words: read.words };
	context.addIssue({ code: 'custom', message: read.problem });
	return { written: text, words: { kind: 'phrase', words: [], begins: false } };
});

const list = (item: z.ZodType<string>) => z.union([item, z.array(item)]).transform((given) => [given].flat());
const name = z.string().trim().toLowerCase().min(1, 'expected a publisher’s name or host');
const language = z.string().regex(/^[a-z]{2}$/, 'expected a two-letter code, as in en');

export const filter = z.strictObject({
	words: words.optional(),
	language: list(language).optional(),
	publisher: list(name).optional(),
	'not-publisher': list(name).optional(),
	'newer-than': duration.optional(),
	'at-most': z.int('expected a whole number').min(1, 'expected at least 1').optional(),
});

export const fetching = z.strictObject({
	contact: z
		.string()
		.trim()
		.min(1)
		.max(200, 'expected at most 200 characters')
		.regex(/^[ -~]*$/, 'expected plain letters')
		.optional(),
	every: every.prefault('15min'),
	pause: duration.prefault('1s'),
	'allow-private': z
		.array(z.string().regex(/^[^\s/:]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i, 'expected a host and a port, as in intranet.example:8080'))
		.default([]),
});

export function sourceOf(given: z.infer<typeof source>, folder: string): TopicSource {
	if (given.folder !== undefined) return { kind: 'folder', path: path.resolve(folder, given.folder), written: given.folder };
	const kind = (['feed', 'page', 'pdf'] as const).find((one) => given[one] !== undefined)!;
	const url = given[kind]!;
	return { kind, url, written: url, fullText: given['full-text'] ?? false, every: given.every ?? null };
}

export function filterOf(given: z.infer<typeof filter>): Filter {
	return {
		words: given.words?.words ?? null,
		written: given.words?.written ?? '',
		languages: given.language ?? [],
		publishers: given.publisher ?? [],
		notPublishers: given['not-publisher'] ?? [],
		newerThan: given['newer-than'] ?? null,
		atMost: given['at-most'] ?? null,
	};
}
