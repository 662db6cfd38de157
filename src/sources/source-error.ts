/** Where a SourceError arose and what may mend it. */
export interface SourceProblem {
	/** The file's path, the url, or "standard input". */
	readonly origin: string;
	/** Counted from 1; absent where no single line is at fault. */
	readonly line?: number | undefined;
	/** What is wrong, as a clause ("it is empty"). */
	readonly reason: string;
	/** What to do about it, as a sentence. */
	readonly advice: string;
	readonly cause?: unknown;
}

/**
 * An input that cannot become a Document. Its message is written for people, and shown as it is:
 * `Cannot read notes.md:3: the date "2025-13-45" has no month 13. Write it as 2025-10-08.`
 */
export class SourceError extends Error {
	readonly origin: string;
	readonly line: number | null;
	readonly reason: string;
	readonly advice: string;

	constructor({ origin, line, reason, advice, cause }: SourceProblem) {
		super(`Cannot read ${origin}${line === undefined ? '' : `:${line}`}: ${reason}. ${advice}`, cause === undefined ? {} : { cause });
		this.name = 'SourceError';
		this.origin = origin;
		this.line = line ?? null;
		this.reason = reason;
		this.advice = advice;
	}
}
