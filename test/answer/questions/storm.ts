import type { Row } from './row.ts';

const NO = 'not-stated';

/** Questions to all three days of the storm at once. */
export const STORM: readonly Row[] = [
	['has the death toll changed?', 'claimed', 'At least four people were killed'],
	['how many homes are without power?', ['stated', 'claimed'], '22,000 were still without it'],
	['how many people were killed?', ['claimed', 'stated'], 'number of people killed at 17'],
	['is the airport open?', 'stated', 'reopened at noon'],
	['what did the opposition leader say?', 'claimed', 'an insult', { speaker: 'Marta Quiles' }],
	['how many tourists were killed?', NO, null],
];
