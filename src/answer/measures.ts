const LENGTH = '(?:(?:metres?|meters?|kilometres?|kilometers?|km|miles?|feet|foot|ft|inches|yards?|centimetres?|storeys?|stories|m)\\b)';
const TIME = '(?:(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)\\b)';
const SPEED = '\\d[\\d,.]* ?(?:km\\/h|kph|mph|kilomet\\w+ (?:an|per) hour|miles (?:an|per) hour|knots)';
const AREA = '\\d[\\d.,]* ?(?:square \\w+|hectares|acres|cubic \\w+|tonnes|tons)';
const SHARE = '(?:by )?\\d[\\d.,]* ?(?:per cent|percent|%)';
const SMALL = 'an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|half an?';
const NUMBER = `(?<![\\p{L}\\d])(?:\\d[\\d,.]*|(?:${SMALL})(?=[- ]))(?:-| )?(?:and a half )?(?:million |thousand |hundred )?(?:\\w+ )?`;
const DEGREES = `(?:minus )?${NUMBER}(?:degrees|°)`;

function measure(...kinds: readonly string[]): RegExp {
	return new RegExp(kinds.join('|'), 'giu');
}

/** What a sentence must hold to answer "how old", "how tall", "how far": the answer's own words stand in a group. */
const MEASURES: Readonly<Record<string, RegExp>> = {
	old: /(\b\d{1,3}(?=[ -]years?[ -]old\b)|(?<=\baged )\d{1,3}\b|(?<=\p{L}, )\d{1,3}(?=[,.])|\b\d+ years of age|(?<=\b(?:from|in|of) the )\w+ century|(?<=\b(?:built|made|founded|opened|established) in )\d{4})/gu,
	tall: measure(`(${NUMBER}${LENGTH})(?=[ -](?:tall|high))`, `(?:height|tall|high).{0,30}?(${NUMBER}${LENGTH})`),
	high: measure(`(${NUMBER}${LENGTH}|${NUMBER}degrees|${SHARE})`),
	deep: measure(`(${NUMBER}${LENGTH})(?=[ -](?:deep|down|below))`, `(?:depth|deep).{0,30}?(${NUMBER}${LENGTH})`),
	far: measure(`(${NUMBER}${LENGTH}|${SHARE})`),
	wide: measure(`(${NUMBER}${LENGTH})`),
	strong: measure(`(magnitude (?:of )?\\d[\\d.]*|\\d[\\d.]*(?=[- ]magnitude)|${SPEED}|${SHARE})`),
	big: measure(
		`(${NUMBER}${LENGTH}|${AREA}|${SHARE}|[$€£]\\d[\\d.,]*(?: \\w+)?|\\d[\\d.,]* (?!years|days|hours|minutes|months|weeks)\\p{Ll}{3,}s\\b)`,
	),
	hot: measure(`(${DEGREES})`),
	long: measure(`(${NUMBER}(?:${TIME}|${LENGTH}))`, '\\b((?:until|since) \\w+(?: \\w+)?|from .{2,30} to \\w+)'),
	often: /(\b(?:daily|weekly|monthly|yearly|hourly|(?:once|twice|\w+ times) (?:a|per|each|every) \w+|every \w+(?: \w+)?))/giu,
	fast: measure(`((?:\\bin|\\bwithin) (?:less than |under |about |only )?\\w+ ${TIME}|${SPEED})`),
	heavy: /(\d[\d,.]* ?(?:kg|kilos?|kilograms?|tonnes?|tons?|grams?|pounds))/giu,
};
const SAME: Readonly<Record<string, string>> = { powerful: 'strong', large: 'big', warm: 'hot', cold: 'hot' };
const ASKS =
	/\bhow (old|tall|high|deep|far|wide|long|often|fast|heavy|strong|powerful|big|large|hot|warm|cold)\b(?! (?:ago|after|before|as))/i;

/** The kind of measure that a question asks for: `old` of "how old is she?"; null where it asks for none. */
export function measureOf(question: string): string | null {
	const word = ASKS.exec(question)?.[1]?.toLowerCase();
	return word ? (SAME[word] ?? word) : null;
}

/** Where in a sentence measures of a kind stand, as offsets. */
export function measuresIn(kind: string, sentence: string): (readonly [start: number, end: number])[] {
	return [...sentence.matchAll(MEASURES[kind]!)].map((found) => {
		const words = found[1] ?? found[2] ?? found[0];
		const start = found.index + found[0].indexOf(words);
		return [start, start + words.length];
	});
}
