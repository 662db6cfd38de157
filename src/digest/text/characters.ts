const BLANK = /\s/;

/** The first place at or after `from` that is no blank. */
export function skipBlanks(words: string, from: number): number {
	let at = from;
	while (at < words.length && isBlank(words, at)) at++;
	return at;
}

export function isBlank(words: string, at: number): boolean {
	const code = words.charCodeAt(at);
	return code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && BLANK.test(words[at]!));
}

/** Of a UTF-16 unit. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

export function isUpper(char: string): boolean {
	return char !== char.toLowerCase();
}

export function isLower(char: string): boolean {
	return char !== char.toUpperCase();
}

/** Whether the sticky pattern matches at `at`. */
export function matches(pattern: RegExp, words: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(words);
}
