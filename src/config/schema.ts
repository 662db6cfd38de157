import { z } from 'zod';
import { type Channel, channel } from '../model/place.ts';
import { duration } from './duration.ts';
import { isZone, rateOf } from './measures.ts';
import { fetching, filter, source } from './sources.ts';

/** `<topic>-summary` is a command, and Discord's commands have at most 32 characters. https://discord.com/developers/docs/interactions/application-commands */
const topicName = z
	.string()
	.regex(
		/^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/,
		'expected 1 to 24 lower-case letters, digits and hyphens: it becomes the command /<topic>-summary',
	);

const topic = z.strictObject({
	title: z.string().trim().min(1, 'expected a title as people read it').max(80, 'expected at most 80 characters'),
	sources: z.array(source).min(1, 'expected at least one source, as in "- folder: digests/gaza"'),
	filter: filter.optional(),
});

const rate = z.string().transform((text, context) => {
	const found = rateOf(text);
	if (found === null) context.addIssue({ code: 'custom', message: 'expected a number, a slash and s, min, h or d, as in 10/min' });
	return found ?? { count: 1, per: 1 };
});

const place = z.string().transform((text, context): Channel => {
	try {
		return channel(text);
	} catch {
		context.addIssue({
			code: 'custom',
			message: 'expected a platform and a channel, as in slack:T0123/C0123, discord:123/456 or web:local/news',
		});
		return channel('web:local/news');
	}
});

const cron = z.string().refine((text) => [5, 6].includes(text.trim().split(/\s+/).length), {
	error: ({ input }) => `expected 5 or 6 fields, got ${String(input).trim().split(/\s+/).length}`,
});

const subscription = z.strictObject({
	channel: place,
	topic: z.string(),
	at: cron,
	zone: z.string().refine(isZone, 'expected an IANA time zone, as in Europe/London'),
	quiet: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'expected two times of day, as in 22:00-07:00')
		.optional(),
	when: z.enum(['something-new', 'always']).default('something-new'),
	'catch-up': duration.prefault('6h'),
});

const limits = z.strictObject({
	'questions-per-user': rate.prefault('10/min'),
	'questions-per-channel': rate.prefault('60/min'),
	'questions-per-tenant': rate.prefault('300/min'),
	'answer-history': duration.prefault('30d'),
});

/** The whole of config/byline.yaml. */
export const fileSchema = z.strictObject({
	topics: z.record(topicName, topic).refine((topics) => Object.keys(topics).length > 0, 'expected at least one topic'),
	subscriptions: z.array(subscription).default([]),
	limits: limits.prefault({}),
	fetching: fetching.prefault({}),
	listen: z
		.strictObject({
			host: z.string().min(1).default('127.0.0.1'),
			/** Who may ask for `/healthz` and `/metrics`. */
			status: z.enum(['local', 'anyone']).default('local'),
		})
		.prefault({}),
});

export type ConfigFile = z.infer<typeof fileSchema>;
