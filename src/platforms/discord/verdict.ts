import type { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Ambiguous, Refused, Retry } from '../../model/post.ts';

/** What became of a request that did not succeed. */
export type Verdict = Retry | Ambiguous | Refused;

/** Codes of the connection that tell that nothing was sent; tried again after this long (ms). */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);
const UNREACHABLE_WAIT = 5_000;

type Judgement = Pick<Refused, 'refusal' | 'advice'>;

const CHECK_ACCESS = 'Let Byline see the channel: Edit Channel → Permissions → Byline → View Channel.';
const CHECK_RIGHTS =
	'Allow Byline in this channel: View Channel, Send Messages, Create Public Threads, Send Messages in Threads and Read Message History.';
const ASK_ANEW = 'Ask again: Discord takes an answer to a command or button for 15 minutes only.';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes */
const JUDGEMENTS: Readonly<Record<number, Judgement>> = {
	10003: { refusal: 'no-such-channel', advice: 'The channel or thread is gone: choose another one.' },
	10004: { refusal: 'no-such-channel', advice: 'Byline is no longer in that server: invite it again.' },
	10008: { refusal: 'message-gone', advice: 'The message was deleted: post the card anew.' },
	10015: { refusal: 'expired', advice: ASK_ANEW },
	10062: { refusal: 'expired', advice: ASK_ANEW },
	50001: { refusal: 'not-a-member', advice: CHECK_ACCESS },
	50007: { refusal: 'not-allowed', advice: 'That person takes no direct messages: use a channel of the server.' },
	50008: { refusal: 'not-allowed', advice: 'Discord takes no messages in a channel of this kind: choose a text channel.' },
	50013: { refusal: 'not-allowed', advice: CHECK_RIGHTS },
	50027: { refusal: 'expired', advice: ASK_ANEW },
	50035: { refusal: 'card-invalid', advice: 'Discord did not accept how the card is made: please report this.' },
	50083: { refusal: 'archived', advice: 'The thread is archived: open it again, or ask under a new card.' },
	160005: { refusal: 'archived', advice: 'The thread is locked: unlock it, or ask under a new card.' },
};

export const TOKEN_ADVICE =
	'Copy the token anew from https://discord.com/developers/applications → your application → Bot → Reset Token, set DISCORD_TOKEN, and start again.';

export const UNREACHABLE_ADVICE = 'Check that this machine reaches discord.com, and https://discordstatus.com.';

/** Puts an error of the library in our words. Rethrows what is a bug. */
export function verdictOf(error: unknown): Verdict {
	if (!(error instanceof Error)) throw error;
	if (isRateLimit(error)) return limited(error);
	if (isApiError(error)) return judged(error);
	if (isHttpError(error)) return { status: 'ambiguous', reason: `Discord answered ${error.status}` };
	// The library forgets a token that was refused, and then says this of every request.
	if (/Expected token to be set/.test(error.message)) return refusedToken('Discord refused the token earlier');
	const codes = [error, error.cause].map((one) => (one instanceof Error && 'code' in one ? String(one.code) : ''));
	if (codes.some((code) => UNSENT.has(code)))
		return { status: 'retry', after: UNREACHABLE_WAIT, reason: `Discord cannot be reached (${codes.find(Boolean)})`, scope: 'platform' };
	if (error.name === 'AbortError' || error.name === 'TimeoutError')
		return { status: 'ambiguous', reason: 'Discord did not answer in time' };
	if (codes.some(Boolean) || error instanceof SyntaxError || error.name === 'TypeError')
		return { status: 'ambiguous', reason: `the connection to Discord broke (${codes.find(Boolean) ?? error.message})` };
	throw error;
}

/** Discord's own code of an error, where it gave one. */
export function codeOf(error: unknown): number | null {
	return error instanceof Error && isApiError(error) ? Number(error.code) : null;
}

function judged(error: DiscordAPIError): Verdict {
	const reason = `Discord answered ${error.status} (${error.code}): ${error.message.split('\n')[0]}`;
	// An interaction's token that has run out is a 401 too, and says nothing of the bot's own.
	const known = JUDGEMENTS[Number(error.code)];
	if (known) return { status: 'refused', reason, ...known };
	if (error.status === 401) return refusedToken(reason);
	if (error.status === 403) return { status: 'refused', refusal: 'not-allowed', reason, advice: CHECK_RIGHTS };
	if (error.status === 404) return { status: 'refused', refusal: 'no-such-channel', reason, advice: JUDGEMENTS[10003]!.advice };
	return { status: 'refused', refusal: 'other', reason, advice: 'See `byline doctor`; if it finds nothing, please report this.' };
}

function refusedToken(reason: string): Refused {
	return { status: 'refused', refusal: 'token-invalid', reason, advice: TOKEN_ADVICE };
}

function limited({ retryAfter, timeToReset, global }: RateLimitError): Retry {
	const after = Math.max(1, Math.ceil(retryAfter > 0 ? retryAfter : timeToReset));
	return {
		status: 'retry',
		after,
		reason: `Discord asks to wait ${after} ms${global ? ', for everything' : ''}`,
		...(global && { scope: 'platform' }),
	};
}

// By shape and name: the library is loaded only when Discord is connected.
function isRateLimit(error: Error): error is RateLimitError {
	return 'timeToReset' in error && 'retryAfter' in error;
}

function isApiError(error: Error): error is DiscordAPIError {
	return 'rawError' in error && 'status' in error;
}

function isHttpError(error: Error): error is HTTPError {
	return error.name === 'HTTPError' && 'status' in error;
}
