import type { webApi } from '@slack/bolt';
import type { Log } from '../platform.ts';
import { TIME_OUT } from './limits.ts';
import type { Settings } from './settings.ts';

export type WebClient = InstanceType<typeof webApi.WebClient>;
type ClientOptions = NonNullable<ConstructorParameters<typeof webApi.WebClient>[1]>;

/** What became of a call to Slack that did not succeed. */
export type Failure =
	/** Slack's own word, as `channel_not_found`. */
	| { readonly kind: 'refused'; readonly error: string; readonly needed: string | null }
	| { readonly kind: 'limited'; readonly after: number }
	| { readonly kind: 'unreachable'; readonly reason: string }
	| { readonly kind: 'unclear'; readonly reason: string };

/**
 * One attempt and no more: the SDK would post a message again for half an hour, and one 429 would hold up every channel. Each
 * client needs options of its own: the SDK keeps and changes them.
 */
export function clientOptions({ apiUrl }: Pick<Settings, 'apiUrl'>, log: Log): ClientOptions {
	return {
		slackApiUrl: apiUrl,
		retryConfig: { retries: 0 },
		timeout: TIME_OUT,
		rejectRateLimitedCalls: true,
		allowAbsoluteUrls: false,
		logger: sdkLogger(log),
	};
}

/** The SDK's own words go to the log only from warnings on, and without what could be a secret. */
export function sdkLogger(log: Log): NonNullable<ClientOptions['logger']> {
	const words = (parts: unknown[]) => `Slack SDK: ${withoutSecrets(parts.map(String).join(' '))}`;
	return {
		debug() {},
		info() {},
		// Every failed call is told by its caller, with what to do about it.
		warn() {},
		error: (...parts: unknown[]) => log.warn(words(parts)),
		setLevel() {},
		getLevel: () => 'error' as ReturnType<NonNullable<ClientOptions['logger']>['getLevel']>,
		setName() {},
	};
}

export function withoutSecrets(text: string): string {
	return text.replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, 'x…').replace(/([?&](?:ticket|token)=)[^&\s]+/g, '$1…');
}

/** Errors of Slack's after which nobody knows whether the call was carried out. */
const UNCLEAR: ReadonlySet<string> = new Set([
	'internal_error',
	'fatal_error',
	'service_unavailable',
	'request_timeout',
	'team_added_to_org',
]);

/** The machine was never reached, so nothing was carried out. */
const UNREACHED = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)\b/;

/** Reads what the SDK threw. It tells its kinds apart by `code`. https://docs.slack.dev/tools/node-slack-sdk/web-api/#handle-errors */
export function failureOf(thrown: unknown): Failure {
	const code = field(thrown, 'code');
	if (code === 'slack_webapi_rate_limited_error') return { kind: 'limited', after: seconds(field(thrown, 'retryAfter')) };
	if (code === 'slack_webapi_platform_error') return platformFailure(field(thrown, 'data'));
	if (code === 'slack_webapi_http_error') return httpFailure(Number(field(thrown, 'statusCode')));
	const reason = reasonOf(thrown);
	if (reason.startsWith('Retry header')) return { kind: 'limited', after: seconds(null) };
	return UNREACHED.test(reason) ? { kind: 'unreachable', reason } : { kind: 'unclear', reason };
}

function platformFailure(data: unknown): Failure {
	const error = String(field(data, 'error') ?? '');
	if (error === 'ratelimited' || error === 'rate_limited')
		return { kind: 'limited', after: seconds(field(field(data, 'response_metadata'), 'retryAfter')) };
	// What is no word of Slack's is a page of some machine in between.
	if (UNCLEAR.has(error) || !/^[a-z][a-z0-9_.-]{1,60}$/.test(error))
		return { kind: 'unclear', reason: `Slack answered ${withoutSecrets(error.slice(0, 60)) || 'nothing'}` };
	const needed = field(data, 'needed');
	return { kind: 'refused', error, needed: typeof needed === 'string' ? needed : null };
}

function httpFailure(status: number): Failure {
	if (status >= 500 || status === 408) return { kind: 'unclear', reason: `Slack answered with status ${status}` };
	return { kind: 'refused', error: `http_${status}`, needed: null };
}

/** Seconds as Slack gives them, in ms; where it gives none, ten. */
function seconds(value: unknown): number {
	return typeof value === 'number' && value >= 0 ? Math.max(1, value) * 1000 : 10_000;
}

/** The messages of an error and of its causes. */
function reasonOf(thrown: unknown): string {
	const words: string[] = [];
	for (let error = thrown, depth = 0; error instanceof Error && depth < 5; depth++) {
		const code = field(error, 'code');
		words.push(
			typeof code === 'string' && !code.startsWith('slack_') && !error.message.includes(code)
				? `${error.message} (${code})`
				: error.message,
		);
		error = field(error, 'original') ?? error.cause;
	}
	return withoutSecrets(words.join(': ')) || String(thrown);
}

function field(of: unknown, name: string): unknown {
	return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined;
}
