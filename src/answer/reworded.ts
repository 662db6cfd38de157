type Rewording = readonly [pattern: RegExp, words: string];

/** Ways to ask that say in several words, or in words without content, what a text says in one. */
const REWORDINGS: readonly Rewording[] = [
	[/\b(?:tak(?:e|es|ing)|took|taken) place\b|\bgo(?:es|ing)? on\b(?=\W*$)/gi, 'happen'],
	[/\b(?:go(?:es|ing)?|come|comes|coming|went|came|gone) back\b/gi, 'return'],
	[/\b(?:is|are|was|were) (?<what>(?!there\b|it\b|he\b|she\b|they\b)[^?]+?) (?:all )?over\b(?=\W*$)/gi, 'has $<what> ended'],
	[/\b(?:stepp?(?:ed|ing|s)?) down\b/gi, 'resign'],
	[/\bpost an? (?:profit|loss)\b/gi, 'profit'],
	[/\bset up\b/gi, 'establish'],
	[
		/^what(?:’s|'s| is| was| are| were) the (?:(?:current |latest |official |total |overall )?(?:death )?toll|number of (?:dead|deaths|victims))\b/i,
		'how many people died',
	],
	[/\b(?:share|stock) prices?\b/gi, 'shares'],
	[/\bruns? out of money\b/gi, 'run out'],
];

/** The question in the words that a text would use. */
export function reworded(question: string): string {
	return REWORDINGS.reduce((text, [pattern, words]) => text.replace(pattern, words), question);
}
