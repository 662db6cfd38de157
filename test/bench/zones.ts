import { parseCron } from '../../src/delivery/calendar/cron.ts';
import { dueSlots } from '../../src/delivery/calendar/slots.ts';
import { localOf } from '../../src/delivery/calendar/zone.ts';
import { expected, RULES } from '../delivery/oracle.ts';

export interface Tally {
	readonly zones: number;
	readonly slots: number;
	readonly missed: number;
	readonly double: number;
	/** Due at another instant than the rule says. */
	readonly misplaced: number;
	readonly worst: readonly string[];
}

/** Lets a scanner that wakes at odd moments go through the years in each zone, and compares with the oracle. */
export function compareZones(zones: readonly string[], { from, to }: { from: number; to: number }): Tally {
	const tally = { zones: zones.length, slots: 0, missed: 0, double: 0, misplaced: 0, worst: [] as string[] };
	for (const zone of zones) {
		for (const [i, wanted] of expected(zone, { from, to }).entries()) {
			const found = scanned(zone, { cron: RULES[i]!.cron, from, to });
			const sought = new Map(wanted.map((slot) => slot.split(' ') as [string, string]));
			const seen = new Map(found.map((slot) => slot.split(' ') as [string, string]));
			tally.slots += wanted.length;
			tally.double += found.length - seen.size;
			tally.missed += [...sought.keys()].filter((nominal) => !seen.has(nominal)).length;
			const misplaced = [...seen].filter(([nominal, at]) => sought.get(nominal) !== at);
			tally.misplaced += misplaced.length;
			if (misplaced.length && tally.worst.length < 10) tally.worst.push(`${zone} ${RULES[i]!.cron} ${misplaced[0]!.join(' ')}`);
		}
	}
	return tally;
}

function scanned(zone: string, { cron: text, from, to }: { cron: string; from: number; to: number }): string[] {
	const read = parseCron(text);
	if (!('cron' in read)) throw new Error(read.reason);
	const found: string[] = [];
	let after = localOf(zone, from);
	// Wakes every 11 hours and 7 minutes: in gaps, in overlaps and beside them.
	for (let now = from; ; now = Math.min(to, now + 40_020_000)) {
		const { slots } = dueSlots({ cron: read.cron, zone }, { after, now, most: 200 });
		for (const { nominal, at } of slots) found.push(`${nominal} ${at}`);
		after = slots.at(-1)?.nominal ?? after;
		if (now === to) return found;
	}
}

if (process.argv[1] === import.meta.filename) {
	const years = { from: Date.UTC(2025, 0, 1), to: Date.UTC(2028, 0, 1) };
	const began = Date.now();
	const tally = compareZones(['UTC', ...Intl.supportedValuesOf('timeZone')], years);
	console.table({ ...tally, worst: tally.worst.join('; ') || '-', seconds: Math.round((Date.now() - began) / 1000) });
	process.exitCode = tally.missed + tally.double + tally.misplaced === 0 ? 0 : 1;
}
