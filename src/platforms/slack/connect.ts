import { setTimeout as wait } from 'node:timers/promises';
import type { Refused } from '../../model/post.ts';
import type { Connected, Connection, ConnectOptions, Handlers } from '../platform.ts';
import { copies, find } from './find.ts';
import { httpAnswer } from './http.ts';
import { identify, type Known, scopeNotes, scopeRefusal } from './identity.ts';
import { type Intake, intakeOf } from './intake.ts';
import { channelRef, idsOf } from './references.ts';
import { respond } from './respond.ts';
import { edit, remove, send } from './send.ts';
import type { Settings } from './settings.ts';
import { openSocket, type Socket } from './socket.ts';
import { clientOptions, sdkLogger, type WebClient } from './web-api.ts';

export async function connect(settings: Settings, handlers: Handlers, options: ConnectOptions): Promise<Connected | Refused> {
	// The SDK takes half a second to load: only a process that serves Slack pays for it.
	const { webApi, SocketModeReceiver } = await import('@slack/bolt');
	const client = new webApi.WebClient(settings.botToken, clientOptions(settings, options.log));
	const known = await askUntilKnown(client, options);
	if (known.status === 'refused') return known;
	const refusal = scopeRefusal(known.missing);
	if (refusal) return refusal;
	const intake = intakeOf({ client, identity: known.identity, handlers, options });
	const notes = scopeNotes(known.missing);
	if (!settings.appToken) {
		const secret = settings.signingSecret ?? '';
		const take = (body: unknown) => intake.take(body).then((work) => void (work && setImmediate(work)));
		options.listener.route('/slack', httpAnswer({ secret, now: options.now, log: options.log, take }));
		return { status: 'connected', connection: connection({ client, known, intake, options, socket: null }), notes };
	}
	const { client: socketClient } = new SocketModeReceiver({
		appToken: settings.appToken,
		autoReconnectEnabled: false,
		logger: sdkLogger(options.log),
		installerOptions: { clientOptions: clientOptions(settings, options.log) },
	});
	const socket = await openSocket(socketClient, { take: overSocket(intake), log: options.log, signal: options.signal, now: options.now });
	if ('status' in socket) return socket;
	const unused = settings.signingSecret
		? ['SLACK_SIGNING_SECRET is not used while SLACK_APP_TOKEN is set: events come over the socket.']
		: [];
	return { status: 'connected', connection: connection({ client, known, intake, options, socket }), notes: [...notes, ...unused] };
}

const NEW_MANIFEST =
	'Slack learns commands from the app’s manifest: run "byline manifest slack", and paste it under App Manifest at api.slack.com/apps.';

/** Asks until Slack answers, or until whoever connects has had enough. */
async function askUntilKnown(client: WebClient, { signal, log, commands }: ConnectOptions): Promise<Known | Refused> {
	for (let tries = 0; ; tries++) {
		const known = await identify(client, commands);
		if (known.status !== 'retry') return known;
		if (tries === 0) log.warn(`Slack: ${known.reason}; trying again`);
		await wait(Math.max(known.after, Math.min(500 * 2 ** tries, 30_000)), undefined, { signal, ref: false }).catch(() => {});
		if (signal.aborted)
			return { status: 'refused', refusal: 'unreachable', reason: known.reason, advice: 'Check the network of this machine.' };
	}
}

function overSocket({ take }: Intake): Parameters<typeof openSocket>[1]['take'] {
	return async ({ body, ack }) => {
		const work = await take(body);
		// A socket that has just closed loses the acknowledgement: Slack sends the event again, and it is known then.
		await ack().catch(() => {});
		work?.();
	};
}

function connection({
	client,
	known,
	intake,
	options: { draw, log },
	socket,
}: {
	client: WebClient;
	known: Known;
	intake: Intake;
	options: Pick<ConnectOptions, 'draw' | 'log'>;
	socket: Socket | null;
}): Connection {
	const sender = { client, draw, log };
	return {
		send: (post, options) => send(sender, post, options),
		find: (place, key) => find(client, { place, key, bot: known.identity.bot }),
		copies: (place, key) => copies(client, { place, key, bot: known.identity.bot }),
		edit: (message, card, key) => edit(sender, message, { card, key }),
		remove: (message) => remove(client, message),
		respond: (event, reply) => respond(client, event, reply),
		// Slack takes a person's id for a channel's, and means the conversation with the bot.
		reach: (user) => (idsOf(user)?.team === known.identity.team ? channelRef(known.identity.team, idsOf(user)!.id) : null),
		offer: async () => [NEW_MANIFEST],
		async close() {
			await Promise.all([intake.end(), socket?.close()]);
		},
	};
}
