import { digest } from '../../src/digest/digest.ts';
import { verbatim } from './verbatim.ts';

/** The lead and the points that `byline digest --brief` shows. */
export function summarize({ text }: { title: string; text: string; n: number }): string[] {
	const { lead, points } = digest(verbatim(text), { brief: true });
	return [...lead, ...points].map((point) => point.text);
}
