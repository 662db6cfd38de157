import type { PlatformDefinition } from '../platform.ts';
import { render } from './render.ts';
import { type Settings, settings, variables } from './settings.ts';

/** Discord. The library is loaded only when somebody connects. */
export const discord: PlatformDefinition<Settings> = {
	name: 'discord',
	title: 'Discord',
	variables,
	settings,
	enabled: (set) => Object.keys(variables).some((name) => name in set),
	traits: {
		// https://discord.com/developers/docs/topics/rate-limits: 50 requests a second in all, and 5 messages in 5 s to a channel.
		pace: { channelGap: 1_000, perSecond: 40 },
		// "The past few minutes": the surest reading of it.
		dedupes: 120_000,
		finds: true,
		whispers: true,
		fields: true,
	},
	render: (card, key) => render(card, key),
	connect: async (...given) => (await import('./connect.ts')).connect(...given),
	diagnose: async (...given) => (await import('./diagnose.ts')).diagnose(...given),
};
