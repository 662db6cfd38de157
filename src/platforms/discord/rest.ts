import type { REST, RESTOptions, RouteLike } from 'discord.js';
import type { z } from 'zod';
import { ATTEMPT } from './limits.ts';
import type { Attached } from './pictures.ts';
import type { Settings } from './settings.ts';
import { codeOf, type Verdict, verdictOf } from './verdict.ts';

export type Outcome<T> =
	| { readonly ok: true; readonly data: T }
	/** `code` is Discord's own, where it gave one. */
	| { readonly ok: false; readonly verdict: Verdict; readonly code: number | null };

export interface Call {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the version: `/channels/1/messages`. */
	readonly path: RouteLike;
	readonly body?: unknown;
	/** Sent beside the body, which names them in `attachments`. */
	readonly files?: readonly Attached[];
	readonly query?: Readonly<Record<string, string>>;
	/** Ends the attempt early; without it, it ends after 10 s. */
	readonly signal?: AbortSignal;
}

/** One attempt each, never more; what came of it is a value. */
export interface Api {
	/** As the bot. */
	call(call: Call): Promise<Outcome<unknown>>;
	/** To an interaction's own addresses, which take no token and stand outside the limit of 50 requests a second. */
	answer(call: Call): Promise<Outcome<unknown>>;
}

/** The library's own repetitions are off: it would post twice what only the outbox may post again. */
export function restOptions(api: string): Partial<RESTOptions> {
	// Handlers of interactions are used once each, so they are swept more often than the library would.
	return { api, version: '10', retries: 0, timeout: ATTEMPT, rejectOnRateLimit: () => true, handlerSweepInterval: 600_000 };
}

export async function openApi({ api, token }: Pick<Settings, 'api' | 'token'>): Promise<Api> {
	const { REST } = await import('discord.js');
	const rest = new REST(restOptions(api)).setToken(token);
	const unlimited = new REST({ ...restOptions(api), globalRequestsPerSecond: Number.POSITIVE_INFINITY });
	return {
		call: (call) => attempt(rest, call),
		answer: (call) => attempt(unlimited, { ...call, auth: false }),
	};
}

/** Reads what Discord answered; what it did not promise counts as a reply that was lost. */
export function read<T>(outcome: Outcome<unknown>, schema: z.ZodType<T>): Outcome<T> {
	if (!outcome.ok) return outcome;
	const parsed = schema.safeParse(outcome.data);
	if (parsed.success) return { ok: true, data: parsed.data };
	const reason = `Discord’s answer is not as documented: ${parsed.error.issues[0]?.path.join('.')}`;
	return { ok: false, verdict: { status: 'ambiguous', reason }, code: null };
}

async function attempt(
	rest: REST,
	{ method, path, body, files, query, signal, auth = true }: Call & { auth?: boolean },
): Promise<Outcome<unknown>> {
	try {
		const data = await rest.request({
			method: method as Parameters<REST['request']>[0]['method'],
			fullRoute: path,
			auth,
			// Bounds the wait in the library's queue, and the reading of the answer, which its own time-out leaves out.
			signal: signal ?? AbortSignal.timeout(ATTEMPT),
			...(body === undefined ? {} : { body }),
			...(files?.length ? { files: files.map(({ name, data, contentType }) => ({ name, data, contentType })) } : {}),
			...(query ? { query: new URLSearchParams(query) } : {}),
		});
		return { ok: true, data };
	} catch (error) {
		return { ok: false, verdict: verdictOf(error), code: codeOf(error) };
	}
}
