import { z } from 'zod';
import { clockSkew } from '../../model/clock-skew.ts';
import { channel as channelOf } from '../../model/place.ts';
import type { DiagnoseOptions, Finding } from '../platform.ts';
import { identify, inviteUrl, mayReadContent } from './identity.ts';
import { PERMISSIONS } from './limits.ts';
import { permissionsIn } from './permissions.ts';
import { channelId } from './places.ts';
import { type Api, openApi, read } from './rest.ts';
import type { Settings } from './settings.ts';
import type { Application } from './wire.ts';

const gatewayBot = z.object({ session_start_limit: z.object({ remaining: z.number(), total: z.number() }) });

const RIGHTS: readonly { readonly right: keyof typeof PERMISSIONS; readonly name: string }[] = [
	{ right: 'viewChannel', name: 'View Channel' },
	{ right: 'sendMessages', name: 'Send Messages' },
	{ right: 'createPublicThreads', name: 'Create Public Threads' },
	{ right: 'sendMessagesInThreads', name: 'Send Messages in Threads' },
	{ right: 'readMessageHistory', name: 'Read Message History' },
];

/** What Discord says about token, intent, end point and channels. */
export async function diagnose(settings: Settings, { signal, channels, now }: DiagnoseOptions): Promise<readonly Finding[]> {
	const api = await openApi(settings);
	const identity = await identify(api, { settings, signal });
	if ('status' in identity) return [{ level: 'problem', text: identity.reason, advice: identity.advice }];
	const { application, bot, name } = identity;
	const own = channels.filter((channel) => channel.startsWith('discord:'));
	return [
		{ level: 'good', text: `Discord knows the token: it is ${name}’s, of application ${application.id}`, advice: null },
		...(await clockFindings(settings, { signal, now })),
		contentFinding(application),
		...endpointFindings(application, settings),
		...guildFindings(application),
		...(await sessionFindings(api)),
		...(await Promise.all(own.map((channel) => channelFinding(api, { channel, bot })))),
	];
}

/** Discord says what time it is in the header of any answer. https://discord.com/developers/docs/events/gateway#get-gateway */
async function clockFindings({ api }: Settings, { signal, now }: Pick<DiagnoseOptions, 'signal' | 'now'>): Promise<Finding[]> {
	const before = now();
	const headers = { 'user-agent': 'DiscordBot (byline, 0.1)' };
	const answer = await fetch(`${api}/v10/gateway`, { headers, redirect: 'error', signal }).catch(() => null);
	await answer?.body?.cancel();
	return answer ? [clockSkew({ of: 'Discord', date: answer.headers.get('date'), before, after: now() })].filter((one) => one !== null) : [];
}

function contentFinding(application: Application): Finding {
	if (mayReadContent(application))
		return { level: 'good', text: 'The Message Content intent is on: threads need no mention', advice: null };
	return {
		level: 'advice',
		text: 'The Message Content intent is off: questions in threads need a mention of the bot or a reply to it',
		advice: 'Switch it on under Bot → Privileged Gateway Intents, and start Byline again.',
	};
}

function endpointFindings({ interactions_endpoint_url: url }: Application, { publicKey }: Settings): Finding[] {
	if (url && !publicKey) {
		const text = `Discord sends commands and buttons to ${url}, and DISCORD_PUBLIC_KEY is not set, so they are not taken there`;
		return [{ level: 'problem', text, advice: 'Set DISCORD_PUBLIC_KEY, or clear Interactions Endpoint URL under General Information.' }];
	}
	if (url) return [{ level: 'good', text: `Commands and buttons come over HTTP, to ${url}`, advice: null }];
	return [];
}

function guildFindings({ id, approximate_guild_count: guilds }: Application): Finding[] {
	return guilds === 0 ? [{ level: 'advice', text: 'The bot is in no server yet', advice: `Invite it: ${inviteUrl(id)}` }] : [];
}

async function sessionFindings(api: Api): Promise<Finding[]> {
	const outcome = read(await api.call({ method: 'GET', path: '/gateway/bot' }), gatewayBot);
	if (!outcome.ok) return [{ level: 'problem', text: `The gateway’s address cannot be read: ${outcome.verdict.reason}`, advice: null }];
	const { remaining, total } = outcome.data.session_start_limit;
	if (remaining > 50) return [];
	const text = `Of ${total} connections a day, ${remaining} are left`;
	return [{ level: 'advice', text, advice: 'Find out what restarts Byline so often.' }];
}

async function channelFinding(api: Api, { channel, bot }: { channel: string; bot: string }): Promise<Finding> {
	const id = channelId(channelOf(channel));
	if (!id)
		return {
			level: 'problem',
			text: `“${channel}” names no channel`,
			advice: 'Write it as discord:<server id>/<channel id>; Discord shows ids once Developer Mode is on (Settings → Advanced).',
		};
	const rights = await permissionsIn(api, { channel: id, bot });
	if (!rights.ok) {
		const advice = rights.verdict.status === 'refused' ? rights.verdict.advice : 'Try again in a minute.';
		return { level: 'problem', text: `${channel} cannot be looked at: ${rights.verdict.reason}`, advice };
	}
	const missing = RIGHTS.filter(({ right }) => !(rights.data & PERMISSIONS[right])).map(({ name }) => name);
	if (!missing.length) return { level: 'good', text: `${channel} is open to Byline`, advice: null };
	const text = `In ${channel} Byline lacks: ${missing.join(', ')}`;
	return { level: 'problem', text, advice: 'Allow it: Edit Channel → Permissions → Byline.' };
}
