/** One thing that must be put right in the configuration. */
export interface Problem {
	/** `config/byline.yaml:14`, or the name of an environment variable. */
	readonly where: string;
	/** What cannot be read: `schedule "0 8 * *"`. */
	readonly what: string;
	readonly reason: string;
	/** A sentence; null when the reason says it all. */
	readonly advice: string | null;
}

/** `Cannot read subscriptions[0].at "0 8 * *" in config/byline.yaml:14: expected 5 or 6 fields, got 4.` */
export function problemText({ where, what, reason, advice }: Problem): string {
	return `Cannot read ${what} in ${where}: ${reason}.${advice ? ` ${advice}` : ''}`;
}
