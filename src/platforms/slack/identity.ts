import type { Command } from '../../model/command.ts';
import type { Refused, Retry } from '../../model/post.ts';
import type { Identity } from './receive.ts';
import { receiptOf } from './refusals.ts';
import { type Missing, missingScopes } from './scopes.ts';
import { failureOf, type WebClient } from './web-api.ts';

export interface Known {
	readonly status: 'known';
	readonly identity: Identity;
	/** The workspace's name and the bot's, for people. */
	readonly workspace: string;
	readonly name: string;
	readonly missing: Missing | null;
}

/** Asks Slack whose token it is, and which scopes it has. https://docs.slack.dev/reference/methods/auth.test */
export async function identify(client: WebClient, commands: readonly Command[]): Promise<Known | Refused | Retry> {
	try {
		const {
			team_id: team,
			user_id: user,
			bot_id: bot,
			team: workspace,
			user: name,
			response_metadata: granted,
		} = await client.auth.test({});
		if (!team || !user || !bot) return NO_BOT;
		const missing = missingScopes(granted?.scopes, commands);
		return { status: 'known', identity: { team, user, bot }, workspace: workspace ?? team, name: name ?? 'Byline', missing };
	} catch (thrown) {
		const receipt = receiptOf(failureOf(thrown));
		if (receipt.status === 'ambiguous') return { ...receipt, status: 'retry', after: 2_000 };
		return receipt.status === 'refused' ? { ...receipt, reason: `SLACK_BOT_TOKEN is not accepted: ${receipt.reason}` } : receipt;
	}
}

/** What is missing, as a refusal; null when the bot can start. */
export function scopeRefusal(missing: Missing | null): Refused | null {
	if (!missing?.needed.length) return null;
	const names = missing.needed.map(({ name }) => name).join(', ');
	return {
		status: 'refused',
		refusal: 'not-allowed',
		reason: `the app has not the scopes that it needs: ${names}`,
		advice:
			'Add them under OAuth & Permissions of your app, and install it again; byline manifest slack writes a manifest with all of them.',
	};
}

export function scopeNotes(missing: Missing | null): string[] {
	return (missing?.others ?? []).map(
		({ name, why }) => `The scope ${name} is missing, which it needs ${why}; add it under OAuth & Permissions.`,
	);
}

const NO_BOT: Refused = {
	status: 'refused',
	refusal: 'token-invalid',
	reason: 'SLACK_BOT_TOKEN is not the token of a bot',
	advice: 'Copy the bot token (xoxb-…) from OAuth & Permissions of your app.',
};
