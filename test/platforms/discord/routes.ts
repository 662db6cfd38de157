import type { GatewayServer } from './gateway-server.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { type Answered, type Call, error, invalid, ok, type Route } from './replies.ts';
import { brokenRules, commandsBody } from './rules.ts';
import { botJson, channelJson, messageJson, type StoredChannel, type StoredMessage, type World } from './world.ts';

interface Context {
	readonly world: World;
	readonly gateway: GatewayServer;
}

/** Discord's REST interface, as far as the bot uses it. Anything else is noted as broken. */
export function routes(context: Context): (call: Call) => Answered {
	const { world } = context;
	const asBot = new Map<string, Route>([...general(context), ...messages(context)]);
	const open = new Map<string, Route>([...interactionRoutes(context.world), ['GET /gateway', () => ok({ url: context.gateway.url() })]]);
	return (call) => {
		for (const [table, needsToken] of [
			[open, false],
			[asBot, true],
		] as const) {
			for (const [pattern, route] of table) {
				const found = new RegExp(`^${pattern}$`).exec(`${call.method} ${call.path}`);
				if (!found) continue;
				if (needsToken && !call.authorised) return error(401, 0, '401: Unauthorized');
				return route(found.slice(1), call);
			}
		}
		world.broken.push(`there is no ${call.method} ${call.path}`);
		return error(404, 0, '404: Not Found');
	};
}

function general({ world, gateway }: Context): [string, Route][] {
	return [
		[
			'GET /gateway/bot',
			() =>
				ok({
					url: gateway.url(),
					shards: 1,
					session_start_limit: { total: 1000, remaining: 1000 - gateway.counts.identify, reset_after: 0, max_concurrency: 1 },
				}),
		],
		['GET /users/@me', () => ok(botJson(world))],
		[
			'GET /applications/@me',
			() =>
				ok({
					id: world.application,
					flags: world.flags,
					verify_key: world.publicKey,
					interactions_endpoint_url: world.endpointUrl,
					approximate_guild_count: 1,
				}),
		],
		['PUT (/applications/\\d+(?:/guilds/\\d+)?/commands)', ([route], { body }) => registerCommands(world, { route: route!, body })],
		['GET /channels/(\\d+)', ([id]) => inChannel(world, id!, (channel) => ok(channelJson(channel)))],
		['POST /channels/(\\d+)/typing', ([id]) => inChannel(world, id!, () => ({ status: 204 }))],
		['GET /guilds/(\\d+)/roles', ([id]) => ok([{ id, name: '@everyone', permissions: String(world.rights) }])],
		['GET /guilds/(\\d+)/members/(\\d+)', () => ok({ roles: [], user: botJson(world) })],
	];
}

function messages({ world, gateway }: Context): [string, Route][] {
	return [
		['GET /channels/(\\d+)/messages', ([id], { query }) => inChannel(world, id!, (channel) => history(world, { channel, query }))],
		['POST /channels/(\\d+)/messages', ([id], { body }) => inChannel(world, id!, (channel) => post({ world, gateway }, { channel, body }))],
		[
			'PATCH /channels/(\\d+)/messages/(\\d+)',
			([id, message], { body }) => inChannel(world, id!, () => change(world, { id: message!, body })),
		],
		['DELETE /channels/(\\d+)/messages/(\\d+)', ([id, message]) => inChannel(world, id!, () => erase({ world, gateway }, message!))],
		[
			'POST /channels/(\\d+)/messages/(\\d+)/threads',
			([id, message], { body }) =>
				inChannel(world, id!, (channel) => startThread({ world, gateway }, { channel, message: message!, body })),
		],
	];
}

function registerCommands(world: World, { route, body }: { route: string; body: unknown }): Answered {
	const parsed = commandsBody.safeParse(body);
	if (!parsed.success)
		return invalid(
			world,
			parsed.error.issues.map(({ path, message }) => `commands ${path.join('.')}: ${message}`),
		);
	world.registered.push({ route, commands: parsed.data });
	return ok(parsed.data);
}

function inChannel(world: World, id: string, then: (channel: StoredChannel) => Answered): Answered {
	const channel = world.channels.get(id);
	if (!channel) return error(404, 10003, 'Unknown Channel');
	return channel.closed === null
		? then(channel)
		: error(403, channel.closed, channel.closed === 50001 ? 'Missing Access' : 'Missing Permissions');
}

function history(world: World, { channel, query }: { channel: StoredChannel; query: URLSearchParams }): Answered {
	const limit = Number(query.get('limit') ?? 50);
	if (limit < 1 || limit > 100) return invalid(world, [`a history of ${limit}`]);
	// Who may not read the history is given an empty one.
	if (!(world.rights & (1n << 16n))) return ok([]);
	const before = query.get('before');
	const seen = world.messages.filter(
		(one) => one.channel === channel.id && !one.deleted && one.ephemeral === null && (before === null || BigInt(one.id) < BigInt(before)),
	);
	return ok(
		seen
			.slice(-limit)
			.reverse()
			.map((one) => messageJson(world, one)),
	);
}

function post({ world, gateway }: Context, { channel, body }: { channel: StoredChannel; body: unknown }): Answered {
	const broken = brokenRules(body, 'create');
	if (broken.length) return invalid(world, broken);
	const given = body as Record<string, unknown> & { nonce: string; message_reference?: { message_id: string } };
	const right = channel.parent === null ? 1n << 11n : 1n << 38n;
	const files = given.attachments ? 1n << 15n : 0n;
	if ((world.rights & (right | files)) !== (right | files)) return error(403, 50013, 'Missing Permissions');
	const same = world.dedupes && world.messages.find((one) => one.channel === channel.id && one.nonce === given.nonce && !one.deleted);
	if (same) return ok(messageJson(world, same));
	const message: StoredMessage = {
		id: world.nextId(),
		channel: channel.id,
		author: world.bot,
		body: given,
		nonce: given.nonce,
		reference: given.message_reference?.message_id ?? null,
		ephemeral: null,
		loading: false,
		deleted: false,
	};
	world.messages.push(message);
	gateway.dispatch('MESSAGE_CREATE', { ...messageJson(world, message), ...(channel.guild && { guild_id: channel.guild }) });
	return ok(messageJson(world, message));
}

function change(world: World, { id, body }: { id: string; body: unknown }): Answered {
	const message = world.messages.find((one) => one.id === id && !one.deleted && one.ephemeral === null);
	if (!message) return error(404, 10008, 'Unknown Message');
	const broken = brokenRules(body, 'edit');
	if (broken.length) return invalid(world, broken);
	message.body = body as Record<string, unknown>;
	return ok(messageJson(world, message));
}

function erase({ world, gateway }: Context, id: string): Answered {
	const message = world.messages.find((one) => one.id === id && !one.deleted);
	if (!message) return error(404, 10008, 'Unknown Message');
	message.deleted = true;
	gateway.dispatch('MESSAGE_DELETE', { id, channel_id: message.channel, guild_id: world.guild });
	return { status: 204 };
}

function startThread(
	{ world, gateway }: Context,
	{ channel, message, body }: { channel: StoredChannel; message: string; body: unknown },
): Answered {
	const { name, auto_archive_duration: archive, ...others } = body as Record<string, unknown>;
	const fine =
		typeof name === 'string' &&
		name.trim() !== '' &&
		name.length <= 100 &&
		[60, 1440, 4320, 10080].includes(Number(archive)) &&
		!Object.keys(others).length;
	if (!fine) return invalid(world, [`thread ${JSON.stringify(body)}`]);
	if (!world.messages.some((one) => one.id === message && one.channel === channel.id && !one.deleted))
		return error(404, 10008, 'Unknown Message');
	if (!(world.rights & (1n << 35n))) return error(403, 50013, 'Missing Permissions');
	if (world.channels.has(message)) return error(400, 160004, 'A thread has already been created for this message');
	const thread: StoredChannel = { id: message, type: 11, guild: channel.guild, parent: channel.id, name: String(name), closed: null };
	world.channels.set(message, thread);
	gateway.dispatch('THREAD_CREATE', { ...channelJson(thread), newly_created: true });
	return { status: 201, json: channelJson(thread) };
}
