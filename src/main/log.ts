import { pino } from 'pino';
import type { Log } from '../platforms/platform.ts';
import { plain } from './plain.ts';

export interface LogOptions {
	readonly write: (line: string) => void;
	/** Unix time in ms. */
	readonly now: () => number;
	/** `text` for people, `json` for machines: one line each. */
	readonly format: 'text' | 'json';
	/** Takes the secrets out of a text. */
	readonly redact: (text: string) => string;
}

/** Time, level, message and facts, one line each, without a secret in whatever depth or encoding it turns up. */
export function createLog({ write, now, format, redact }: LogOptions): Log {
	const logger = pino(
		{
			...(format === 'text' && { base: null }),
			timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
			formatters: { level: (level) => ({ level }) },
		},
		{ write: (line) => write(format === 'json' ? line.trimEnd() : textOf(line)) },
	);
	const facts = (given: Readonly<Record<string, unknown>> = {}) => plain(given, redact) as Record<string, unknown>;
	return {
		info: (message, given) => logger.info(facts(given), redact(message)),
		warn: (message, given) => logger.warn(facts(given), redact(message)),
		error: (message, given) => logger.error(facts(given), redact(message)),
	};
}

/** `2026-03-09T08:00:00.000Z warn a card was refused channel=slack:T1/C1 reason="not in channel"` */
function textOf(line: string): string {
	const { time, level, msg, ...facts } = JSON.parse(line) as Readonly<Record<string, unknown>>;
	const words = Object.entries(facts).map(([name, value]) => `${name}=${factText(value)}`);
	return [time, level, msg, ...words].join(' ').replace(/[\r\n]+/g, ' ⏎ ');
}

function factText(value: unknown): string {
	if (typeof value === 'object' && value !== null && 'stack' in value) return JSON.stringify(errorText(value));
	return typeof value === 'string' && /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value);
}

function errorText({ stack, message, cause, name: _, ...rest }: Readonly<Record<string, unknown>>): string {
	const own = Object.keys(rest).length ? ` ${JSON.stringify(rest)}` : '';
	const words = `${String(stack || message)}${own}`;
	if (cause === undefined) return words;
	const deeper = typeof cause === 'object' && cause !== null && 'stack' in cause ? errorText({ ...cause }) : JSON.stringify(cause);
	return `${words} caused by ${deeper}`;
}
