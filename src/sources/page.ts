import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decode } from './decode.ts';
import type { ParsedText } from './document.ts';
import { pageMetadata } from './page-metadata.ts';
import type { Page, PageNode } from './page-node.ts';
import { checkShape } from './page-shape.ts';
import { articleParagraphs, removeSurroundings } from './page-text.ts';
import { SourceError } from './source-error.ts';

/** A login page or an empty shell has less text than this, in UTF-16 units; the shortest report has more. */
const SHORTEST_ARTICLE = 80;

/** Reads the article out of an HTML page: its own metadata, and its words alone. Throws a SourceError when there is no article. */
export function parsePage(bytes: Uint8Array, origin: string): ParsedText {
	const html = decode(bytes, declaredCharset(bytes));
	checkShape(html, origin);
	const page = pageOf(html);
	const { articleBody, ...metadata } = pageMetadata(page);
	removeSurroundings(page);
	const shown = articleParagraphs(articleOf(page), metadata.title);
	const paragraphs = best(shown, (articleBody ?? '').split(/\n+|(?<=[.!?”"]) {2,}/));
	if (!isArticle(paragraphs)) {
		const advice = 'Open the article itself and save that page, or copy its text into a file.';
		throw new SourceError({ origin, reason: 'there is no article in this page', advice });
	}
	return { origin, ...metadata, body: paragraphs.join('\n\n') };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString('latin1');
	return /<meta[^<>]{0,200}charset\s*=\s*["']?([\w:-]+)/i.exec(head)?.[1];
}

/** linkedom builds no `<html>` and `<body>` around a fragment by itself. */
function pageOf(html: string): Page {
	const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
	return parseHTML(whole).document as unknown as Page;
}

function articleOf(page: Page): PageNode {
	const whole = page.documentElement;
	const found = new Readability<PageNode>(page as never, {
		charThreshold: 200,
		disableJSONLD: true,
		serializer: (node: unknown) => node as PageNode,
	});
	return found.parse()?.content ?? whole;
}

/** The page's own paragraphs, unless its data has far more of the article: then its text is drawn by a script or behind a button. */
function best(shown: readonly string[], data: readonly string[]): readonly string[] {
	return data.join('').length > shown.join('').length * 2 ? data : shown;
}

function isArticle(paragraphs: readonly string[]): boolean {
	const text = paragraphs.join(' ');
	return text.trim().length >= SHORTEST_ARTICLE && /[.!?…。！？؟।]/.test(text);
}
