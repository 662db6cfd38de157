import { clockSkew } from '../../model/clock-skew.ts';
import type { DiagnoseOptions, Finding, Log } from '../platform.ts';
import { identify, type Known, scopeNotes, scopeRefusal } from './identity.ts';
import { idsOf } from './references.ts';
import { receiptOf } from './refusals.ts';
import type { Settings } from './settings.ts';
import { clientOptions, failureOf, type WebClient } from './web-api.ts';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** What `byline doctor` says of Slack. It posts nothing. */
export async function diagnose(settings: Settings, { channels, signal, now }: DiagnoseOptions): Promise<readonly Finding[]> {
	const { webApi } = await import('@slack/bolt');
	const client = new webApi.WebClient(settings.botToken, clientOptions(settings, SILENT));
	const known = await identify(client, []);
	if (known.status !== 'known') {
		const advice = known.status === 'refused' ? known.advice : 'Check the network of this machine.';
		return [problem(known.reason, advice)];
	}
	const findings = [good(`The bot @${known.name} of ${known.workspace} is known to Slack.`), ...scopeFindings(known)];
	findings.push(...(await clockFindings(settings, { signal, now })));
	findings.push(...(await wayFindings(settings, (token) => new webApi.WebClient(token, clientOptions(settings, SILENT)))));
	for (const channel of channels) {
		if (signal.aborted) break;
		const ids = idsOf(channel);
		if (ids) findings.push(await channelFinding(client, { channel, ids, known }));
	}
	return findings;
}

/** Slack says what time it is in the header of any answer. https://docs.slack.dev/reference/methods/api.test */
async function clockFindings({ apiUrl }: Settings, { signal, now }: Pick<DiagnoseOptions, 'signal' | 'now'>): Promise<Finding[]> {
	const before = now();
	const answer = await fetch(`${apiUrl}api.test`, { method: 'POST', redirect: 'error', signal }).catch(() => null);
	await answer?.body?.cancel();
	return answer ? [clockSkew({ of: 'Slack', date: answer.headers.get('date'), before, after: now() })].filter((one) => one !== null) : [];
}

function scopeFindings({ missing }: Known): Finding[] {
	const refusal = scopeRefusal(missing);
	if (refusal) return [problem(`Slack: ${refusal.reason}.`, refusal.advice)];
	const notes = scopeNotes(missing).map(
		(note): Finding => ({ level: 'advice', text: note, advice: 'byline manifest slack writes a manifest with all scopes.' }),
	);
	return notes.length || missing === null ? notes : [good('It has all its scopes.')];
}

/** Whether events can come in. */
async function wayFindings({ appToken, signingSecret }: Settings, open: (token: string) => WebClient): Promise<Finding[]> {
	if (!appToken) {
		const text = 'Events come over HTTP. Slack must reach this machine at the Request URL of your app, which ends in /slack/events.';
		return [{ level: 'advice', text, advice: 'See Event Subscriptions of your app: its Request URL must read Verified.' }];
	}
	try {
		await open(appToken).apps.connections.open({});
		const both = signingSecret
			? [{ level: 'advice', text: 'SLACK_SIGNING_SECRET is not used while SLACK_APP_TOKEN is set.', advice: null } as const]
			: [];
		return [good('Socket Mode works.'), ...both];
	} catch (thrown) {
		const receipt = receiptOf(failureOf(thrown));
		return [
			problem(
				`SLACK_APP_TOKEN is not accepted: ${receipt.reason}.`,
				'Make an app-level token with connections:write, and switch Socket Mode on.',
			),
		];
	}
}

async function channelFinding(
	client: WebClient,
	{ channel, ids, known }: { channel: string; ids: { team: string; id: string }; known: Known },
): Promise<Finding> {
	if (ids.team !== known.identity.team)
		return problem(
			`${channel} is of another workspace than the token.`,
			`The token is of ${known.workspace}: slack:${known.identity.team}/C….`,
		);
	try {
		const { channel: found } = await client.conversations.info({ channel: ids.id });
		if (found?.is_archived) return problem(`${channel} is archived.`, 'Unarchive it, or take its subscription out.');
		if (found?.is_member === false) return problem(`The bot is not in ${channel} (#${found.name}).`, 'Invite it there: /invite @Byline');
		return good(`The bot is in ${channel}${found?.name ? ` (#${found.name})` : ''}.`);
	} catch (thrown) {
		const receipt = receiptOf(failureOf(thrown));
		return problem(
			`${channel} cannot be looked up: ${receipt.reason}.`,
			receipt.status === 'refused' ? receipt.advice : 'Try again in a minute.',
		);
	}
}

function good(text: string): Finding {
	return { level: 'good', text, advice: null };
}

function problem(text: string, advice: string): Finding {
	return { level: 'problem', text, advice };
}
