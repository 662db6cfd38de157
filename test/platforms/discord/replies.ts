import type { World } from './world.ts';

export interface Call {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly body: unknown;
	/** The request carried the bot's token. */
	readonly authorised: boolean;
	/** By name. */
	readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Answered {
	readonly status: number;
	readonly json?: unknown;
}

export type Route = (params: readonly string[], call: Call) => Answered;

export function error(status: number, code: number, message: string): Answered {
	return { status, json: { code, message } };
}

export function ok(json: unknown): Answered {
	return { status: 200, json };
}

export function invalid(world: World, broken: readonly string[]): Answered {
	world.broken.push(...broken);
	return {
		status: 400,
		json: { code: 50035, message: 'Invalid Form Body', errors: { _errors: broken.map((message) => ({ code: 'INVALID', message })) } },
	};
}
