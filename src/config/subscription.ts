import { z } from 'zod';
import { parseQuiet } from '../delivery/calendar/quiet.ts';
import { readTime, readZone } from '../delivery/calendar/reading.ts';
import { type Channel, channel } from '../model/place.ts';
import { duration } from './duration.ts';
import { isZone } from './measures.ts';

const CHANNEL = /^[a-z][a-z0-9-]*:[^\s/]+\/[^\s]+$/;

/** A channel of any platform. */
export const place = z.string().transform((text, context): Channel => {
	if (CHANNEL.test(text)) return channel(text);
	context.addIssue({
		code: 'custom',
		message: 'expected a platform and a channel, as in slack:T0123/C0123, discord:123/456 or web:local/news',
	});
	return channel('web:local/news');
});

/** Cron, or the words that the command takes too. Comes out as cron. */
const times = z.string().transform((text, context): string => {
	const read = readTime(text);
	if ('cron' in read && !read.rest) return read.cron;
	const problem = 'cron' in read ? `"${read.rest}" after the time cannot be read` : read.problem;
	const near = 'cron' in read || !read.nearest.length ? '' : `; as in ${read.nearest.map((one) => `"${one}"`).join(' or ')}`;
	context.addIssue({ code: 'custom', message: `${problem}${near}`.replace(/\.$/, '') });
	return '0 0 * * *';
});

/** A name of the IANA time zone database that this system knows. */
export const zone = z.string().refine(isZone, {
	error: ({ input }) => {
		const near = readZone(String(input));
		const [closest] = 'zone' in near ? [near.zone] : near.nearest;
		return `expected an IANA time zone, as in ${closest ?? 'Europe/London'}`;
	},
});

const quiet = z
	.string()
	.refine((text) => parseQuiet(text) !== null && /^\d\d:\d\d-\d\d:\d\d$/.test(text), 'expected two times of day, as in 22:00-07:00');

/** One of `subscriptions:`: a topic for a channel, and when. */
export const subscription = z.strictObject({
	channel: place,
	topic: z.string(),
	at: times,
	zone: zone.optional(),
	quiet: quiet.optional(),
	when: z.enum(['something-new', 'always']).default('something-new'),
	'catch-up': duration.prefault('6h'),
});
