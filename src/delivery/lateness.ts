import type { Schedule } from '../model/subscription.ts';
import { parseQuiet, quietUntil } from './calendar/quiet.ts';

/** How late (ms) it is for a slot: quiet hours that it falls into are not counted. */
export function lateness(schedule: Schedule, { dueAt, now }: { dueAt: number; now: number }): number {
	return now - (quietEnd(schedule, dueAt) ?? dueAt);
}

/** When the quiet hours end that the instant is in; null where it is in none. */
export function quietEnd({ quiet, zone }: Schedule, now: number): number | null {
	const hours = quiet === null ? null : parseQuiet(quiet);
	return hours && quietUntil(hours, { zone, now });
}
