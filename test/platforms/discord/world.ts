/** What the loopback Discord knows: one server with its channels, their messages, and what was asked of the bot. */
export interface StoredMessage {
	readonly id: string;
	readonly channel: string;
	readonly author: string;
	/** What the sender gave, as it is shown now. */
	body: Record<string, unknown>;
	readonly nonce: string | null;
	readonly reference: string | null;
	/** The interaction's token, for what only one person sees. */
	readonly ephemeral: string | null;
	/** "Byline is thinking …" */
	loading: boolean;
	deleted: boolean;
}

export interface StoredChannel {
	readonly id: string;
	readonly type: number;
	readonly guild: string | null;
	readonly parent: string | null;
	readonly name: string;
	/** Error code that everything in the channel is refused with. */
	closed: number | null;
}

export interface StoredInteraction {
	readonly id: string;
	readonly token: string;
	readonly type: number;
	/** The message with the button. */
	readonly message: StoredMessage | null;
	readonly at: number;
	acknowledged: number | null;
	original: StoredMessage | null;
	/** The 15 minutes are over. */
	expired: boolean;
	/** Called at the first answer. */
	answered: () => void;
}

export interface World {
	readonly token: string;
	readonly application: string;
	readonly bot: string;
	readonly guild: string;
	readonly user: string;
	/** Flags of the application: the intent is among them. */
	flags: number;
	/** Permissions of the bot and of the user in the server. */
	rights: bigint;
	userRights: bigint;
	endpointUrl: string | null;
	publicKey: string;
	readonly channels: Map<string, StoredChannel>;
	readonly messages: StoredMessage[];
	readonly interactions: Map<string, StoredInteraction>;
	/** Bodies of the registrations, by route. */
	readonly registered: { readonly route: string; readonly commands: readonly { readonly name: string }[] }[];
	/** A second message with a nonce is the first one. */
	dedupes: boolean;
	readonly broken: string[];
	readonly requests: {
		readonly method: string;
		readonly path: string;
		readonly body: unknown;
		readonly files: ReadonlyMap<string, Uint8Array>;
		readonly at: number;
	}[];
	nextId(): string;
}

export const GUILD = '200000000000000001';
export const CHANNEL = '300000000000000001';
export const CLOSED = '300000000000000002';
const EPOCH = 1_420_070_400_000n;

export function world({ publicKey = '' }: { publicKey?: string } = {}): World {
	let count = 0n;
	const channel = (id: string, closed: number | null): [string, StoredChannel] => [
		id,
		{ id, type: 0, guild: GUILD, parent: null, name: 'news', closed },
	];
	return {
		token: 'token-of-the-loopback-bot',
		application: '100000000000000001',
		bot: '100000000000000002',
		guild: GUILD,
		user: '400000000000000001',
		flags: 0,
		rights: (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n),
		userRights: 0n,
		endpointUrl: null,
		publicKey,
		channels: new Map([channel(CHANNEL, null), channel(CLOSED, 50001)]),
		messages: [],
		interactions: new Map(),
		registered: [],
		dedupes: true,
		broken: [],
		requests: [],
		nextId: () => (((BigInt(Date.now()) - EPOCH) << 22n) | (count++ & 0x3fffffn)).toString(),
	};
}

export function userJson({ user }: World) {
	return { id: user, username: 'ana', global_name: 'Ana', discriminator: '0', avatar: null };
}

export function botJson({ bot }: World) {
	return { id: bot, username: 'Byline', discriminator: '0', avatar: null, bot: true };
}

export function channelJson({ id, type, guild, parent, name }: StoredChannel) {
	return {
		id,
		type,
		name,
		...(guild && { guild_id: guild }),
		...(parent && {
			parent_id: parent,
			owner_id: '100000000000000002',
			thread_metadata: { archived: false, locked: false, auto_archive_duration: 10080, archive_timestamp: '2025-03-04T00:00:00Z' },
		}),
		permission_overwrites: [],
		position: 0,
	};
}

/** A message as the API gives it; the nonce is not kept. */
export function messageJson(world: World, message: StoredMessage): Record<string, unknown> {
	const { id, channel, author, body, reference, ephemeral } = message;
	const referenced = reference === null ? undefined : world.messages.find((one) => one.id === reference && !one.deleted);
	return {
		id,
		type: reference === null ? 0 : 19,
		channel_id: channel,
		author: author === world.bot ? botJson(world) : userJson(world),
		content: String(body.content ?? ''),
		embeds: body.embeds ?? [],
		components: body.components ?? [],
		flags: Number(body.flags ?? 0) | (ephemeral === null ? 0 : 64),
		mentions: [],
		mention_roles: [],
		mention_everyone: false,
		attachments: [],
		timestamp: new Date().toISOString(),
		edited_timestamp: null,
		tts: false,
		pinned: false,
		...(world.channels.has(id) && { thread: threadJson(world, id) }),
		...(reference !== null && {
			message_reference: { message_id: reference, channel_id: channel },
			referenced_message: referenced
				? {
						...messageJson(world, { ...referenced, reference: null }),
						...(referenced.reference && { message_reference: { message_id: referenced.reference } }),
					}
				: null,
		}),
	};
}

/** The conversation under a message; what it counts leaves out the message that it hangs on. */
function threadJson(world: World, id: string) {
	return { ...channelJson(world.channels.get(id)!), message_count: world.messages.filter(({ channel }) => channel === id).length };
}
