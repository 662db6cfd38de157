import type { Found } from './examination.ts';

const SIGNS = { good: '✓', advice: '!', problem: '✗' } as const;
/** Green, yellow, red. */
const COLOURS = { good: 32, advice: 33, problem: 31 } as const;

/** The findings area by area, each with what to do, and how many there are. */
export function asText(found: readonly Found[], { colour }: { colour: boolean }): string {
	const areas = [...new Set(found.map(({ area }) => area))];
	const lines = areas.flatMap((area) => [area, ...found.filter((one) => one.area === area).flatMap((one) => linesOf(one, colour)), '']);
	return `${[...lines, verdict(found)].join('\n')}\n`;
}

function linesOf({ level, text, advice }: Found, colour: boolean): string[] {
	const sign = colour ? `\u001b[${COLOURS[level]}m${SIGNS[level]}\u001b[0m` : SIGNS[level];
	return [`  ${sign} ${text}`, ...(advice ? [`    → ${advice}`] : [])];
}

export function asJson(found: readonly Found[]): string {
	return `${JSON.stringify({ ok: !found.some(({ level }) => level === 'problem'), findings: found }, null, 2)}\n`;
}

function verdict(found: readonly Found[]): string {
	const count = (level: Found['level']) => found.filter((one) => one.level === level).length;
	const [problems, advice] = [count('problem'), count('advice')];
	const words = [problems ? `${problems} problem${problems === 1 ? '' : 's'}` : 'No problem', ...(advice ? [`${advice} to consider`] : [])];
	return `${words.join(', ')}.`;
}
