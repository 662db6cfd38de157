import { setTimeout as wait } from 'node:timers/promises';
import type { Finding } from '../../platforms/platform.ts';

/** The `engines` of package.json. */
const OLDEST_NODE: readonly [number, number] = [20, 19];
/** The database has some 420 names; a Node that was built without it knows one. */
const LEAST_ZONES = 300;
/** Governments change their clocks with little notice: rules so old (years) are wrong somewhere. */
const OLD_ZONES = 2;
/** The wall clock and the one that only goes forward may part by so much (ms) while we look. */
const DRIFT = 100;
const LOOK = 250;
/** Before this there was no Byline. */
const EARLIEST = Date.UTC(2025, 0, 1);

export function nodeFinding(version: string): Finding {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [oldest, patch] = OLDEST_NODE;
	if (major > oldest || (major === oldest && minor >= patch)) return good(`Node ${version} will do.`);
	return problem(`Node ${version} is too old.`, `Install Node ${oldest}.${patch} or newer, from nodejs.org.`);
}

/** `data` is the version of the rules, `2025b`; `names` the zones that this Node knows. */
export function zoneFinding({ names, data, now }: { names: readonly string[]; data: string | undefined; now: number }): Finding {
	if (names.length < LEAST_ZONES)
		return problem(
			`This Node knows ${names.length} time zones only.`,
			'Install the ordinary build of Node, which knows all of them (full-icu).',
		);
	const year = Number(data?.slice(0, 4));
	if (Number.isInteger(year) && new Date(now).getUTCFullYear() - year > OLD_ZONES)
		return {
			level: 'advice',
			text: `The rules of the time zones are those of ${data}.`,
			advice: 'Update Node: some zones have changed since.',
		};
	return good(`It knows ${names.length} time zones${data ? `, by the rules of ${data}` : ''}.`);
}

export interface Clocks {
	/** Unix time in ms. */
	readonly now: () => number;
	/** Milliseconds since some moment; it only ever goes forward. */
	readonly steady: () => number;
}

/** Whether the clock stands, leaps or is far from any truth. `newest` is the latest time that the store knows of. */
export async function clockFindings({ now, steady, newest }: Clocks & { readonly newest: number | null }): Promise<Finding[]> {
	const found: Finding[] = [];
	const [wall, began] = [now(), steady()];
	await wait(LOOK);
	const apart = Math.abs(now() - wall - (steady() - began));
	if (apart > DRIFT)
		found.push(
			problem(`The clock leapt by ${Math.round(apart)} ms while it was looked at.`, 'Find out what sets it: NTP should change it slowly.'),
		);
	if (now() < EARLIEST) found.push(problem(`The clock says ${new Date(now()).toISOString()}.`, 'Set it by NTP: timedatectl set-ntp true.'));
	if (newest !== null && newest > now() + 60_000)
		found.push(
			problem(
				`The store has records of ${new Date(newest).toISOString()}, which is still to come.`,
				'The clock was set back, or ahead before: set it by NTP.',
			),
		);
	return found.length ? found : [good('The clock runs steadily.')];
}

function good(text: string): Finding {
	return { level: 'good', text, advice: null };
}

function problem(text: string, advice: string): Finding {
	return { level: 'problem', text, advice };
}
