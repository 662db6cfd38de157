import { z } from 'zod';
import type { Variable } from '../platform.ts';

export const variables: Readonly<Record<string, Variable>> = {
	WEB: { secret: false, help: 'on or off: whether the web page is served. It is on unless you say off.' },
	WEB_PASSWORD: {
		secret: true,
		help: 'The password of the page; needed where listen.host lets other machines in. Choose one of 12 characters or more.',
	},
	WEB_HOSTS: { secret: false, help: 'Names under which the page is reached besides localhost, parted by commas: byline.example.org.' },
};

const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

export const settings = z.object({
	WEB: z.enum(['on', 'off'], 'expected on or off').optional(),
	WEB_PASSWORD: z.string().min(12, 'expected 12 characters or more, so that nobody guesses it').optional(),
	WEB_HOSTS: z
		.string()
		.transform((text) =>
			text
				.split(',')
				.map((name) => name.trim().toLowerCase())
				.filter(Boolean),
		)
		.refine((names) => names.every((name) => HOST.test(name)), 'expected names of hosts without port or path, as in byline.example.org')
		.optional(),
});

export type Settings = z.infer<typeof settings>;
