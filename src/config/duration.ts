import { z } from 'zod';
import { durationOf } from './measures.ts';

/** `6h`, as ms. */
export const duration = z.string().transform((text, context) => {
	const found = durationOf(text);
	if (found === null) context.addIssue({ code: 'custom', message: 'expected a number and s, min, h or d, as in 6h' });
	return found ?? 0;
});
