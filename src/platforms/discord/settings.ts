import { z } from 'zod';
import type { Variable } from '../platform.ts';

const PORTAL = 'https://discord.com/developers/applications';
const id = (what: string) => z.string().regex(/^\d{15,20}$/, `is no id: ${what} is a number of 17 to 20 digits`);

/** What each variable is for, and where people get it. */
export const variables: Readonly<Record<string, Variable>> = {
	DISCORD_TOKEN: { secret: true, help: `The bot's token: ${PORTAL} → your application → Bot → Reset Token.` },
	DISCORD_APP_ID: { secret: false, help: 'The application id, from General Information; optional, and checked against the token.' },
	DISCORD_PUBLIC_KEY: {
		secret: false,
		help: 'The public key, from General Information; set it to receive commands over HTTP, at /interactions.',
	},
	DISCORD_GUILD_ID: {
		secret: false,
		help: 'Registers the commands in this one server at once, in place of everywhere; for trying things out.',
	},
	DISCORD_API_URL: { secret: false, help: 'Another address of the API, ending in /api; for a proxy or a test.' },
	DISCORD_LAYOUT: { secret: false, help: '"components" (as it is without it), or "embeds" for the older look of messages.' },
};

export const settings = z
	.object({
		DISCORD_TOKEN: z
			.string({ error: `is missing: copy it from ${PORTAL} → your application → Bot → Reset Token` })
			.transform((token) => token.replace(/^Bot\s+/i, ''))
			.refine((token) => /^\S{6,}$/.test(token), 'is no token: copy it whole, without blanks, from Bot → Reset Token'),
		DISCORD_APP_ID: id('the application id').optional(),
		DISCORD_PUBLIC_KEY: z
			.string()
			.regex(/^[0-9a-f]{64}$/i, 'is no public key: copy the 64 hexadecimal digits from General Information')
			.optional(),
		DISCORD_GUILD_ID: id('a server id').optional(),
		DISCORD_API_URL: z
			.string()
			.refine(isApi, 'is no address of the API: write one that ends in /api, as https://discord.com/api')
			.default('https://discord.com/api'),
		DISCORD_LAYOUT: z.enum(['components', 'embeds'], 'is unknown: write components or embeds').default('components'),
	})
	.transform((set) => ({
		token: set.DISCORD_TOKEN,
		application: set.DISCORD_APP_ID ?? null,
		publicKey: set.DISCORD_PUBLIC_KEY?.toLowerCase() ?? null,
		guild: set.DISCORD_GUILD_ID ?? null,
		api: set.DISCORD_API_URL,
		layout: set.DISCORD_LAYOUT,
	}));

export type Settings = z.infer<typeof settings>;

function isApi(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname.endsWith('/api');
}
