import type { Block } from '../../../src/platforms/slack/blocks.ts';

export const TEAM = 'T0HARBOUR';
export const BOT = { user: 'U0BYLINE', id: 'B0BYLINE' };
export const ASKER = 'U0ANA';
export const GENERAL = 'C0GENERAL';
export const CLOSED = 'C0CLOSED';
export const DIRECT = 'D0ANA';

export interface Message {
	readonly channel: string;
	readonly ts: string;
	readonly thread_ts?: string;
	readonly bot_id?: string;
	readonly user: string;
	text: string;
	blocks: readonly Block[];
	metadata?: unknown;
}

/** A card that only one person sees. */
export interface Whisper {
	readonly channel: string;
	readonly user: string;
	readonly thread_ts: string | undefined;
	text: string;
	blocks: readonly Block[];
}

/** What one workspace of Slack holds. */
export interface Workspace {
	readonly messages: Message[];
	readonly whispers: Whisper[];
	readonly homes: Map<string, readonly Block[]>;
	/** Channels that the bot is in. */
	readonly member: Set<string>;
	readonly archived: Set<string>;
	readonly admins: Set<string>;
	readonly scopes: Set<string>;
	readonly files: Map<string, { readonly length: number; png: Buffer | null; complete: boolean }>;
	/** A time stamp that no message has had. */
	stamp(): string;
	find(channel: string, ts: string): Message | undefined;
}

export const ALL_SCOPES = [
	...['chat:write', 'commands', 'app_mentions:read', 'channels:history', 'groups:history', 'im:history'],
	...['channels:read', 'groups:read', 'users:read', 'files:write'],
];

export function workspace(): Workspace {
	const messages: Message[] = [];
	let count = 0;
	return {
		messages,
		whispers: [],
		homes: new Map(),
		member: new Set([GENERAL, DIRECT]),
		archived: new Set(),
		admins: new Set(),
		scopes: new Set(ALL_SCOPES),
		files: new Map(),
		stamp: () => `1741075200.${String(++count).padStart(6, '0')}`,
		find: (channel, ts) => messages.find((message) => message.channel === channel && message.ts === ts),
	};
}
