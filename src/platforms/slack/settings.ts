import { z } from 'zod';
import type { Variable } from '../platform.ts';

export const variables: Readonly<Record<string, Variable>> = {
	SLACK_BOT_TOKEN: { secret: true, help: 'The bot token (xoxb-…), from OAuth & Permissions of your app at api.slack.com/apps.' },
	SLACK_APP_TOKEN: {
		secret: true,
		help: 'For Socket Mode, which needs no public address: an app-level token (xapp-…) with connections:write, from Basic Information.',
	},
	SLACK_SIGNING_SECRET: {
		secret: true,
		help: 'For events over HTTP, in place of SLACK_APP_TOKEN: the signing secret, from Basic Information.',
	},
	SLACK_API_URL: { secret: false, help: 'Another address of the Web API, ending in /api/; for proxies and tests.' },
};

const botToken = z
	.string('it is missing. Copy the bot token (xoxb-…) from OAuth & Permissions of your app at api.slack.com/apps')
	.refine(
		(value) => !value.startsWith('xapp-'),
		'this is an app-level token, which belongs in SLACK_APP_TOKEN; expected one that starts with xoxb-',
	)
	.refine(
		(value) => !/^xox[pear]/.test(value),
		'this is the token of a person or a configuration; expected the bot token, which starts with xoxb-',
	)
	.regex(/^(?:xoxb-|xapp-|xox[pear])\S+$/, 'expected a token that starts with xoxb-, from OAuth & Permissions of your app');

const appToken = z
	.string()
	.regex(/^xapp-\S+$/, 'expected a token that starts with xapp-, from Basic Information, App-Level Tokens (scope connections:write)');

const apiUrl = z
	.string()
	.refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), 'expected a web address that ends in /api/')
	.transform((value) => (value.endsWith('/') ? value : `${value}/`));

/** Its issues name the variable in `path[0]`. */
export const settings = z
	.object({
		SLACK_BOT_TOKEN: botToken,
		SLACK_APP_TOKEN: appToken.optional(),
		SLACK_SIGNING_SECRET: z.string().min(1).optional(),
		SLACK_API_URL: apiUrl.optional(),
	})
	.refine(({ SLACK_APP_TOKEN, SLACK_SIGNING_SECRET }) => SLACK_APP_TOKEN || SLACK_SIGNING_SECRET, {
		path: ['SLACK_APP_TOKEN'],
		message:
			'neither it nor SLACK_SIGNING_SECRET is set. Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for events over HTTP',
	})
	.transform((values) => ({
		botToken: values.SLACK_BOT_TOKEN,
		/** Set for Socket Mode, which goes first where both are. */
		appToken: values.SLACK_APP_TOKEN ?? null,
		signingSecret: values.SLACK_SIGNING_SECRET ?? null,
		apiUrl: values.SLACK_API_URL ?? 'https://slack.com/api/',
	}));

export type Settings = z.infer<typeof settings>;
