import type { Cron } from './cron.ts';
import { DAY, SECOND, timeText } from './local.ts';
import type { Slot } from './slots.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** More times than this are not listed one by one. */
const MOST_TIMES = 8;

/** When it comes due, as people say it: `on weekdays at 08:00`; an expression that has no plain words is quoted. */
export function cronWords(cron: Cron): string {
	const [times, days] = [timesWords(cron), daysWords(cron)];
	if (times === null || days === null) return `at the times of “${cron.text}”`;
	if (days === 'every day' && times.startsWith('every')) return times;
	return times.startsWith('every') ? `${times}, ${days}` : `${days} ${times}`;
}

/** `Mon 24 Nov 2025 08:00`, as clocks in the zone show it. */
export function slotText({ nominal }: Pick<Slot, 'nominal'>): string {
	const date = new Date(nominal);
	const month = MONTHS[date.getUTCMonth()]!.slice(0, 3);
	return `${WEEKDAYS[date.getUTCDay()]!.slice(0, 3)} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()} ${timeText(nominal)}`;
}

/** `6 hours`, `90 minutes`, `2 days` */
export function durationText(ms: number): string {
	const units = [
		['day', DAY],
		['hour', DAY / 24],
		['minute', DAY / 1440],
		['second', SECOND],
	] as const;
	const [name, length] = units.find(([, one]) => ms >= one && ms % one === 0) ?? ['second', SECOND];
	const count = Math.round(ms / length);
	return `${count} ${name}${count === 1 ? '' : 's'}`;
}

export function listed(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function timesWords({ hours, minutes, seconds }: Cron): string | null {
	if (hours.length * minutes.length * seconds.length <= MOST_TIMES) {
		const times = hours.flatMap((hour) => minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second)));
		return `at ${listed(times.map((time) => timeText(time * SECOND)))}`;
	}
	const all = hours.flatMap((hour) => minutes.flatMap((minute) => seconds.map((second) => (hour * 60 + minute) * 60 + second)));
	const [first = 0, second = 0] = all;
	const gap = second - first;
	if (all.some((time, i) => i > 0 && time - all[i - 1]! !== gap)) return null;
	const every = `every ${durationText(gap * SECOND).replace(/^1 /, '')}`;
	const whole = gap * all.length * SECOND === DAY;
	if (whole && first === 0) return every;
	if (whole && gap === 3600) return `every hour, ${durationText(first * SECOND)} past`;
	return `${every} from ${timeText(first * SECOND)}${whole ? '' : ` to ${timeText(all.at(-1)! * SECOND)}`}`;
}

function daysWords({ days, months, weekdays, dayIn }: Cron): string | null {
	const season = months.length === 12 ? '' : ` in ${listed(months.map((month) => MONTHS[month - 1]!))}`;
	const dated = days.length === 31 ? null : `on the ${listed(days.map(ordinal))}`;
	const named = weekdayWords(weekdays);
	if (dated === null && named === null) return season ? `every day${season}` : 'every day';
	if (dated === null || named === null) return `${named ?? `${dated}${season ? '' : ' of the month'}`}${season}`;
	return dayIn === 'either' ? `${dated} and ${named}${season}` : null;
}

function weekdayWords(weekdays: readonly number[]): string | null {
	const written = weekdays.join();
	if (weekdays.length === 7) return null;
	if (written === '1,2,3,4,5') return 'on weekdays';
	if (written === '0,6') return 'at weekends';
	const fromMonday = [...weekdays].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
	return `on ${listed(fromMonday.map((day) => `${WEEKDAYS[day]}s`))}`;
}

function ordinal(day: number): string {
	const tens = day % 100;
	const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
	return `${day}${ending}`;
}
