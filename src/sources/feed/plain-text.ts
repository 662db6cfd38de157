import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { Page } from '../page-node.ts';
import { checkShape } from '../page-shape.ts';
import { articleParagraphs, removeSurroundings } from '../page-text.ts';

/** The words of a title that may have tags and character references in it. */
export function titleText(html: string): string {
	if (!/[<&]/.test(html)) return html.trim();
	let text = '';
	const parser = new Parser({
		ontext(part) {
			text += part;
		},
	});
	parser.end(html);
	return text.replace(/\s+/g, ' ').trim();
}

/** The paragraphs of an item's content, parted by blank lines. Throws a SourceError for one that is nested beyond any article. */
export function contentText(html: string, { title, origin }: { title: string; origin: string }): string {
	if (!/[<&]/.test(html)) return html.trim();
	checkShape(html, origin);
	const page = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document as unknown as Page;
	removeSurroundings(page);
	const paragraphs = articleParagraphs(page.documentElement, title);
	return paragraphs.join('\n\n').replace(TRAILER, '').trim();
}

/** What feeds put after the words of an item: "The post … appeared first on …", "Continue reading", "[…]". */
const TRAILER =
	/\n\n(?:The post .{1,300} (?:appeared first on|first appeared on) .{1,200}|(?:Continue|Keep) reading.{0,100}|Comments)\.?$/su;

/** True where the words are but the beginning of an article, or too few to be one (UTF-16 units). */
export function isTeaser(text: string): boolean {
	return text.length < 1_000 || /(?:…|\.{3}|\[(?:…|\.{3}|\+\d+ chars)\])\s*$/.test(text);
}
