/**
 * What is due in a zone, found without the product's code: every hour of real time is looked up with `Intl`, every minute
 * where clocks were changed, and each minute that clocks reach for the first time is asked whether it is one of the
 * schedule's. A minute that they leap over is reached where they land.
 */
export interface Rule {
	readonly cron: string;
	/** The same in plain code: minute of the day, day of the week (0 is Sunday), day of the month. */
	readonly due: (minute: number, weekday: number, day: number) => boolean;
}

export const RULES: readonly Rule[] = [
	{ cron: '0 8 * * 1-5', due: (minute, weekday) => minute === 480 && weekday >= 1 && weekday <= 5 },
	{ cron: '30 2 * * *', due: (minute) => minute === 150 },
	{ cron: '0 0 * * *', due: (minute) => minute === 0 },
	{ cron: '*/15 * * * *', due: (minute) => minute % 15 === 0 },
	{ cron: '30 1 1,15 * SUN', due: (minute, weekday, day) => minute === 90 && (day === 1 || day === 15 || weekday === 0) },
];

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** `nominal instant` of each slot of each rule, in ms; one list a rule. */
export function expected(zone: string, { from, to }: { from: number; to: number }): string[][] {
	const found: string[][] = RULES.map(() => []);
	let high = shown(zone, from);
	for (let hour = from; hour < to; hour += HOUR) {
		const [start, end] = [shown(zone, hour), shown(zone, hour + HOUR)];
		const steady = end - start === HOUR;
		for (let at = hour + MINUTE; at <= hour + HOUR; at += MINUTE) {
			const local = steady ? start + (at - hour) : shown(zone, at);
			for (; high < local; ) {
				high += MINUTE;
				ask(high, at, found);
			}
		}
	}
	return found;
}

function ask(local: number, at: number, found: string[][]): void {
	const minute = (local / MINUTE) % 1440;
	if (minute % 15 !== 0) return;
	const days = Math.floor(local / 86_400_000);
	const day = minute === 90 ? new Date(local).getUTCDate() : 0;
	for (const [i, { due }] of RULES.entries()) if (due(minute, (days + 4) % 7, day)) found[i]!.push(`${local} ${at}`);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks show, as if they stood in UTC. */
function shown(zone: string, at: number): number {
	let format = formats.get(zone);
	if (!format) {
		format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
		formats.set(zone, format);
	}
	return Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}
