/** What a sentence must hold to answer "how old", "how tall", "how far": the answer's own words stand in the first group. */
const UNIT_OF_LENGTH = '(?:metres?|meters?|kilometres?|kilometers?|km|miles?|feet|foot|ft|inches|yards?|centimetres?|storeys?|stories|m)';
const NUMBER =
	'(?:\\d[\\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|half an?)(?:-| )?(?:and a half )?(?:million |thousand |hundred )?(?:\\w+ )?';
const MEASURES: Readonly<Record<string, RegExp>> = {
	old: /(\b\d{1,3}(?=[ -]years?[ -]old\b)|(?<=\baged )\d{1,3}\b|(?<=\p{L}, )\d{1,3}(?=[,.])|\b\d+ years of age)/u,
	tall: new RegExp(`(${NUMBER}${UNIT_OF_LENGTH})(?=[ -](?:tall|high))|(?:height|tall|high).{0,30}?(${NUMBER}${UNIT_OF_LENGTH})`, 'iu'),
	high: new RegExp(`(${NUMBER}${UNIT_OF_LENGTH}|${NUMBER}degrees|\\d[\\d.]* ?(?:per cent|percent|%))`, 'iu'),
	deep: new RegExp(`(${NUMBER}${UNIT_OF_LENGTH})(?=[ -](?:deep|down|below))|(?:depth|deep).{0,30}?(${NUMBER}${UNIT_OF_LENGTH})`, 'iu'),
	far: new RegExp(`(${NUMBER}${UNIT_OF_LENGTH})`, 'iu'),
	wide: new RegExp(`(${NUMBER}${UNIT_OF_LENGTH})`, 'iu'),
	long: new RegExp(
		`(${NUMBER}(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|${UNIT_OF_LENGTH}))|\\b(?:until|since|from .{2,30} to)\\b`,
		'iu',
	),
	often: /(\b(?:daily|weekly|monthly|yearly|hourly|(?:once|twice|\w+ times) (?:a|per|each|every) \w+|every \w+(?: \w+)?))/iu,
	fast: /(\b(?:in|within) (?:less than |under |about |only )?\w+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)|\d[\d,.]* ?(?:km\/h|kph|mph|kilomet\w+ (?:an|per) hour|miles (?:an|per) hour|knots))/iu,
	heavy: /(\d[\d,.]* ?(?:kg|kilos?|kilograms?|tonnes?|tons?|grams?|pounds))/iu,
};
const ASKS = /\bhow (old|tall|high|deep|far|wide|long|often|fast|heavy)\b(?! (?:ago|after|before|as))/i;

/** Where in a sentence the measure that is asked for stands: null where it does not; undefined where no measure is asked for. */
export function measureIn(question: string, sentence: string): readonly [start: number, end: number] | null | undefined {
	const measure = MEASURES[ASKS.exec(question)?.[1]?.toLowerCase() ?? ''];
	if (!measure) return undefined;
	const found = measure.exec(sentence);
	if (!found) return null;
	const words = found[1] ?? found[2] ?? found[0];
	const start = found.index + found[0].indexOf(words);
	return [start, start + words.length];
}
