import fc from 'fast-check';

const NEWS =
	`“ ” " ' ‘ ’ ( ) – — … . . . ? ! , , , : ; said says told added according to that the a of in on by for with who which and but not no never
would could may alleged reportedly denied claimed if unless Reyes Ana Lind Tomas Hamas Dr. Mr. Mrs. U.S. U.N. St. Inc. she he they it her his
the union the official a spokesman for the agency minister Tuesday Friday yesterday last week 4 March 2025 2019 since until 48 66,600 3.5 million
$30 20% dozens more than at least about up to people ships killed waiting talks strike resume met warned insisted accusing adding unclear
unknown disputed “We will wait,” “no” ‘fair’ 's ’s n’t don't -- - \n\n \n\n I we our you`
		.split(/[ \t]+|(?<!\n)\n(?!\n)/)
		.filter((word) => word !== '');

const ODD = [
	...[
		'\u202e',
		'\u200d',
		'\u200b',
		'\ufeff',
		'\u0301',
		'\u0000',
		'\ud800',
		'\udc00',
		'👩‍👩‍👧',
		'👍🏽',
		'🇬🇧',
		'é',
		'ﬁ',
		'한글',
		'العربية',
		'中文，标点。',
		'नमस्ते',
		'½',
		'１２３',
	],
	...[
		'<script>alert(1)</script>',
		'@everyone',
		'<!channel>',
		'[a](https://evil.example)',
		'```',
		'%s',
		'\\',
		'/../..',
		'NaN',
		'-0',
		'1e308',
		'1/0',
		'0x7f',
		'constructor',
		'__proto__',
		'toString',
	],
	...[
		'""""',
		'““““',
		'””',
		"''''",
		'“”',
		'‘’',
		'«»',
		'....',
		'?!?!',
		'-----',
		'(((',
		')))',
		'1,2,3,4',
		'1.1.1.1',
		'A.B.C.',
		'$',
		'€5m',
		'#1',
		'100%%',
	],
];

const word = fc.constantFrom(...NEWS);
const odd = fc.constantFrom(...ODD);
const newsLike = fc
	.array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: odd }), { maxLength: 120 })
	.map((words) => words.join(' '));
const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((codes) => String.fromCharCode(...codes));

/** Text that might be news, might be half a sentence, or might be nothing that anybody wrote. */
export const anyText = fc.oneof(
	{ weight: 5, arbitrary: newsLike },
	{ weight: 1, arbitrary: fc.array(odd, { maxLength: 30 }).map((words) => words.join('')) },
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
	{ weight: 1, arbitrary: units },
);

/** Sentences of real articles, in any order, with any of their words gone or doubled. */
export function shaken(texts: readonly string[]): fc.Arbitrary<string> {
	const sentences = texts.flatMap((text) => text.split(/(?<=[.”?!]) |\n+/)).filter((sentence) => sentence.length > 0);
	const sentence = fc.tuple(fc.constantFrom(...sentences), fc.nat(), fc.constantFrom('', '', '', ' ', ' “', ' not', ' said', '\n\n', '. '));
	return fc.array(sentence, { minLength: 1, maxLength: 25 }).map((parts) =>
		parts
			.map(([words, at, put]) => {
				const blank = words.indexOf(' ', at % (words.length + 1));
				return put === '' || blank === -1 ? words : words.slice(0, blank) + put + words.slice(blank);
			})
			.join(' '),
	);
}
