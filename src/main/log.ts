import type { Log } from '../platforms/platform.ts';

export interface LogOptions {
	readonly write: (line: string) => void;
	/** Unix time in ms. */
	readonly now: () => number;
	/** Values that are never shown, wherever they turn up. */
	readonly secrets: readonly string[];
}

/** Shorter ones would blot out ordinary words. */
const SHORTEST_SECRET = 6;

/** One line each: time, level, message, and the facts as `name=value`. */
export function createLog({ write, now, secrets }: LogOptions): Log {
	const hidden = secrets.filter(({ length }) => length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
	function log(level: string, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
		const words = Object.entries(facts).map(([name, value]) => `${name}=${factText(value)}`);
		const line = [new Date(now()).toISOString(), level, message, ...words].join(' ').replace(/[\r\n]+/g, ' ⏎ ');
		write(hidden.reduce((text, secret) => text.replaceAll(secret, '•••'), line));
	}
	return {
		info: (message, facts) => log('info', message, facts),
		warn: (message, facts) => log('warn', message, facts),
		error: (message, facts) => log('error', message, facts),
	};
}

function factText(value: unknown): string {
	if (value instanceof Error) return JSON.stringify([value.stack ?? value.message, ...causes(value.cause)].join(' caused by '));
	return typeof value === 'string' && /^[\w./:@-]+$/.test(value) ? value : (JSON.stringify(value) ?? String(value));
}

function causes(cause: unknown): string[] {
	if (cause === undefined) return [];
	return cause instanceof Error ? [cause.message, ...causes(cause.cause)] : [String(cause)];
}
