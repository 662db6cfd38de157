import type { Ambiguous, Refused, Retry } from '../../model/post.ts';
import type { Failure } from './web-api.ts';

type Words = Pick<Refused, 'refusal' | 'advice'>;

const INVITE = 'Invite Byline to the channel: /invite @Byline';
const NEW_TOKEN = 'Install the app to the workspace again, and put its new bot token into SLACK_BOT_TOKEN.';

/** Slack's errors that a person can do something about. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const REFUSALS: Readonly<Record<string, Words>> = {
	not_in_channel: { refusal: 'not-a-member', advice: INVITE },
	// A private channel that the bot is not in looks to it like none.
	channel_not_found: { refusal: 'not-a-member', advice: `${INVITE}. Where nobody can invite it, only you see its cards.` },
	no_permission: { refusal: 'not-allowed', advice: 'Ask an admin of the workspace to let Byline post in this channel.' },
	restricted_action: { refusal: 'not-allowed', advice: 'Ask an admin of the workspace to let Byline post in this channel.' },
	restricted_action_read_only_channel: { refusal: 'not-allowed', advice: 'This channel is read-only: choose another, or ask an admin.' },
	restricted_action_thread_only_channel: { refusal: 'not-allowed', advice: 'This channel takes replies in threads only: choose another.' },
	restricted_action_non_threadable_channel: { refusal: 'not-allowed', advice: 'This channel takes no threads: choose another.' },
	restricted_action_thread_locked: { refusal: 'not-allowed', advice: 'This thread is locked: ask under a newer card.' },
	ekm_access_denied: { refusal: 'not-allowed', advice: 'An admin of the workspace has suspended posting by its key management.' },
	team_access_not_granted: { refusal: 'not-allowed', advice: 'Ask an admin of the organisation to add Byline to this workspace.' },
	missing_scope: { refusal: 'not-allowed', advice: 'Add the scope under OAuth & Permissions of your app, and install it again.' },
	not_allowed_token_type: { refusal: 'token-invalid', advice: 'Put the bot token, which starts with xoxb-, into SLACK_BOT_TOKEN.' },
	is_archived: { refusal: 'archived', advice: 'Unarchive the channel, or unsubscribe it.' },
	message_not_found: { refusal: 'message-gone', advice: 'Post the card again.' },
	cant_update_message: { refusal: 'message-gone', advice: 'Post the card again: only the bot that wrote a message can change it.' },
	edit_window_closed: { refusal: 'not-allowed', advice: 'The workspace lets nobody edit old messages: post the card again.' },
	thread_not_found: { refusal: 'message-gone', advice: 'The card was deleted: post it again, and ask under the new one.' },
	user_not_in_channel: { refusal: 'not-allowed', advice: 'Join the channel, and ask again there.' },
	invalid_auth: { refusal: 'token-invalid', advice: NEW_TOKEN },
	not_authed: { refusal: 'token-invalid', advice: NEW_TOKEN },
	account_inactive: { refusal: 'token-invalid', advice: `The app was removed from the workspace. ${NEW_TOKEN}` },
	token_revoked: { refusal: 'token-invalid', advice: NEW_TOKEN },
	token_expired: { refusal: 'token-invalid', advice: `${NEW_TOKEN} Leave token rotation off.` },
	user_removed_from_team: { refusal: 'token-invalid', advice: NEW_TOKEN },
	team_disabled: { refusal: 'token-invalid', advice: 'The workspace is disabled: ask whoever pays for it.' },
	org_login_required: { refusal: 'not-allowed', advice: 'The workspace is being moved to an organisation: try again tomorrow.' },
	access_denied: { refusal: 'not-allowed', advice: 'Ask an admin of the workspace to approve Byline.' },
	expired_url: { refusal: 'expired', advice: 'Type the command, or press the button, again.' },
	used_url: { refusal: 'expired', advice: 'Type the command, or press the button, again.' },
	msg_blocks_too_long: { refusal: 'card-invalid', advice: 'Please report this card: it should have been shorter.' },
	msg_too_long: { refusal: 'card-invalid', advice: 'Please report this card: it should have been shorter.' },
	invalid_blocks: { refusal: 'card-invalid', advice: 'Please report this card: Slack does not take it.' },
};

/** What the outbox is told about a call that failed. */
export function receiptOf(failure: Failure): Refused | Retry | Ambiguous {
	if (failure.kind === 'limited') return { status: 'retry', after: failure.after, reason: 'Slack limits how fast messages are sent' };
	if (failure.kind === 'unreachable')
		return { status: 'retry', after: 5_000, reason: `Slack cannot be reached: ${failure.reason}`, scope: 'platform' };
	if (failure.kind === 'unclear') return { status: 'ambiguous', reason: failure.reason };
	return refusalOf(failure);
}

export function refusalOf({ error, needed }: Extract<Failure, { kind: 'refused' }>): Refused {
	const words = REFUSALS[error] ?? { refusal: 'other', advice: 'byline doctor may tell more.' };
	if (error !== 'missing_scope' || !needed) return { status: 'refused', reason: `Slack answered ${error}`, ...words };
	const advice = `Add the scope ${needed} under OAuth & Permissions of your app, and install it again.`;
	return { status: 'refused', refusal: 'not-allowed', reason: `Slack answered missing_scope: ${needed} is needed`, advice };
}
