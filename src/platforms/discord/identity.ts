import { setTimeout as wait } from 'node:timers/promises';
import type { Refused } from '../../model/post.ts';
import { MESSAGE_CONTENT_FLAGS, PERMISSIONS } from './limits.ts';
import { type Api, read } from './rest.ts';
import type { Settings } from './settings.ts';
import { UNREACHABLE_ADVICE } from './verdict.ts';
import { type Application, application, self } from './wire.ts';

/** Who the token belongs to. */
export interface Identity {
	readonly bot: string;
	readonly name: string;
	readonly application: Application;
}

/** Between two attempts to reach Discord (ms). */
const AGAIN_AFTER = 2_000;

/** Asks Discord whose token it is, until it answers. */
export async function identify(
	api: Api,
	{ settings, signal }: { settings: Pick<Settings, 'application' | 'publicKey'>; signal: AbortSignal },
): Promise<Identity | Refused> {
	for (;;) {
		const [me, app] = await Promise.all([
			api.call({ method: 'GET', path: '/users/@me' }).then((outcome) => read(outcome, self)),
			api.call({ method: 'GET', path: '/applications/@me' }).then((outcome) => read(outcome, application)),
		]);
		if (me.ok && app.ok) {
			return mismatch(app.data, settings) ?? { bot: me.data.id, name: me.data.username, application: app.data };
		}
		const failed = [me, app].flatMap((outcome) => (outcome.ok ? [] : [outcome.verdict]));
		const refused = failed.find((verdict) => verdict.status === 'refused');
		if (refused) return refused;
		const pause = Math.max(AGAIN_AFTER, ...failed.map((verdict) => (verdict.status === 'retry' ? verdict.after : 0)));
		const going = await wait(pause, true, { signal }).catch(() => false);
		if (!going) return unreachable(failed[0]?.reason ?? 'no answer');
	}
}

export function mayReadContent({ flags }: Application): boolean {
	return (flags & MESSAGE_CONTENT_FLAGS) !== 0;
}

/** The address that adds the bot to a server, with the rights that it needs. */
export function inviteUrl(id: string): string {
	const { viewChannel, sendMessages, embedLinks, attachFiles, readMessageHistory, createPublicThreads, sendMessagesInThreads } =
		PERMISSIONS;
	const rights = viewChannel | sendMessages | embedLinks | attachFiles | readMessageHistory | createPublicThreads | sendMessagesInThreads;
	return `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot%20applications.commands&permissions=${rights}`;
}

function mismatch({ id, verify_key: key }: Application, settings: Pick<Settings, 'application' | 'publicKey'>): Refused | null {
	const refused = { status: 'refused', refusal: 'not-configured' } as const;
	if (settings.application && settings.application !== id) {
		const reason = `DISCORD_APP_ID is ${settings.application}, but the token belongs to application ${id}`;
		return { ...refused, reason, advice: 'Take token and id from the same application, or unset DISCORD_APP_ID.' };
	}
	if (settings.publicKey && key && settings.publicKey !== key.toLowerCase()) {
		const reason = `DISCORD_PUBLIC_KEY is not the key of application ${id}`;
		return { ...refused, reason, advice: 'Copy the public key from General Information of the same application.' };
	}
	return null;
}

/** Some reasons say it themselves. */
function reasonOf(reason: string): string {
	return reason.startsWith('Discord cannot be reached') ? reason : `Discord cannot be reached: ${reason}`;
}

function unreachable(reason: string): Refused {
	return { status: 'refused', refusal: 'unreachable', reason: reasonOf(reason), advice: UNREACHABLE_ADVICE };
}
