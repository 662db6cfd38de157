import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'discord.js';
import type { Refused } from '../../model/post.ts';
import type { Log } from '../platform.ts';
import { type IdentifyThrottler, identifyThrottler } from './identifies.ts';
import { restOptions } from './rest.ts';
import type { Settings } from './settings.ts';
import { TOKEN_ADVICE, verdictOf } from './verdict.ts';
import { isThread } from './wire.ts';

/** What the gateway brings, as JSON for the messages and interactions. */
export interface Listeners {
	interaction(json: unknown): void;
	message(json: unknown): void;
	deletion(json: unknown): void;
	/** The bot was added to a server or removed from it; `since` is when it had been added (Unix ms). */
	membership(change: { kind: 'joined' | 'left'; guild: string; channel: string | null; since: number }): void;
}

export interface Gateway {
	/** The channel of a thread; null for a channel that is no thread, undefined for what is not known. */
	parentOf(id: string): string | null | undefined;
	/** How many servers the bot is in. */
	guilds(): number;
	close(): Promise<void>;
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
const DISALLOWED = 4014;
const REVOKED = 4004;

/** Resolves when Discord says that the bot is ready. The library restores a connection that drops. */
export async function openGateway(options: GatewayOptions, throttler = identifyThrottler(options)): Promise<Gateway | Refused> {
	let closed = false;
	const first = await login(options, throttler);
	if (first === 'disallowed') return openGateway({ ...options, content: false }, throttler);
	if ('status' in first) return first;
	let client = first;
	watch(options.content);
	return {
		parentOf(id) {
			const found = client.channels.cache.get(id);
			if (!found) return undefined;
			return isThread(found) && 'parentId' in found ? found.parentId : null;
		},
		guilds: () => client.guilds.cache.size,
		async close() {
			closed = true;
			await client.destroy();
		},
	};

	/** Two things end a connection for good: a token that was taken back, and an intent that was switched off while we run. */
	function watch(content: boolean): void {
		client.on('shardReconnecting', (shard) => {
			if (!closed) options.log.info('the connection to Discord dropped; it is being restored', { shard });
		});
		client.on('shardDisconnect', ({ code }) => {
			if (closed) return;
			if (code === REVOKED) options.log.error(`Discord no longer takes the token. ${TOKEN_ADVICE}`);
			else if (code === DISALLOWED && content) void withoutContent();
			else options.log.error('Discord ended the connection for good; start Byline again', { code });
		});
	}

	async function withoutContent(): Promise<void> {
		options.log.warn('The Message Content intent was switched off; questions need a mention or a reply from now on.');
		await client.destroy();
		const again = await login({ ...options, content: false, signal: AbortSignal.timeout(600_000) }, throttler);
		if (again === 'disallowed' || 'status' in again) {
			options.log.error('Discord could not be connected again; start Byline again');
			return;
		}
		client = again;
		if (closed) await client.destroy();
		else watch(false);
	}
}

async function login(options: GatewayOptions, throttler: IdentifyThrottler): Promise<Client | 'disallowed' | Refused> {
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
	if (/token|Authentication failed/i.test(message))
		return { status: 'refused', refusal: 'token-invalid', reason: 'Discord does not know the token', advice: TOKEN_ADVICE };
	if (/Not enough sessions/i.test(message)) {
		const advice = 'Wait until tomorrow, and find out what restarts Byline so often.';
		return { status: 'refused', refusal: 'other', reason: 'Discord allows no more connections today', advice };
	}
	const verdict = verdictOf(error);
	if (!signal.aborted && verdict.status !== 'refused') return 'again';
	const advice = 'Check that this machine reaches discord.com, and https://discordstatus.com; then start Byline again.';
	return { status: 'refused', refusal: 'other', reason: `Discord cannot be reached: ${verdict.reason}`, advice };
}

async function createClient({ settings, content }: GatewayOptions, throttler: IdentifyThrottler): Promise<Client> {
	const { Client, GatewayIntentBits: Intent, Options } = await import('discord.js');
	const intents = [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages, ...(content ? [Intent.MessageContent] : [])];
	return new Client({
		intents,
		rest: restOptions(settings.api),
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
