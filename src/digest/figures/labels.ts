import type { Token } from '../../model/prose.ts';
import type { Amount } from './amounts.ts';

/** "page 12", "Flight 370", "number one": a number after one of these names a thing and counts nothing. */
const LABELS = new Set(
	`page pages chapter number no no. nos. room flight section level phase grade class game round step item question part act scene version
vol volume gate lane route highway interstate channel article rule title type size zone unit ward district column line platform
track formula lot group category tier day year season episode week stage # issue amendment resolution proposition order lap inning
quarter form appendix figure table note mission apollo boeing airbus windows iphone model mark pier building block bus square top
stories hole set since until till circa gen division liga league serie junior senior under-`.split(/\s+/),
);
const MONTHS = new Set(
	`january february march april may june july august september october november december jan jan. feb feb. mar. apr apr. jun jul aug
aug. sep sep. sept sept. oct oct. nov nov. dec dec.`.split(/\s+/),
);
const CLOCK = new Set("am pm a.m. p.m. a.m p.m o’clock o'clock oclock gmt et edt est bst pt cet utc local noon midnight a.m.;".split(' '));
const AGES = new Set(['aged', 'age', 'ages', 'turned', 'turns', 'turning', 'adults', 'under-', 'over-']);
const OLDER = new Set(['older', 'over', 'up', 'under', 'younger', 'above']);
const DYING = new Set(['die', 'dead', 'death', 'retire']);
const STREETS = new Set('street st st. avenue ave ave. road rd rd. drive lane square boulevard blvd blvd. way place court'.split(' '));
const TIME_UNITS = new Set(
	`second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries weekend weekends
night nights season seasons quarter quarters yrs hrs mins morning mornings summer summers winters winter generations time times o'clock`.split(
		/\s+/,
	),
);
const PRISON = new Set(['prison', 'jail', 'behind', 'imprisonment', 'custody', 'detention', 'probation', 'hard']);
const YEAR = /^(?:1\d|20)\d\d(?:[-–]\d{1,4})?$/;
/** In tokens: how far the verb of a short sentence may be. */
const LOOK = 25;
const MEASURES = new Set(
	'km kph mph miles mile kilometers kilometres kilometer kilometre meters metres meter metre feet foot ft m inches inch cm degrees c f pounds kg acres hectares litres liters gallons ) tonnes tons'.split(
		' ',
	),
);
/** A telephone number or a code begins this way. */
const CODE = /^0\d/;

/** True where the number names, dates, times or places something, or gives an age: it is no figure. */
export function isLabel(tokens: readonly Token[], amount: Amount, text: string): boolean {
	if (amount.kind === 'money' || amount.kind === 'percent' || amount.kind === 'share') return false;
	const before = tokens[amount.first - 1];
	const after = tokens[amount.next];
	const sameBefore = before?.sentence === tokens[amount.first]!.sentence ? before : undefined;
	if (sameBefore && (LABELS.has(sameBefore.lower) || MONTHS.has(sameBefore.lower) || AGES.has(sameBefore.lower))) return true;
	if (after?.lower === 'seed' || after?.lower === 'seeds') return true;
	if (after && (MONTHS.has(after.lower) || CLOCK.has(after.lower))) return true;
	return (
		isYear(tokens, amount) ||
		isCode(tokens, amount) ||
		isName(sameBefore, text) ||
		isAge(tokens, amount) ||
		isAddress(tokens, amount, text) ||
		isListMark(tokens, amount) ||
		isConversion(tokens, amount) ||
		isDuration(tokens, amount)
	);
}

/** "2016", "1974 to 1990"; a year's four digits count something only before "people". */
function isYear(tokens: readonly Token[], { first, next }: Amount): boolean {
	if (!YEAR.test(tokens[first]!.lower) || !YEAR.test(tokens[next - 1]!.lower)) return false;
	return tokens[next]?.lower !== 'people' && !(tokens[first]!.lower < '1500' && tokens[next]?.pos === 'NOUN');
}

/** A piece of a telephone number: digits beside digits, or a leading zero. */
function isCode(tokens: readonly Token[], { first, next }: Amount): boolean {
	if (CODE.test(tokens[first]!.lower)) return true;
	return isDigits(tokens[next]) || (isDigits(tokens[first - 1]) && isDigits(tokens[first]));
}

function isDigits(token: Token | undefined): boolean {
	return token !== undefined && token.pos === 'NUM' && /^\d+$/.test(token.lower);
}

/** "Boeing 737": a capital before the number, not at the start of the sentence by its class. */
function isName(before: Token | undefined, text: string): boolean {
	if (!before || (before.pos !== 'PROPN' && before.pos !== 'NOUN')) return false;
	return isCapital(text, before);
}

function isCapital(text: string, { start }: Token): boolean {
	const letter = text[start]!;
	return letter !== letter.toLowerCase();
}

/** "Reyes, 45, said", "aged between 20 and 30", "45 years old", "in his 30s". */
function isAge(tokens: readonly Token[], { first, next, value, kind }: Amount): boolean {
	if (kind !== 'count' || value === null || value > 120) return false;
	const old = tokens[next + 1]?.lower;
	if (tokens[next]?.lower === 'years' && (old === 'old' || old === 'of')) return old === 'old' || tokens[next + 2]?.lower === 'age';
	if ((tokens[first - 1]?.lower === 'under' || tokens[first - 1]?.lower === 'over') && value < 100 && !isCountable(tokens[next]))
		return true;
	if (tokens[next]?.lower === 'and' && OLDER.has(old ?? '')) return true;
	if (tokens[first - 1]?.lower === 'at' && DYING.has(tokens[first - 2]?.lemma ?? '')) return true;
	if (AGES.has(tokens[first - 2]?.lower ?? '') || AGES.has(tokens[first - 3]?.lower ?? '')) return true;
	const before = tokens[first - 1];
	const after = tokens[next];
	return before?.lower === ',' && (!after || after.pos === 'PUNCT' || after.pos === 'CCONJ') && isNameLike(tokens[first - 2]);
}

function isNameLike(token: Token | undefined): boolean {
	return token?.pos === 'PROPN' || token?.pos === 'NOUN';
}

function isCountable(token: Token | undefined): boolean {
	return token?.pos === 'NOUN' || token?.pos === 'PROPN' || token?.pos === 'ADJ' || token?.lower === 'of';
}

function isAddress(tokens: readonly Token[], { next }: Amount, text: string): boolean {
	for (let at = next; at < next + 4; at++) {
		const token = tokens[at];
		if (!token || !isCapital(text, token)) return false;
		if (STREETS.has(token.lower)) return true;
	}
	return false;
}

/** "1. Check the roof", "3 Ana Reyes": a number that opens a sentence without a verb. */
function isListMark(tokens: readonly Token[], { first, next }: Amount): boolean {
	const { sentence } = tokens[first]!;
	if (tokens[first - 1]?.sentence === sentence) return false;
	if (!tokens[next] || tokens[next]!.pos === 'PUNCT' || tokens[next]!.pos === 'SYM') return true;
	if (/^\d{1,2}$/.test(tokens[first]!.lower) && tokens[next]!.pos === 'PROPN' && !tokens[next]!.lower.endsWith('s')) return true;
	for (let at = next; at < next + LOOK && tokens[at]?.sentence === sentence; at++) {
		if (tokens[at]!.pos === 'VERB' || tokens[at]!.pos === 'AUX') return false;
	}
	return tokens[next + LOOK]?.sentence !== sentence;
}

/** "155 miles an hour (250 km/h)": the same again in other units. */
function isConversion(tokens: readonly Token[], { first, next }: Amount): boolean {
	if (tokens[first - 1]?.lower !== '(') return false;
	for (let at = next; at < next + 4; at++) if (tokens[at]?.lower === ')') return isDistance(tokens[next]);
	return false;
}

function isDistance(token: Token | undefined): boolean {
	return token !== undefined && MEASURES.has(token.lower);
}

/** How long something lasts is no count; how long a sentence in prison is, is one. */
function isDuration(tokens: readonly Token[], { next, value }: Amount): boolean {
	let at = next;
	while (at < next + 3 && !TIME_UNITS.has(tokens[at]?.lower ?? '') && (tokens[at]?.pos === 'ADJ' || tokens[at]?.lower === 'more')) at++;
	if (tokens[at]?.lower === 'of' && value === null) at++;
	if (!TIME_UNITS.has(tokens[at]?.lower ?? '')) return false;
	return !PRISON.has(tokens[at + 1]?.lower ?? '') && !PRISON.has(tokens[at + 2]?.lower ?? '');
}
