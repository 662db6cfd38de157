import { type Channel, channel, type Tenant, tenant } from '../../../src/model/place.ts';
import { type DiscordServer, discordServer } from '../../platforms/discord/server.ts';
import { GUILD } from '../../platforms/discord/world.ts';
import { type SlackServer, slackServer, TOKENS } from '../../platforms/slack/server.ts';
import { ASKER, TEAM } from '../../platforms/slack/workspace.ts';

/** One card as people see it, and whether they have replied to it. */
export interface Seen {
	readonly key: string;
	readonly replied: boolean;
}

/** A platform on loopback with some channels, and people who reply to what they see. */
export interface Place {
	readonly name: 'slack' | 'discord';
	readonly tenant: Tenant;
	readonly channels: readonly Channel[];
	/** The cards that are to be seen now. */
	seen(): readonly Seen[];
	/** Somebody replies to the card of which this is the nth copy; false when there is no such copy. */
	reply(key: string, nth: number): boolean;
}

export interface Town {
	readonly slack: SlackServer;
	readonly discord: DiscordServer;
	readonly places: readonly Place[];
	readonly environment: Readonly<Record<string, string>>;
	stop(): Promise<void>;
}

export async function createTown({ channels }: { channels: number }): Promise<Town> {
	const slack = await slackServer();
	const discord = await discordServer();
	// Discord promises no more than "the past few minutes": here it never knows a card again.
	discord.world.dedupes = false;
	return {
		slack,
		discord,
		places: [slackPlace(slack, channels), discordPlace(discord, channels)],
		environment: {
			SLACK_BOT_TOKEN: TOKENS.bot,
			SLACK_APP_TOKEN: TOKENS.app,
			SLACK_API_URL: slack.apiUrl,
			DISCORD_TOKEN: discord.world.token,
			DISCORD_API_URL: discord.api,
		},
		async stop() {
			await Promise.all([slack.close(), discord.stop()]);
		},
	};
}

function slackPlace({ workspace }: SlackServer, count: number): Place {
	const ids = Array.from({ length: count }, (_, i) => `C0NEWS${i}`);
	for (const id of ids) workspace.member.add(id);
	const keyOf = (metadata: unknown) => (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key;
	const cards = () => workspace.messages.filter(({ bot_id: bot, thread_ts: root }) => bot && !root);
	const replied = (ts: string) => workspace.messages.some(({ thread_ts: root }) => root === ts);
	return {
		name: 'slack',
		tenant: tenant(`slack:${TEAM}`),
		channels: ids.map((id) => channel(`slack:${TEAM}/${id}`)),
		seen: () => cards().map(({ metadata, ts }) => ({ key: keyOf(metadata) ?? '', replied: replied(ts) })),
		reply(key, nth) {
			const card = cards().filter(({ metadata }) => keyOf(metadata) === key)[nth];
			if (!card) return false;
			const { channel: id, ts } = card;
			workspace.messages.push({ channel: id, ts: workspace.stamp(), thread_ts: ts, user: ASKER, text: 'Thanks!', blocks: [] });
			return true;
		},
	};
}

function discordPlace({ world }: DiscordServer, count: number): Place {
	const ids = Array.from({ length: count }, (_, i) => `30000000000000010${i}`);
	for (const id of ids) world.channels.set(id, { id, type: 0, guild: GUILD, parent: null, name: `news-${id}`, closed: null });
	const cards = () => world.messages.filter((message) => message.author === world.bot && ids.includes(message.channel) && !message.deleted);
	return {
		name: 'discord',
		tenant: tenant(`discord:${GUILD}`),
		channels: ids.map((id) => channel(`discord:${GUILD}/${id}`)),
		seen: () =>
			cards().map(({ nonce, id }) => ({ key: nonce ?? '', replied: world.messages.some(({ channel: thread }) => thread === id) })),
		reply(key, nth) {
			const card = cards().filter(({ nonce }) => nonce === key)[nth];
			if (!card || !world.channels.has(card.id)) return false;
			const body = { content: 'Thanks!' };
			const rest = { nonce: null, reference: null, ephemeral: null, loading: false, deleted: false };
			world.messages.push({ id: world.nextId(), channel: card.id, author: world.user, body, ...rest });
			return true;
		},
	};
}
