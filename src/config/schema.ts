import { z } from 'zod';
import { type UserRef, userRef } from '../model/place.ts';
import { duration } from './duration.ts';
import { rateOf } from './measures.ts';
import { fetching, filter, source } from './sources.ts';
import { place, subscription, zone } from './subscription.ts';

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

const manager = z.string().transform((text, context): UserRef => {
	if (/^[a-z][a-z0-9-]*:[^\s/]+\/[^\s/]+$/.test(text)) return userRef(text);
	context.addIssue({ code: 'custom', message: 'expected a platform and a person, as in slack:T0123/U0123 or discord:123/456' });
	return userRef('web:local/nobody');
});

/** How long something is kept. */
const age = duration.refine((ms) => ms >= 86_400_000, 'expected at least 1d');

const limits = z.strictObject({
	'questions-per-user': rate.prefault('10/min'),
	'questions-per-channel': rate.prefault('60/min'),
	'questions-per-tenant': rate.prefault('300/min'),
	'answer-history': age.prefault('30d'),
	'post-history': age.prefault('180d'),
	'why-history': age.prefault('90d'),
});

/** The whole of config/byline.yaml. */
export const fileSchema = z.strictObject({
	topics: z.record(topicName, topic).refine((topics) => Object.keys(topics).length > 0, 'expected at least one topic'),
	/** Whose clocks are meant where nothing else is said. */
	zone: zone.optional(),
	subscriptions: z.array(subscription).default([]),
	/** Who may subscribe channels; in a tenant of which nobody is named, those whom the platform vouches for. */
	managers: z.array(manager).default([]),
	/** Where Byline tells whoever runs it what went wrong. */
	'operator-channel': place.optional(),
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
