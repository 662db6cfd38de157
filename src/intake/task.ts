import { digest } from '../digest/digest.ts';
import type { Digest } from '../model/digest.ts';
import type { Document } from '../model/document.ts';
import { type FeedOptions, type ParsedFeed, parseFeed } from '../sources/feed/parse-feed.ts';
import { sketchOf } from '../sources/feed/sketch.ts';
import { type Overrides, parseDocument } from '../sources/parse.ts';
import { SourceError } from '../sources/source-error.ts';

/** Work on what came from outside: it is done where it can be ended. */
export type Task =
	| { readonly kind: 'feed'; readonly bytes: Uint8Array; readonly options: FeedOptions }
	| { readonly kind: 'page'; readonly bytes: Uint8Array; readonly origin: string; readonly known: Overrides }
	| { readonly kind: 'digest'; readonly document: Document };

/** A page or PDF: its Document, or why there is none. */
export type ParsedPage =
	| { readonly kind: 'page'; readonly document: Document; readonly sketch: string }
	| { readonly kind: 'none'; readonly reason: string; readonly advice: string };

export interface Results {
	readonly feed: ParsedFeed;
	readonly page: ParsedPage;
	readonly digest: Digest;
}

export async function perform(task: Task): Promise<Results[Task['kind']]> {
	switch (task.kind) {
		case 'feed':
			return parseFeed(task.bytes, task.options);
		case 'page':
			return readPage(task);
		default:
			return digest(task.document);
	}
}

async function readPage({ bytes, origin, known }: Extract<Task, { kind: 'page' }>): Promise<ParsedPage> {
	try {
		const document = await parseDocument(bytes, { origin, ...known });
		return { kind: 'page', document, sketch: sketchOf(document.text) };
	} catch (cause) {
		if (cause instanceof SourceError) return { kind: 'none', reason: cause.reason, advice: cause.advice };
		throw cause;
	}
}
