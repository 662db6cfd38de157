import { type Answered, error, invalid, ok, type Route } from './replies.ts';
import { brokenRules } from './rules.ts';
import { messageJson, type StoredInteraction, type StoredMessage, type World } from './world.ts';

const ACK_WITHIN = 3_000;

/** Where interactions are answered. */
export function interactionRoutes(world: World): [string, Route][] {
	const original = '/webhooks/(\\d+)/([\\w.-]+)/messages/@original';
	return [
		['POST /interactions/(\\d+)/([\\w.-]+)/callback', ([id, token], { body }) => callback(world, { id: id!, token: token!, body })],
		['POST /webhooks/(\\d+)/([\\w.-]+)', ([, token], { body }) => answering(world, token!, (one) => followUp(world, one, body))],
		[`PATCH ${original}`, ([, token], { body }) => answering(world, token!, (one) => changeOriginal(world, one, body))],
		[`DELETE ${original}`, ([, token]) => answering(world, token!, (one) => deleteOriginal(one))],
	];
}

/** The first answer to an interaction, whichever way it comes. */
export function callback(world: World, { id, token, body }: { id: string; token: string; body: unknown }): Answered {
	const one = world.interactions.get(token);
	if (!one || one.id !== id || Date.now() - one.at > ACK_WITHIN) return error(404, 10062, 'Unknown interaction');
	if (one.acknowledged !== null) return error(400, 40060, 'Interaction has already been acknowledged.');
	const { type, data } = body as { type: number; data?: Record<string, unknown> };
	const allowed = { 2: [4, 5], 3: [4, 5, 6], 4: [8] }[one.type] ?? [];
	if (!allowed.includes(type)) return invalid(world, [`an interaction of type ${one.type} is answered with ${type}`]);
	one.acknowledged = type;
	if (type === 6) one.original = one.message;
	else if (type !== 8) {
		if (!(Number(data?.flags) & 64)) world.broken.push('a command was acknowledged for all to see');
		one.original = whisper(world, one, { body: data ?? {}, loading: type === 5 });
	} else one.original = null;
	one.answered();
	return { status: 204 };
}

function answering(world: World, token: string, then: (one: StoredInteraction) => Answered): Answered {
	const one = world.interactions.get(token);
	if (!one || one.acknowledged === null) return error(404, 10015, 'Unknown Webhook');
	return one.expired ? error(401, 50027, 'Invalid Webhook Token') : then(one);
}

function followUp(world: World, one: StoredInteraction, body: unknown): Answered {
	const broken = brokenRules(body, 'webhook');
	if (broken.length) return invalid(world, broken);
	return ok(messageJson(world, whisper(world, one, { body: body as Record<string, unknown>, loading: false })));
}

function changeOriginal(world: World, { original }: StoredInteraction, body: unknown): Answered {
	if (!original || original.deleted) return error(404, 10008, 'Unknown Message');
	const broken = brokenRules(body, 'edit');
	if (broken.length) return invalid(world, broken);
	original.body = body as Record<string, unknown>;
	original.loading = false;
	return ok(messageJson(world, original));
}

function deleteOriginal({ original }: StoredInteraction): Answered {
	if (!original || original.deleted) return error(404, 10008, 'Unknown Message');
	original.deleted = true;
	return { status: 204 };
}

function whisper(
	world: World,
	one: StoredInteraction,
	{ body, loading }: { body: Record<string, unknown>; loading: boolean },
): StoredMessage {
	const channel = one.message?.channel ?? [...world.channels.keys()][0]!;
	const message: StoredMessage = {
		id: world.nextId(),
		channel,
		author: world.bot,
		body,
		nonce: null,
		reference: null,
		ephemeral: one.token,
		loading,
		deleted: false,
	};
	world.messages.push(message);
	return message;
}
