import { DAY, MINUTE, timeText } from '../../delivery/calendar/local.ts';
import { slotText } from '../../delivery/calendar/words.ts';
import { localOf } from '../../delivery/calendar/zone.ts';

/** A moment as clocks in the zone show it: `08:00` on the day of `near`, and `Tue 10 Mar 2026 08:00` on another. */
export function momentText(at: number, { zone, near = null }: { zone: string; near?: number | null }): string {
	const local = Math.floor(localOf(zone, at) / MINUTE) * MINUTE;
	const sameDay = near !== null && Math.floor(localOf(zone, near) / DAY) === Math.floor(local / DAY);
	return sameDay ? timeText(local) : slotText({ nominal: local });
}
