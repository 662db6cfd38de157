import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { botJson, channelJson, type World } from './world.ts';

interface Session {
	readonly id: string;
	readonly intents: number;
	socket: WebSocket | null;
	readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
	valid: boolean;
}

export interface GatewayServer {
	url(): string;
	/** Number of IDENTIFY and RESUME so far. */
	readonly counts: { identify: number; resume: number };
	/** Sends an event; it is kept for a client that resumes. */
	dispatch(t: string, d: unknown): void;
	/** True when the client has asked for an intent. */
	asked(intent: number): boolean;
	/** Breaks the connection: without a word, or with a close code. */
	drop(code?: number): void;
	/** Says that the session is over (op 9). */
	invalidate(): void;
	/** Asks the client to reconnect (op 7). */
	reconnect(): void;
	/** Resolves when a client is connected and has been told so. */
	connected(): Promise<void>;
	/** Sends the newest events once more. */
	repeat(count: number): void;
	close(): void;
}

/** The intents that exist, and those that need a switch. https://discord.com/developers/docs/events/gateway#gateway-intents */
const KNOWN = 0x3fffff | (1 << 24) | (1 << 25);
const MESSAGE_CONTENT = 1 << 15;
const PRIVILEGED = MESSAGE_CONTENT | (1 << 1) | (1 << 8);
const HEARTBEAT = 500;

/** Discord's gateway, version 10, JSON without compression. */
export function gatewayServer(http: Server, world: World): GatewayServer {
	const server = new WebSocketServer({ server: http, path: '/gateway' });
	const sessions: Session[] = [];
	const counts = { identify: 0, resume: 0 };
	let lastIdentify = 0;
	server.on('connection', (socket, request) => {
		const query = new URL(request.url ?? '', 'http://x').searchParams;
		if (query.get('v') !== '10' || query.get('encoding') !== 'json') world.broken.push(`the gateway is asked for ${query}`);
		socket.on('error', () => {});
		send(socket, { op: 10, d: { heartbeat_interval: HEARTBEAT } });
		socket.on('message', (data) => take(socket, JSON.parse(String(data)) as { op: number; d: Record<string, unknown> }));
	});

	function take(socket: WebSocket, { op, d }: { op: number; d: Record<string, unknown> }): void {
		if (op === 1) return void send(socket, { op: 11, d: null });
		if (op === 2) return void identify(socket, d);
		if (op === 6) return void resume(socket, d);
		if (op !== 3) world.broken.push(`gateway op ${op} is not expected`);
	}

	function identify(socket: WebSocket, { token, intents, properties }: Record<string, unknown>): void {
		counts.identify++;
		if (Date.now() - lastIdentify < 5_000) world.broken.push('two IDENTIFY within 5 s');
		lastIdentify = Date.now();
		if (token !== world.token) return void socket.close(4004, 'Authentication failed.');
		if (typeof intents !== 'number' || intents & ~KNOWN || !properties) return void socket.close(4013, 'Invalid intent(s).');
		const granted = world.flags & ((1 << 18) | (1 << 19)) ? MESSAGE_CONTENT : 0;
		if (intents & PRIVILEGED & ~granted) return void socket.close(4014, 'Disallowed intent(s).');
		const session: Session = { id: world.nextId(), intents, socket, events: [], valid: true };
		sessions.push(session);
		emit(session, 'READY', {
			v: 10,
			user: botJson(world),
			guilds: [{ id: world.guild, unavailable: true }],
			session_id: session.id,
			resume_gateway_url: url(),
			shard: [0, 1],
			application: { id: world.application, flags: world.flags },
		});
		emit(session, 'GUILD_CREATE', guildJson(world));
	}

	function resume(socket: WebSocket, { token, session_id, seq }: Record<string, unknown>): void {
		counts.resume++;
		const session = sessions.find(({ id }) => id === session_id);
		if (token !== world.token) return void socket.close(4004, 'Authentication failed.');
		if (!session?.valid) return void send(socket, { op: 9, d: false });
		session.socket = socket;
		for (const event of session.events.filter(({ s }) => s > Number(seq))) send(socket, { op: 0, ...event });
		emit(session, 'RESUMED', {});
	}

	function emit(session: Session, t: string, d: unknown): void {
		const event = { s: session.events.length + 1, t, d };
		session.events.push(event);
		if (session.socket) send(session.socket, { op: 0, ...event });
	}

	function url(): string {
		const address = http.address();
		return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/gateway`;
	}

	const newest = () => sessions.at(-1);
	return {
		url,
		counts,
		dispatch(t, d) {
			for (const session of sessions) if (session.valid) emit(session, t, d);
		},
		asked: (intent) => ((newest()?.intents ?? 0) & intent) !== 0,
		drop(code) {
			const socket = newest()?.socket;
			for (const session of sessions) session.socket = null;
			if (code === undefined) socket?.terminate();
			else socket?.close(code);
		},
		invalidate() {
			for (const session of sessions) session.valid = false;
			const socket = newest()?.socket;
			if (socket) send(socket, { op: 9, d: false });
		},
		reconnect() {
			const session = newest();
			if (session?.socket) send(session.socket, { op: 7, d: null });
			if (session) session.socket = null;
		},
		async connected() {
			const deadline = Date.now() + 15_000;
			while (!sessions.some(({ valid, socket }) => valid && socket?.readyState === 1)) {
				if (Date.now() > deadline) throw new Error('The client did not come back within 15 s');
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		repeat(count) {
			const session = newest();
			for (const { t, d } of session?.events.slice(-count) ?? []) emit(session!, t, d);
		},
		close() {
			for (const socket of server.clients) socket.terminate();
			server.close();
		},
	};
}

function send(socket: WebSocket, payload: unknown): void {
	if (socket.readyState === 1) socket.send(JSON.stringify(payload));
}

export function guildJson(world: World, id = world.guild) {
	const channels = [...world.channels.values()].filter(({ guild }) => guild === id);
	return {
		id,
		name: 'The harbour',
		owner_id: world.user,
		system_channel_id: channels[0]?.id ?? null,
		joined_at: '2025-03-04T00:00:00.000Z',
		member_count: 2,
		roles: [
			{
				id,
				name: '@everyone',
				permissions: String(world.rights),
				position: 0,
				color: 0,
				hoist: false,
				managed: false,
				mentionable: false,
				flags: 0,
			},
		],
		channels: channels.filter(({ parent }) => parent === null).map(channelJson),
		threads: channels.filter(({ parent }) => parent !== null).map(channelJson),
		members: [],
		emojis: [],
		stickers: [],
		features: [],
		presences: [],
		voice_states: [],
		stage_instances: [],
		guild_scheduled_events: [],
		verification_level: 0,
		explicit_content_filter: 0,
		default_message_notifications: 0,
		mfa_level: 0,
		nsfw_level: 0,
		premium_tier: 0,
		preferred_locale: 'en-GB',
		afk_timeout: 300,
		system_channel_flags: 0,
	};
}
