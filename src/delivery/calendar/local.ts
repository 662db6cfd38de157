/**
 * A time as clocks on the wall show it, without a zone: ms since 1970 as if the wall stood in UTC. It orders and adds like
 * a number, and names a slot whatever the zone does.
 */
export type Local = number;

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** `2025-03-30T08:00`, and with seconds where there are any. */
export function localText(local: Local): string {
	const text = new Date(local).toISOString();
	return text.slice(0, local % MINUTE === 0 ? 16 : 19);
}

/** Null for what is no such time. */
export function parseLocal(text: string): Local | null {
	if (!WRITTEN.test(text)) return null;
	const local = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
	return Number.isNaN(local) ? null : local;
}

/** `08:05`; with seconds where there are any. */
export function timeText(local: Local): string {
	return localText(local).slice(11);
}
