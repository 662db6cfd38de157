import type { Log } from '../platform.ts';
import { type SignedRequest, type Verdict, verifier } from './signature.ts';

export interface HttpOptions {
	readonly secret: string;
	readonly now: () => number;
	readonly log: Log;
	/** Resolves when the event is written down, and rejects when it cannot be. */
	readonly take: (body: unknown) => Promise<void>;
}

/** Slack's requests are far smaller; the listener has a limit of its own. */
const LARGEST = 1_000_000;

const PATHS: ReadonlySet<string> = new Set(['/slack/events', '/slack/commands', '/slack/interactions']);

/** Answers what Slack posts: events, slash commands and buttons, all alike. */
export function httpAnswer({ secret, now, log, take }: HttpOptions): (request: Request) => Promise<Response> {
	const signatures = verifier(secret, now);
	let warned = 0;
	return async (request) => {
		if (!PATHS.has(new URL(request.url).pathname)) return text('There is nothing here.\n', 404);
		if (request.method !== 'POST') return text('Slack posts its events here.\n', 405);
		const body = Buffer.from(await request.arrayBuffer());
		if (body.length > LARGEST) return text('The request is too large.\n', 413);
		const { headers } = request;
		const signed = { timestamp: headers.get('x-slack-request-timestamp'), signature: headers.get('x-slack-signature'), body };
		const verdict = signatures.verify(signed);
		if (verdict !== 'genuine') return refuse(verdict);
		return receive(signed, headers.get('content-type') ?? '');
	};

	async function receive(signed: SignedRequest, type: string): Promise<Response> {
		const parsed = parseBody(signed.body.toString(), type);
		if (parsed === null) return text('The body cannot be read.\n', 400);
		const challenge = challengeOf(parsed);
		if (challenge !== null) return text(challenge, 200);
		try {
			await take(parsed);
			return new Response(null, { status: 200 });
		} catch (cause) {
			// Not acknowledged, so Slack sends it again, perhaps byte for byte.
			signatures.forget(signed);
			log.error('Slack: an event could not be written down', { cause });
			return text('Try again.\n', 503);
		}
	}

	/** One line a minute: whoever forges requests must not fill the log too. */
	function refuse(verdict: Exclude<Verdict, 'genuine'>): Response {
		if (now() - warned >= 60_000) {
			warned = now();
			log.warn(`Slack: a request was refused: ${REASONS[verdict]}`);
		}
		return text('The signature is not valid.\n', 401);
	}
}

const REASONS: Readonly<Record<Exclude<Verdict, 'genuine'>, string>> = {
	unsigned: 'it carries no signature of Slack’s.',
	stale: 'it is dated more than 5 minutes ago. If this goes on, set the clock of this machine.',
	future: 'it is dated in the future. If this goes on, set the clock of this machine.',
	forged: 'its signature is wrong. If this goes on, compare SLACK_SIGNING_SECRET with Basic Information of your app.',
	replayed: 'it was received before.',
};

/** JSON, or a form whose `payload` is JSON (buttons), or a form (commands). Null when it is none. */
function parseBody(body: string, type: string): unknown {
	try {
		if (!type.startsWith('application/x-www-form-urlencoded')) return JSON.parse(body) as unknown;
		const fields = Object.fromEntries(new URLSearchParams(body));
		return fields.payload === undefined ? fields : (JSON.parse(fields.payload) as unknown);
	} catch {
		return null;
	}
}

/** What Slack wants to read back when the address is first set. https://docs.slack.dev/reference/events/url_verification */
function challengeOf(body: unknown): string | null {
	if (typeof body !== 'object' || body === null || !('type' in body) || body.type !== 'url_verification') return null;
	return 'challenge' in body && typeof body.challenge === 'string' ? body.challenge : null;
}

function text(words: string, status: number): Response {
	return new Response(words, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
