const RUNS_ON = /[^.!?…:"”’'»)\]]$/;
const STARTS_LOW = /^[\p{Ll}\d(–—-]/u;
const BROKEN_WORD = /\p{L}[-\u2010]$/u;
const FIRST_PART = /[\p{L}\p{N}'’]+(?=[-\u2010]$)/u;
const SECOND_PART = /^[\p{L}\p{N}'’]+/u;

/** True when the line stops in mid-sentence, as a line does that was wrapped at a width. */
export function runsOn(line: string): boolean {
	return RUNS_ON.test(line);
}

/** True when the line can only go on with a sentence: a small letter, a number or a dash comes first. */
export function startsLow(line: string): boolean {
	return STARTS_LOW.test(line);
}

/**
 * Lines of one paragraph as one line. A word parted at a line's end is made whole again; it keeps its hyphen only where the rest
 * of the text writes it so ("long-term").
 *
 * @param written the lower-case words of the whole text, from `wordsOf`.
 */
export function joinLines(lines: readonly string[], written: ReadonlySet<string>): string {
	let joined = '';
	for (const line of lines) {
		if (joined === '') joined = line;
		else if (BROKEN_WORD.test(joined.slice(-3)) && /^\p{L}/u.test(line)) joined = joinWord(joined, line, written);
		else joined += ` ${line}`;
	}
	return joined;
}

function joinWord(before: string, after: string, written: ReadonlySet<string>): string {
	const first = FIRST_PART.exec(before.slice(-60))?.[0] ?? '';
	const second = SECOND_PART.exec(after)?.[0] ?? '';
	const whole = (first + second).toLowerCase();
	const compound = `${first}-${second}`.toLowerCase();
	const keep = !/^\p{Ll}/u.test(second) || (written.has(compound) && !written.has(whole));
	return keep ? before + after : before.slice(0, -1) + after;
}

/** Every word and every hyphenated compound of the text, in lower case, but for those parted at a line's end. */
export function wordsOf(text: string): Set<string> {
	return new Set(text.toLowerCase().match(/[\p{L}\p{N}'’]+(?:[-\u2010][\p{L}\p{N}'’]+)*(?![-\u2010]\n)/gu) ?? []);
}
