import { openListener } from '../../../src/main/listener.ts';
import type { MessageRef } from '../../../src/model/place.ts';
import type { ConnectOptions } from '../../../src/platforms/platform.ts';
import { slack } from '../../../src/platforms/slack/index.ts';
import { channelRef, idsOf } from '../../../src/platforms/slack/references.ts';
import type { Message as Rendered } from '../../../src/platforms/slack/render.ts';
import type { Settings } from '../../../src/platforms/slack/settings.ts';
import type { Harness } from '../harness.ts';
import { type SlackServer, slackServer, TOKENS } from './server.ts';
import { overHttp, SECRET } from './signed.ts';
import { person } from './user.ts';
import { dangersOf, undone, visibleText } from './visible.ts';
import { CLOSED, GENERAL, TEAM } from './workspace.ts';

export type Way = 'socket' | 'http';

export interface Loopback extends Harness<Settings> {
	readonly server: SlackServer;
	readonly user: ReturnType<typeof person>;
	readonly channelId: string;
	/** Where Slack posts events; null over the socket. */
	readonly address: string | null;
}

/** Slack on loopback and somebody who uses it, over the socket or over HTTP. */
export async function loopback(way: Way): Promise<Loopback> {
	const server = await slackServer();
	const user = person(server);
	const listener = way === 'http' ? await openListener({ host: '127.0.0.1', port: 0 }) : null;
	const address = listener && `${listener.origin}/slack/events`;
	if (address) server.line.divert(overHttp((posted) => fetch(address, { method: 'POST', ...posted }), Date.now));
	const keys = way === 'socket' ? { SLACK_APP_TOKEN: TOKENS.app } : { SLACK_SIGNING_SECRET: SECRET };
	const variables = { SLACK_BOT_TOKEN: TOKENS.bot, SLACK_API_URL: server.apiUrl, ...keys };
	const messageOf = (ref: MessageRef) => {
		const ids = idsOf(ref);
		return server.workspace.find(ids?.id ?? '', ids?.ts ?? '');
	};
	return {
		server,
		user,
		channelId: GENERAL,
		address,
		definition: listener
			? { ...slack, connect: (settings, handlers, options: ConnectOptions) => slack.connect(settings, handlers, { ...options, listener }) }
			: slack,
		settings: slack.settings.parse(variables),
		variables,
		channel: channelRef(TEAM, GENERAL),
		closed: channelRef(TEAM, CLOSED),
		async shown(message) {
			const found = messageOf(message);
			return found ? visibleText(found.blocks) : null;
		},
		whispered: async () => server.workspace.whispers.map(({ blocks }) => visibleText(blocks)),
		async command({ command, text, repeats }) {
			await user.command(command, text, { repeats: repeats ?? 0 });
		},
		async press(on, action) {
			const card = on === 'private' ? server.workspace.whispers.at(-1) : messageOf(on);
			if (!card) throw new Error('There is no such card');
			await user.press(card, action);
		},
		async ask({ thread, text, mention, repeats = 0 }) {
			await user.say({ text, thread: idsOf(thread)!.ts, mention, repeats });
		},
		next: (fault) => server.fault('chat.postMessage', fault),
		broken: () => server.broken,
		visible: (rendered) => visibleText((rendered as Rendered).blocks),
		fallback: (rendered) => undone((rendered as Rendered).text),
		dangers: (rendered) => dangersOf(rendered as Rendered),
		async stop() {
			await Promise.all([server.close(), listener?.close()]);
		},
	};
}
