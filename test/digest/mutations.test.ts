import { expect, test } from 'vitest';
import { judgeMutations } from '../eval/judge.ts';
import { ownTexts } from '../eval/texts.ts';

test('of parts of true digests made false, at least 99 in 100 are refused', () => {
	const scores = judgeMutations(ownTexts(), 1_500);
	const made = scores.reduce((sum, score) => sum + score.made, 0);
	const passed = scores.flatMap((score) => score.passed.map((part) => `${score.kind}: ${part}`));
	expect(made).toBeGreaterThan(1_300);
	expect(passed.length, passed.slice(0, 10).join('\n')).toBeLessThanOrEqual(made / 100);
}, 180_000);
