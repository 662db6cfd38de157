import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { Refused } from '../../model/post.ts';
import type { Log } from '../platform.ts';
import type { IdentifyThrottler } from './identifies.ts';
import { restOptions } from './rest.ts';
import type { Settings } from './settings.ts';
import { TOKEN_ADVICE, UNREACHABLE_ADVICE, verdictOf } from './verdict.ts';

/** What the gateway brings, as JSON for the messages and interactions. */
export interface Listeners {
	interaction(json: unknown): void;
	message(json: unknown): void;
	deletion(json: unknown): void;
	/** The bot was added to a server or removed from it; `since` is when it had been added (Unix ms). */
	membership(change: { kind: 'joined' | 'left'; guild: string; channel: string | null; since: number }): void;
}

export interface GatewayOptions {
	readonly settings: Pick<Settings, 'token' | 'api'>;
	/** Ask for the content of all messages. Only for an application that may have it: Discord hangs up on any other. */
	readonly content: boolean;
	readonly listeners: Listeners;
	readonly log: Log;
	readonly now: () => number;
	readonly signal: AbortSignal;
}

/** How long (ms) the servers that Discord announced may take to arrive before we are ready; nothing hangs on them. */
const GUILDS_WITHIN = 1_000;
/** Between two attempts to reach the gateway (ms). */
const AGAIN_AFTER = 2_000;

/** Resolves with a client that is ready; `disallowed` when Discord refuses the intents. */
export async function login(options: GatewayOptions, throttler: IdentifyThrottler): Promise<Client | 'disallowed' | Refused> {
	for (;;) {
		const outcome = await attempt(options, throttler);
		if (outcome !== 'again') return outcome;
		await wait(AGAIN_AFTER);
	}
}

async function attempt(options: GatewayOptions, throttler: IdentifyThrottler): Promise<Client | 'disallowed' | 'again' | Refused> {
	const client = await createClient(options, throttler);
	listen(client, options);
	const aborted = new Promise<never>((_, reject) => {
		if (options.signal.aborted) reject(options.signal.reason);
		options.signal.addEventListener('abort', () => reject(options.signal.reason), { once: true });
	});
	const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()));
	try {
		await Promise.race([Promise.all([client.login(options.settings.token), ready]), aborted]);
		return client;
	} catch (error) {
		await client.destroy();
		return loginVerdict(error, options.signal);
	}
}

function loginVerdict(error: unknown, signal: AbortSignal): 'disallowed' | 'again' | Refused {
	const message = error instanceof Error ? error.message : String(error);
	if (/disallowed intents/i.test(message)) return 'disallowed';
	if (/invalid token|Expected token|Authentication failed/i.test(message))
		return { status: 'refused', refusal: 'token-invalid', reason: 'Discord does not know the token', advice: TOKEN_ADVICE };
	if (/Not enough sessions/i.test(message)) {
		const advice = 'Wait until tomorrow, and find out what restarts Byline so often.';
		return { status: 'refused', refusal: 'other', reason: 'Discord allows no more connections today', advice };
	}
	const verdict = verdictOf(error);
	if (!signal.aborted && verdict.status !== 'refused') return 'again';
	return { status: 'refused', refusal: 'unreachable', reason: `Discord cannot be reached: ${verdict.reason}`, advice: UNREACHABLE_ADVICE };
}

async function createClient({ settings, content }: GatewayOptions, throttler: IdentifyThrottler): Promise<Client> {
	const { Client, GatewayIntentBits: Intent, Options } = await import('discord.js');
	const intents = [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages, ...(content ? [Intent.MessageContent] : [])];
	return new Client({
		intents,
		rest: restOptions(settings.api),
		// Discord itself says how many connections so many servers take.
		shards: 'auto',
		waitGuildTimeout: GUILDS_WITHIN,
		ws: { buildIdentifyThrottler: () => throttler },
		// Nothing of these is ever looked up: what a message says is passed on and forgotten.
		makeCache: Options.cacheWithLimits({
			...Options.DefaultMakeCacheSettings,
			MessageManager: 0,
			GuildMemberManager: 0,
			ThreadMemberManager: 0,
			UserManager: 0,
			PresenceManager: 0,
			ReactionManager: 0,
			ReactionUserManager: 0,
			VoiceStateManager: 0,
			GuildEmojiManager: 0,
			GuildStickerManager: 0,
			GuildInviteManager: 0,
			GuildScheduledEventManager: 0,
			GuildBanManager: 0,
			StageInstanceManager: 0,
			AutoModerationRuleManager: 0,
		}),
	});
}

function listen(client: Client, { listeners, log }: GatewayOptions): void {
	client.on('error', (cause) => log.warn('Discord’s library met an error', { cause }));
	client.on('shardError', (cause, shard) => log.warn('the connection to Discord met an error', { cause, shard }));
	// The JSON as it came, not the library's objects: the same reading serves the end point for interactions.
	const on = (name: string, take: (json: unknown) => void) => client.ws.on(name as Parameters<typeof client.ws.on>[0], take);
	on('INTERACTION_CREATE', listeners.interaction);
	on('MESSAGE_CREATE', listeners.message);
	on('MESSAGE_DELETE', listeners.deletion);
	on('MESSAGE_DELETE_BULK', listeners.deletion);
	client.on('guildCreate', ({ id, systemChannelId: channel, joinedTimestamp: since }) =>
		listeners.membership({ kind: 'joined', guild: id, channel, since }),
	);
	client.on('guildDelete', ({ id, systemChannelId: channel, joinedTimestamp: since }) =>
		listeners.membership({ kind: 'left', guild: id, channel, since }),
	);
}
