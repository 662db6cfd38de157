/** A machine's clock may be so far (s) off before signatures and schedules suffer: Slack refuses from 300 on. */
const TOLERABLE = 5;
const DANGEROUS = 30;

/** How our clock compares with another's, as a finding. */
export interface SkewFinding {
	readonly level: 'good' | 'advice' | 'problem';
	readonly text: string;
	readonly advice: string | null;
}

/**
 * Compares our clock with the `Date` header of an answer, which counts whole seconds. `before` and `after` are our times (Unix
 * ms) when the request went out and when the answer was there. Null when the header says nothing.
 */
export function clockSkew({
	of,
	date,
	before,
	after,
}: {
	/** Whose clock: `Slack`. */
	readonly of: string;
	readonly date: string | null;
	readonly before: number;
	readonly after: number;
}): SkewFinding | null {
	const theirs = Date.parse(date ?? '');
	if (Number.isNaN(theirs)) return null;
	// Theirs lies somewhere in its second; ours anywhere between question and answer.
	const ahead = Math.max(0, before - (theirs + 999)) || Math.min(0, after - theirs);
	const seconds = Math.round(Math.abs(ahead) / 1_000);
	if (seconds <= TOLERABLE) return { level: 'good', text: `The clock agrees with ${of}’s.`, advice: null };
	const text = `The clock of this machine is ${spanText(seconds)} ${ahead > 0 ? 'ahead of' : 'behind'} ${of}’s.`;
	const advice = 'Set it by NTP (timedatectl set-ntp true): schedules run by it, and Slack refuses what is 5 minutes off.';
	return { level: seconds >= DANGEROUS ? 'problem' : 'advice', text, advice };
}

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
	[86_400, 'day'],
	[3_600, 'hour'],
	[60, 'minute'],
	[1, 'second'],
];

/** `40 seconds`, `3 minutes`, `2 hours`, `5 days`; what is all but a day is a day. */
function spanText(seconds: number): string {
	const [size, unit] = UNITS.find(([one]) => seconds >= one * 0.98) ?? [1, 'second'];
	const count = Math.round(seconds / size);
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
