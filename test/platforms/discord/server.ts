import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GatewayServer, gatewayServer } from './gateway-server.ts';
import { callback } from './interaction-routes.ts';
import { type Call, error } from './replies.ts';
import { routes } from './routes.ts';
import { world as newWorld, type StoredInteraction, type StoredMessage, type World } from './world.ts';

export type Fault = 'lose' | 'limit' | 'fail' | 'hang' | 'reject' | 'spend' | 'accept' | 'late';

export interface DiscordServer {
	readonly api: string;
	readonly world: World;
	readonly gateway: GatewayServer;
	/** What becomes of the next message that is posted. `reject`: it is found invalid, as long as it has components of version 2; `spend`: it is the last for a second. */
	next(fault: Fault): void;
	/** What becomes of a request that nothing else is said about: `POST /channels/1/messages`. `accept`: taken, and answered 503; `late`: taken 3 s after the caller gave up. */
	weather: ((request: string) => Fault | null) | null;
	/** What becomes of requests whose method and path match, until it is called again with null. */
	fault(pattern: RegExp | null, fault?: Fault): void;
	/** Sends an interaction as Discord would; resolves with it at its first answer, rejects after 3 s without one. */
	interact(interaction: Interact): Promise<StoredInteraction>;
	stop(): Promise<void>;
}

export interface Interact {
	readonly type: number;
	readonly data: Record<string, unknown>;
	readonly message?: StoredMessage;
	/** The channel or thread; without it, the first channel. */
	readonly channel?: string;
	readonly repeats?: number;
	/** Takes it over HTTP, in place of the gateway; gives the body of the answer. */
	readonly post?: (json: unknown) => Promise<unknown>;
	readonly direct?: boolean;
}

const LATE = 3_000;
const POST_MESSAGE = /^POST \/channels\/\d+\/messages$/;

/** A loopback Discord, as strict as its documentation. */
export async function discordServer(options: { publicKey?: string } = {}): Promise<DiscordServer> {
	const world = newWorld(options);
	const faults: { pattern: RegExp; fault: Fault; once: boolean }[] = [];
	const http = createServer((request, response) => void serve(request, response));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const gateway = gatewayServer(http, world);
	const route = routes({ world, gateway });

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const call = await readCall(request, world);
		if (!call) return reply(response, error(404, 0, '404: Not Found'));
		world.requests.push({ method: call.method, path: call.path, body: call.body, files: call.files, at: Date.now() });
		for (const missing of missingFiles(call)) world.broken.push(missing);
		const at = faults.findIndex(({ pattern }) => pattern.test(`${call.method} ${call.path}`));
		const given = faults[at];
		if (given?.once) faults.splice(at, 1);
		const fault = given?.fault ?? server.weather?.(`${call.method} ${call.path}`);
		if (fault === 'late') return void response.once('close', () => setTimeout(() => route(call), LATE).unref());
		if (fault === 'fail') return reply(response, { status: 503 });
		if (fault === 'limit')
			return reply(response, { status: 429, json: { message: 'You are being rate limited.', retry_after: 0.3, global: false } });
		if (fault === 'reject' && JSON.stringify(call.body).includes('"type":17'))
			return reply(response, error(400, 50035, 'Invalid Form Body'));
		const answered = route(call);
		if (fault === 'accept') return reply(response, { status: 503 });
		if (fault === 'lose') return void request.socket.destroy();
		if (fault === 'hang') return;
		reply(response, answered, fault === 'spend' ? '0' : '999');
	}

	const server: DiscordServer = {
		weather: null,
		api: `http://127.0.0.1:${(http.address() as AddressInfo).port}/api`,
		world,
		gateway,
		next: (fault) => void faults.push({ pattern: POST_MESSAGE, fault, once: true }),
		fault(pattern, fault = 'fail') {
			faults.length = 0;
			if (pattern) faults.push({ pattern, fault, once: false });
		},
		interact: (interaction) => interact({ world, gateway }, interaction),
		async stop() {
			gateway.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		},
	};
	return server;
}

async function readCall(request: IncomingMessage, world: World): Promise<Call | null> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const { text, files } = await parts(Buffer.concat(chunks), request.headers['content-type'] ?? '');
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	if (!url.pathname.startsWith('/api/v10/')) {
		world.broken.push(`there is no ${url.pathname}`);
		return null;
	}
	if (!/^DiscordBot \(/.test(request.headers['user-agent'] ?? '')) world.broken.push('the user agent is not as documented');
	const authorised = request.headers.authorization === `Bot ${world.token}`;
	return {
		method: request.method ?? 'GET',
		path: url.pathname.slice('/api/v10'.length),
		query: url.searchParams,
		body: text ? JSON.parse(text) : undefined,
		files,
		authorised,
	};
}

/** Every picture that a message names comes with it. */
function missingFiles({ body, files }: Call): string[] {
	const names = [...JSON.stringify(body ?? null).matchAll(/"url":"attachment:\/\/([^"]+)"/g)].map(([, name]) => name!);
	return names.filter((name) => !files.has(name)).map((name) => `${name} is not among the files`);
}

/** https://discord.com/developers/docs/reference#uploading-files */
async function parts(bytes: Buffer, type: string): Promise<{ text: string; files: ReadonlyMap<string, Uint8Array> }> {
	if (!type.startsWith('multipart/form-data')) return { text: bytes.toString(), files: new Map() };
	const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
	const files = new Map<string, Uint8Array>();
	for (const value of form.values()) if (typeof value !== 'string') files.set(value.name, new Uint8Array(await value.arrayBuffer()));
	return { text: String(form.get('payload_json')), files };
}

function reply(response: ServerResponse, { status, json }: { status: number; json?: unknown }, remaining = '999'): void {
	const limit = status === 429 ? { 'retry-after': '1', 'x-ratelimit-scope': 'shared' } : {};
	response.writeHead(status, {
		...(status === 204 ? {} : { 'content-type': 'application/json' }),
		'x-ratelimit-limit': '1000',
		'x-ratelimit-remaining': remaining,
		'x-ratelimit-reset-after': '1',
		...limit,
	});
	response.end(json === undefined ? undefined : JSON.stringify(json));
}

async function interact({ world, gateway }: Pick<DiscordServer, 'world' | 'gateway'>, given: Interact): Promise<StoredInteraction> {
	const { type, data, message, repeats = 0, post, direct = false } = given;
	const here = world.channels.get(given.channel ?? message?.channel ?? [...world.channels.keys()][0]!)!;
	let answered = () => {};
	const first = new Promise<void>((resolve, reject) => {
		answered = resolve;
		setTimeout(() => reject(new Error('Not acknowledged within 3 s')), 3_000).unref();
	});
	const one: StoredInteraction = {
		id: world.nextId(),
		token: `token.${world.nextId()}`,
		type,
		message: message ?? null,
		at: Date.now(),
		acknowledged: null,
		original: null,
		expired: false,
		answered,
	};
	world.interactions.set(one.token, one);
	const json = interactionJson(world, { one, data, here, direct });
	if (post) {
		const body = await post(json);
		callback(world, { id: one.id, token: one.token, body });
	} else for (let i = 0; i <= repeats; i++) gateway.dispatch('INTERACTION_CREATE', json);
	await first;
	return one;
}

function interactionJson(
	world: World,
	{
		one,
		data,
		here,
		direct,
	}: {
		one: StoredInteraction;
		data: Record<string, unknown>;
		here: { id: string; type: number; parent: string | null; guild: string | null };
		direct: boolean;
	},
) {
	const user = { id: world.user, username: 'ana', discriminator: '0', avatar: null };
	const { id, type, token, message } = one;
	return {
		id,
		application_id: world.application,
		type,
		token,
		version: 1,
		...(direct
			? { user }
			: {
					guild_id: world.guild,
					guild: { id: world.guild, locale: 'en-GB', features: [] },
					member: { user, roles: [], permissions: String(world.userRights), joined_at: '2025-03-04T00:00:00.000Z', flags: 0 },
				}),
		channel_id: here.id,
		channel: { id: here.id, type: direct ? 1 : here.type, ...(here.parent && { parent_id: here.parent }) },
		data,
		...(message && { message: { ...componentMessage(world, message) } }),
		app_permissions: String(world.rights),
		locale: 'en-GB',
		guild_locale: 'en-GB',
		entitlements: [],
		authorizing_integration_owners: {},
		context: direct ? 1 : 0,
	};
}

function componentMessage(world: World, { id, channel, body, ephemeral }: StoredMessage) {
	return {
		id,
		type: 0,
		channel_id: channel,
		author: { id: world.bot, username: 'Byline', discriminator: '0', avatar: null, bot: true },
		content: '',
		embeds: body.embeds ?? [],
		components: body.components ?? [],
		flags: Number(body.flags ?? 0) | (ephemeral === null ? 0 : 64),
		mentions: [],
		mention_roles: [],
		attachments: [],
		timestamp: '2025-03-04T00:00:00.000Z',
		edited_timestamp: null,
		tts: false,
		pinned: false,
		mention_everyone: false,
	};
}
