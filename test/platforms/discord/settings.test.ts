import { expect, test } from 'vitest';
import { discord } from '../../../src/platforms/discord/index.ts';

const TOKEN = 'a-token-from-the-portal';

test('nobody who sets none of its variables is asked for any', () => {
	expect(discord.enabled({})).toBe(false);
	expect(discord.enabled({ SLACK_BOT_TOKEN: 'x' })).toBe(false);
	expect(discord.enabled({ DISCORD_GUILD_ID: '1' })).toBe(true);
});

test('a token is enough, with or without the word before it', () => {
	const usual = { token: TOKEN, application: null, publicKey: null, guild: null, api: 'https://discord.com/api', layout: 'components' };
	expect(discord.settings.parse({ DISCORD_TOKEN: TOKEN })).toEqual(usual);
	expect(discord.settings.parse({ DISCORD_TOKEN: `Bot ${TOKEN}` })).toEqual(usual);
});

test.each([
	['DISCORD_TOKEN', undefined, 'Reset Token'],
	['DISCORD_TOKEN', 'two words', 'Reset Token'],
	['DISCORD_APP_ID', 'byline', '17 to 20 digits'],
	['DISCORD_GUILD_ID', '12', '17 to 20 digits'],
	['DISCORD_PUBLIC_KEY', 'abc', '64 hexadecimal digits'],
	['DISCORD_API_URL', 'discord.com', 'ends in /api'],
	['DISCORD_LAYOUT', 'cards', 'components or embeds'],
])('%s=%s is refused by name, with what to write', (name, value, advice) => {
	const parsed = discord.settings.safeParse({ DISCORD_TOKEN: TOKEN, [name]: value });
	expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([[name, expect.stringContaining(advice)]]);
});

test('every variable has its help, and the token alone is a secret', () => {
	expect(Object.entries(discord.variables).flatMap(([name, { secret }]) => (secret ? [name] : []))).toEqual(['DISCORD_TOKEN']);
	for (const { help } of Object.values(discord.variables)) expect(help.length).toBeGreaterThan(20);
});
