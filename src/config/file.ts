import { type Document, LineCounter, parseDocument } from 'yaml';
import { problemsOf } from './issues.ts';
import { type Locator, locator } from './locate.ts';
import type { Problem } from './problem.ts';
import { type ConfigFile, fileSchema } from './schema.ts';
import { subscriptionProblems } from './subscriptions.ts';

/** The file's content, or all that is wrong with it. */
export type ParsedFile = { readonly content: ConfigFile; readonly locate: Locator } | { readonly problems: readonly Problem[] };

/** Parses and checks a configuration file. `file` is its name in problems. */
export function parseConfigFile(text: string, file: string): ParsedFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	if (document.errors.length) {
		const problems = document.errors.map(({ message, pos }) => {
			return { where: `${file}:${lines.linePos(pos[0]).line}`, what: 'YAML', reason: lowerFirst(message), advice: null };
		});
		return { problems };
	}
	const locate = locator(document, lines);
	const data = plain(document);
	if (data === TOO_MANY)
		return { problems: [{ where: file, what: 'YAML', reason: 'its aliases repeat too much', advice: 'Write it without them.' }] };
	const parsed = fileSchema.safeParse(data ?? {}, { reportInput: true });
	if (!parsed.success) return { problems: problemsOf(parsed.error.issues, { file, schema: fileSchema, locate }) };
	const problems = subscriptionProblems(parsed.data, { file, locate });
	return problems.length ? { problems } : { content: parsed.data, locate };
}

const TOO_MANY = Symbol('too many aliases');

function plain(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (cause) {
		if (cause instanceof ReferenceError) return TOO_MANY;
		throw cause;
	}
}

function lowerFirst(text: string): string {
	return (text[0] ?? '').toLowerCase() + text.slice(1).replace(/[.:\s]+$/, '');
}
