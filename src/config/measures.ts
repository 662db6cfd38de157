const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** `6h` in ms; null when it is none. */
export function durationOf(text: string): number | null {
	const match = /^(\d{1,6})\s*(s|min|m|h|d)$/.exec(text.trim());
	return match ? Number(match[1]) * UNITS[match[2]!]! : null;
}

/** So many in so many ms. */
export interface Rate {
	readonly count: number;
	readonly per: number;
}

/** `10/min`; null when it is none. */
export function rateOf(text: string): Rate | null {
	const match = /^(\d{1,6})\s*\/\s*(s|min|h|d)$/.exec(text.trim());
	return match && Number(match[1]) > 0 ? { count: Number(match[1]), per: UNITS[match[2]!]! } : null;
}

/** True for a name of the IANA time zone database that this system knows. */
export function isZone(text: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: text });
		return /^[A-Z]/i.test(text);
	} catch {
		return false;
	}
}
