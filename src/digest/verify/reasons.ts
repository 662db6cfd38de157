/** Why a part is refused, in words that a person can read. */
export const REASONS = [
	'it is of another document',
	'its spans are not in the text',
	'a span ends within a word or a number',
	'it begins or ends in the middle of a clause',
	'its text is not the words at its spans',
	'it begins or ends inside a quotation',
	'a name in brackets is not proved',
	'the words left out change its meaning',
	'it leaves out whose claim it is',
	'its speaker is not proved',
	'its cue is not in the text',
	'its medium is not in the text',
	'its kind is not that of its quotation marks',
	'its number is not the one in the text',
	'its date is not the one in the text',
	'what it says is open is not in the text',
	'it says what another line says',
] as const;

export type Reason = (typeof REASONS)[number];
