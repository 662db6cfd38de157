import type { WriteStream } from 'node:tty';

/** What a command is given of the process that it runs in. */
export interface Terminal {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stdout: Stream;
	readonly stderr: Stream;
	/** Absent where nobody can be asked anything. */
	readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
	/** Unix time in ms. */
	now(): number;
	/** Milliseconds since some moment; it only ever goes forward. Without it, nobody looks whether `now` leaps. */
	readonly steady?: () => number;
}

export type Stream = NodeJS.WritableStream & Partial<Pick<WriteStream, 'columns' | 'isTTY'>>;

/**
 * Whether to write in colour: as the option asks, or else as the environment does, or else only on a terminal.
 * https://no-color.org and https://force-color.org
 */
export function inColour({ env, stdout }: Terminal, asked: boolean | undefined): boolean {
	if (asked !== undefined) return asked;
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
	return stdout.isTTY === true && env.TERM !== 'dumb';
}
