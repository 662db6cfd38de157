import { channel } from '../../../src/model/place.ts';
import { discord } from '../../../src/platforms/discord/index.ts';
import { type Settings, settings } from '../../../src/platforms/discord/settings.ts';
import type { Harness } from '../harness.ts';
import { commandData, dangersOf, idOf, messageOf, pressData, say, seen, whispers } from './people.ts';
import { type DiscordServer, discordServer } from './server.ts';
import { CHANNEL, CLOSED, GUILD } from './world.ts';

type Body = Readonly<Record<string, unknown>>;

export interface Loopback extends Harness<Settings> {
	readonly server: DiscordServer;
}

/** The harness of the contract, on a loopback Discord. */
export async function loopback(variables: Readonly<Record<string, string>> = {}): Promise<Loopback> {
	const server = await discordServer();
	const { world } = server;
	const given = { DISCORD_TOKEN: world.token, DISCORD_API_URL: server.api, ...variables };
	return {
		server,
		definition: discord,
		settings: settings.parse(given),
		variables: given,
		channel: channel(`discord:${GUILD}/${CHANNEL}`),
		closed: channel(`discord:${GUILD}/${CLOSED}`),
		async shown(ref) {
			const message = messageOf(world, ref);
			return message && seen(message.body);
		},
		whispered: async () => whispers(world).map(({ body }) => seen(body)),
		async command({ command, options, repeats = 0 }) {
			await server.interact({ type: 2, data: commandData(command, options), repeats });
		},
		async press(on, action) {
			const message = on === 'private' ? whispers(world).at(-1) : messageOf(world, on);
			if (!message) throw new Error('There is no such message');
			await server.interact({ type: 3, data: pressData(message, action), message });
		},
		async ask({ thread, text, mention, repeats = 0 }) {
			say(server, { text, channel: idOf(thread), mention, repeats });
		},
		next: server.next,
		broken: () => world.broken,
		visible: (rendered) => seen(rendered as Body),
		fallback: () => null,
		dangers: (rendered) => dangersOf(rendered as Body, 'coastal.example'),
		stop: server.stop,
	};
}
