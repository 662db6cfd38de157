import { setTimeout as wait } from 'node:timers/promises';
import { userRef } from '../../model/place.ts';
import type { CardKey, Refused } from '../../model/post.ts';
import type { Connected, ConnectOptions, Handlers } from '../platform.ts';
import type { Listeners } from './client.ts';
import type { Desk } from './desk.ts';
import { copies, find } from './find.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { endpoint } from './http.ts';
import { type Identity, identify, inviteUrl, mayReadContent } from './identity.ts';
import { ownMessages } from './own.ts';
import { channelRef, tenantRef } from './places.ts';
import { type Answer, type Receiver, receiver } from './receive.ts';
import { register } from './register.ts';
import { respond } from './respond.ts';
import { type Api, openApi, read } from './rest.ts';
import { edit, remove, send } from './send.ts';
import type { Settings } from './settings.ts';
import { channelObject, isThread } from './wire.ts';

/** What runs may take so long (ms) to end when the connection is closed. */
const CLOSE_WITHIN = 4_000;
const ACKNOWLEDGED = 40060;

export async function connect(settings: Settings, handlers: Handlers, options: ConnectOptions): Promise<Connected | Refused> {
	const { log, now, signal, commands, folder, listener } = options;
	const api = await openApi(settings);
	const identity = await identify(api, { settings, signal });
	if ('status' in identity) return identity;
	const { application, bot } = identity;
	const desk: Desk = { api, log, now, application: application.id, bot, layout: settings.layout, own: ownMessages(), draw: options.draw };
	let gateway: Gateway | null = null;
	const parentOf = parents(api, () => gateway);
	const take = receiver({ desk, handlers, commands, parentOf });
	if (settings.publicKey) listener.route('/interactions', endpoint({ publicKey: settings.publicKey, now, receiver: take, log }));
	const content = mayReadContent(application);
	const [opened, registered] = await Promise.all([
		openGateway({ settings, content, listeners: listeners(desk, take), log, now, signal }),
		register({ api, application: application.id, guild: settings.guild, commands, folder }),
	]);
	if ('status' in opened) return opened;
	gateway = opened;
	return {
		status: 'connected',
		notes: [...notesOn(identity, { guilds: opened.guilds() }), ...registered],
		connection: {
			send: (post, { posted } = {}) => send(desk, post, posted),
			find: (place, key) => find(desk, place, key),
			copies: (place, key) => copies(desk, place, key),
			edit: (message, card, key: CardKey) => edit(desk, message, { card, key }),
			remove: (message) => remove(desk, message),
			respond: (event, reply) => respond(desk, event, reply),
			offer: () => register({ api, application: application.id, guild: settings.guild, commands, folder }),
			async close() {
				await Promise.race([take.close(), wait(CLOSE_WITHIN, undefined, { ref: false })]);
				await opened.close();
			},
		},
	};
}

function notesOn({ application }: Identity, { guilds }: { guilds: number }): string[] {
	const notes: string[] = [];
	if (!mayReadContent(application))
		notes.push(
			'The Message Content intent is off: questions in a card’s thread need a mention of the bot or a reply to it. To do without, switch it on under Bot → Privileged Gateway Intents, and start again.',
		);
	if (guilds === 0) notes.push(`The bot is in no server yet. Invite it: ${inviteUrl(application.id)}`);
	return notes;
}

function listeners(desk: Desk, take: Receiver): Listeners {
	return {
		interaction: (json) => void take.interaction(json, callbackTo(desk, json)),
		message: (json) => void take.message(json),
		deletion: (json) => void take.deletion(json),
		membership({ kind, guild, channel, since }) {
			if (channel === null && kind === 'joined') return;
			void take.event({
				kind,
				whole: true,
				event: `${kind}-${guild}-${since}`,
				tenant: tenantRef(guild),
				channel: channelRef(guild, channel ?? guild),
				thread: null,
				user: userRef(`discord:${guild}/${desk.bot}`),
				responder: null,
				standing: null,
			});
		},
	};
}

/** The first answer to an interaction that came over the gateway. One that was lost may be given again: Discord takes only one. */
function callbackTo({ api, log }: Desk, json: unknown): Answer {
	return async (callback) => {
		const { id, token } = json as { id: string; token: string };
		const path = `/interactions/${id}/${token}/callback` as const;
		let outcome = await api.answer({ method: 'POST', path, body: callback });
		if (!outcome.ok && outcome.verdict.status === 'ambiguous') outcome = await api.answer({ method: 'POST', path, body: callback });
		if (outcome.ok || outcome.code === ACKNOWLEDGED) return;
		log.warn('A command or button was not acknowledged in time; whoever used it must try again.', { reason: outcome.verdict.reason });
	};
}

/** A thread's channel, from what the gateway told, or else, where it is worth a request, from Discord. */
function parents(api: Api, gateway: () => Gateway | null) {
	return async (id: string, { ask }: { ask: boolean }): Promise<string | null> => {
		const known = gateway()?.parentOf(id);
		if (known !== undefined || !ask) return known ?? null;
		const outcome = read(await api.call({ method: 'GET', path: `/channels/${id}` }), channelObject);
		return outcome.ok && isThread(outcome.data) ? (outcome.data.parent_id ?? null) : null;
	};
}
