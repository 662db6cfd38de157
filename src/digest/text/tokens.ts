import type { Span } from '../../model/span.ts';

/**
 * Words that keep the full stop behind them. Of one letter is an initial, and needs no entry.
 */
const ABBREVIATIONS = new Set(
	`mr mrs ms dr prof sen rep reps gov gen lt col maj capt sgt cmdr adm st jr sr inc corp co ltd llc no vs etc jan feb mar apr jun jul aug
	sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich
	minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ave blvd rd dept est approx fig hon rev fr messrs pres supt atty asst
	bros ph v`
		.trim()
		.split(/\s+/),
);
/** Written together with the word before, and a word of their own: "don’t" is "do" and "n’t". */
const CLITICS = new Set(['s', 're', 've', 'll', 'd', 'm']);
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 's']);

const SPACE = 0;
const LETTER = 1;
const DIGIT = 2;
const OTHER = 3;
const LETTER_PATTERN = /[\p{L}\p{M}]/u;
const DIGIT_PATTERN = /\p{Nd}/u;
const BLANK_PATTERN = /\s/;
const KINDS = new Uint8Array(0x250).map((_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
	if (BLANK_PATTERN.test(character)) return SPACE;
	if (LETTER_PATTERN.test(character)) return LETTER;
	return DIGIT_PATTERN.test(character) ? DIGIT : OTHER;
}

function kindAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (!(code >= KINDS.length)) return KINDS[code] ?? SPACE;
	if (code >= 0x2010 && code <= 0x206f) return OTHER;
	// The second half of a pair belongs with the first.
	if (code >= 0xdc00 && code <= 0xdfff && at > 0) return kindOf(String.fromCodePoint(text.codePointAt(at - 1)!));
	return kindOf(String.fromCodePoint(text.codePointAt(at) ?? code));
}

/**
 * The tokens of a passage: words, numbers, and marks of punctuation one by one. Words written with a hyphen come apart at it,
 * contractions and possessives at the apostrophe; abbreviations ("U.S.", "Gov.", "J."), numbers ("66,600") and web addresses stay whole.
 */
export function tokenSpans(text: string, { start, end }: Span): Span[] {
	const found: Span[] = [];
	let at = start;
	while (at < end) {
		const kind = kindAt(text, at);
		if (kind === SPACE) {
			at++;
			continue;
		}
		const next = Math.min(end, tokenEnd(text, { at, end, kind }));
		if (kind === LETTER) pushWord(text, { start: at, end: next }, found);
		else found.push({ start: at, end: next });
		at = next;
	}
	return found;
}

interface Cursor {
	readonly at: number;
	readonly end: number;
}

function tokenEnd(text: string, { at, end, kind }: Cursor & { kind: number }): number {
	if (kind === DIGIT) return numberEnd(text, { at, end });
	if (kind === LETTER) return addressEnd(text, { at, end }) ?? wordEnd(text, { at, end });
	return markEnd(text, { at, end });
}

/** "66,600", "5.5", "10:30", "1990s", "2nd", "2025-10-08"; the letters of "5.5m" are a word of their own. */
function numberEnd(text: string, { at, end }: Cursor): number {
	let next = isoDateEnd(text, at) ?? at + 1;
	while (next < end && (kindAt(text, next) === DIGIT || (isNumberMark(text[next]!) && kindAt(text, next + 1) === DIGIT))) next++;
	const letters = lettersEnd(text, { at: next, end });
	return ORDINALS.has(text.slice(next, letters).toLowerCase()) ? letters : next;
}

const ISO_DATE = /\d{4}-\d{2}-\d{2}(?!\d)/y;

function isoDateEnd(text: string, at: number): number | null {
	if (text[at + 4] !== '-') return null;
	ISO_DATE.lastIndex = at;
	return ISO_DATE.test(text) ? at + 10 : null;
}

function isNumberMark(mark: string): boolean {
	return mark === ',' || mark === '.' || mark === ':' || mark === '/';
}

function lettersEnd(text: string, { at, end }: Cursor): number {
	let next = at;
	while (next < end && kindAt(text, next) === LETTER) next++;
	return next;
}

function wordEnd(text: string, { at, end }: Cursor): number {
	let next = at;
	for (;;) {
		while (next < end && (kindAt(text, next) === LETTER || kindAt(text, next) === DIGIT)) next++;
		const mark = text[next];
		const inside = next + 1 < end && kindAt(text, next + 1) === LETTER;
		if (inside && (mark === '’' || mark === "'" || mark === '&' || (mark === '.' && isInitials(text, { at, end: next })))) next++;
		else break;
	}
	return text[next] === '.' && next < end && keepsStop(text, { at, end: next }) ? next + 1 : next;
}

/** "U", "U.S", "p.m": every letter stands alone. */
function isInitials(text: string, { at, end }: Cursor): boolean {
	if (end - at > 9) return false;
	for (let i = at; i < end; i++) if ((i - at) % 2 === 0 ? kindAt(text, i) !== LETTER : text[i] !== '.') return false;
	return (end - at) % 2 === 1;
}

function keepsStop(text: string, { at, end }: Cursor): boolean {
	if (end - at === 1) return text[at] !== text[at]!.toLowerCase() && text[at] !== 'I';
	const word = text.slice(at, end).toLowerCase();
	// "No. 5", but "he said no."
	if (word === 'no') return /^\. ?\d/.test(text.slice(end, end + 3));
	return isInitials(text, { at, end }) || (end - at < 7 && ABBREVIATIONS.has(word));
}

function pushWord(text: string, word: Span, found: Span[]): void {
	const mark = lastApostrophe(text, word);
	const clitic = mark === -1 ? '' : text.slice(mark + 1, word.end).toLowerCase();
	let cut = word.end;
	if (clitic === 't' && mark - word.start > 1 && /n/i.test(text[mark - 1]!)) cut = mark - 1;
	else if (CLITICS.has(clitic) && mark > word.start) cut = mark;
	else if (word.end - word.start === 6 && text.slice(word.start, word.end).toLowerCase() === 'cannot') cut = word.start + 3;
	found.push({ start: word.start, end: cut });
	if (cut < word.end) found.push({ start: cut, end: word.end });
}

function lastApostrophe(text: string, { start, end }: Span): number {
	for (let at = end - 1; at > start && at > end - 4; at--) if (text[at] === '’' || text[at] === "'") return at;
	return -1;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”]+/y;
const HANDLE = /[@#][\p{L}\p{N}_]+/uy;

function addressEnd(text: string, { at, end }: Cursor): number | null {
	const first = text.charCodeAt(at) | 32;
	if (first !== 104 && first !== 119) return null;
	ADDRESS.lastIndex = at;
	const match = ADDRESS.exec(text);
	return match ? Math.min(end, at + match[0].replace(/[.,;:!?)]+$/, '').length) : null;
}

/** One mark, or a run of the same: "...", "--"; a possessive "’s" that stands after a mark; "@name" and "#word" are one. */
function markEnd(text: string, { at, end }: Cursor): number {
	const mark = text[at]!;
	if (mark === '@' || mark === '#') {
		HANDLE.lastIndex = at;
		const match = HANDLE.exec(text);
		if (match) return at + match[0].length;
	}
	if ((mark === '’' || mark === "'") && /[sS]/.test(text[at + 1] ?? '') && kindAt(text, at + 2) !== LETTER) return at + 2;
	if (mark === '.' || mark === '-' || mark === '_' || mark === '*') {
		let next = at + 1;
		while (next < end && text[next] === mark) next++;
		return next;
	}
	return at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
}
