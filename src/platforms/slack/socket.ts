import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Refused } from '../../model/post.ts';
import type { Log } from '../platform.ts';
import { receiptOf } from './refusals.ts';
import { type Failure, failureOf } from './web-api.ts';

type SocketClient = SocketModeReceiver['client'];

/** What comes over the socket. https://docs.slack.dev/apis/events-api/using-socket-mode */
interface Envelope {
	readonly body: unknown;
	readonly ack: () => Promise<void>;
}

export interface Socket {
	close(): Promise<void>;
}

/** Waits (ms) between two attempts to connect again. */
const WAITS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** A socket that lives shorter (ms) than this is waited for like one that cannot be opened. */
const SHORT_LIFE = 10_000;
/** The same where the token is refused: somebody must act first, and may do so without a restart. */
const REFUSED_WAIT = 5 * 60_000;

/**
 * Keeps a socket open. The SDK's own way of connecting again leaves a rejection unhandled when Slack cannot be reached, which
 * would end the process, so it is switched off and done here. `take` gets what is to be acknowledged.
 */
export async function openSocket(
	client: SocketClient,
	{ take, log, signal, now }: { take: (envelope: Envelope) => Promise<void>; log: Log; signal: AbortSignal; now: () => number },
): Promise<Socket | Refused> {
	const closing = new AbortController();
	let open = false;
	let openedAt = now();
	let short = 0;
	client.on('slack_event', (envelope: Envelope) => {
		take(envelope).catch((cause: unknown) => log.error('Slack: an event could not be written down', { cause }));
	});
	// Noted when it happens: a socket may be lost in the very moment in which it is greeted.
	client.on('connected', () => {
		open = true;
		openedAt = now();
	});
	client.on('disconnected', () => {
		if (open && !closing.signal.aborted) void reconnect();
	});
	const first = await attempt(AbortSignal.any([signal, closing.signal]));
	if (first) return first;
	return {
		async close() {
			closing.abort();
			// Slack may never answer the farewell.
			await Promise.race([client.disconnect().catch(() => {}), wait(2_000, undefined, { ref: false })]);
		},
	};

	/** Null once the socket is open. Goes on while Slack cannot be reached. */
	async function attempt(until: AbortSignal): Promise<Refused | null> {
		for (let tries = 0; ; tries++) {
			const failure = await started();
			if (!failure) return null;
			const receipt = receiptOf(failure);
			if (receipt.status === 'refused') return appTokenRefused(receipt, failure);
			const after = Math.max(failure.kind === 'limited' ? failure.after : 0, WAITS[Math.min(tries, WAITS.length - 1)]!);
			if (tries === 0) log.warn(`Slack: the socket cannot be opened (${receipt.reason}); trying again`);
			await pause(after, until);
			if (until.aborted) return GIVEN_UP;
		}
	}

	async function started() {
		try {
			await client.start();
			return null;
		} catch (thrown) {
			return failureOf(thrown ?? new Error('the connection was closed before Slack greeted'));
		}
	}

	async function reconnect(): Promise<void> {
		open = false;
		short = now() - openedAt < SHORT_LIFE ? short + 1 : 0;
		if (short) await pause(WAITS[Math.min(short, WAITS.length) - 1]!, closing.signal);
		while (!closing.signal.aborted) {
			const refused = await attempt(closing.signal);
			if (!refused) {
				log.info('Slack: the socket is open again');
				return;
			}
			if (closing.signal.aborted) return;
			log.error(`Slack: the socket is closed: ${refused.reason}. ${refused.advice}`);
			await pause(REFUSED_WAIT, closing.signal);
		}
	}
}

/** Ends early, and never rejects, when `until` aborts. */
async function pause(ms: number, until: AbortSignal): Promise<void> {
	await wait(ms, undefined, { signal: until, ref: false }).catch(() => {});
}

const NEW_APP_TOKEN = 'Make an app-level token with the scope connections:write under Basic Information, and put it into SLACK_APP_TOKEN.';

const APP_ADVICE: Readonly<Record<string, string>> = {
	invalid_auth: NEW_APP_TOKEN,
	not_authed: NEW_APP_TOKEN,
	token_revoked: NEW_APP_TOKEN,
	token_expired: NEW_APP_TOKEN,
	account_inactive: NEW_APP_TOKEN,
	not_allowed_token_type: NEW_APP_TOKEN,
	missing_scope: NEW_APP_TOKEN,
	forbidden_team: NEW_APP_TOKEN,
	socket_mode_disabled: 'Switch Socket Mode on in the settings of your app.',
};

function appTokenRefused(refused: Refused, failure: Failure): Refused {
	const advice = (failure.kind === 'refused' && APP_ADVICE[failure.error]) || refused.advice;
	return { ...refused, reason: `SLACK_APP_TOKEN is not accepted: ${refused.reason}`, advice };
}

const GIVEN_UP: Refused = {
	status: 'refused',
	refusal: 'unreachable',
	reason: 'Slack could not be reached in time',
	advice: 'Check the network of this machine, and whether status.slack.com reports trouble.',
};
