import { type Overrides, parseDocument } from '../../src/sources/parse.ts';

const encoder = new TextEncoder();

/** The Document in a file of this name and content. */
export function documentOf(content: string | Uint8Array, { origin = 'story.txt', ...overrides }: Overrides & { origin?: string } = {}) {
	return parseDocument(typeof content === 'string' ? encoder.encode(content) : content, { origin, ...overrides });
}

/** What is said of bad content; fails when the content is read. */
export async function refusal(content: string | Uint8Array, options: Overrides & { origin?: string } = {}): Promise<string> {
	const outcome = await documentOf(content, options).catch((error: Error) => error);
	if (!(outcome instanceof Error) || outcome.name !== 'SourceError') throw new Error('No SourceError', { cause: outcome });
	return outcome.message;
}
