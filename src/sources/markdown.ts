import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { takeDateLine } from './date-line.ts';
import type { ParsedText } from './document.ts';
import type { FrontMatter } from './front-matter.ts';
import { markdownPieces, unmarkedParagraphs } from './markdown-pieces.ts';
import { SourceError } from './source-error.ts';

const OPENING = /^\ufeff?---[ \t]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/m;
const KEY_LINE = /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/m;
/** Marks that open a quotation or a list item, at the start of a line. */
const CONTAINERS = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))+/;
const DEEPEST = 100;
const FOOTNOTE = /\[\^[\w-]{1,40}\]/g;
/** A link by reference whose definition stands in another piece. */
const LOOSE_LINK = /\[([^[\]]{1,300})\]\[[^[\]]{0,60}\]/g;
const LINE_MARKS = /^[ \t]*(?:(?:>|[-*+]|#{1,6}|\d{1,9}[.)])[ \t]+)+/gm;
const parser = unified().use(remarkParse);

type Node = ReturnType<typeof parser.parse>['children'][number];

/** Reads Markdown: front matter, else a date line; the first heading as title; every block of text as a paragraph. */
export async function parseMarkdown(raw: string, origin: string): Promise<ParsedText> {
	const text = raw.replace(/\r\n?/g, '\n');
	const { matter, rest, line } = await takeFrontMatter(text, origin);
	checkDepth(rest, origin, line);
	const { published, rest: body } = matter ? { published: undefined, rest } : takeDateLine(rest, origin);
	const { title, paragraphs } = readBlocks(body, matter?.title);
	return { origin, published, title, ...matter, body: paragraphs.join('\n\n') };
}

/** `line` is the line at which the text after the front matter begins. */
async function takeFrontMatter(text: string, origin: string): Promise<{ matter: FrontMatter | null; rest: string; line: number }> {
	const none = { matter: null, rest: text, line: 1 };
	const opening = OPENING.exec(text)?.[0];
	if (!opening) return none;
	const inside = text.slice(opening.length);
	const closing = CLOSING.exec(inside);
	const yaml = inside.slice(0, closing?.index ?? 2_000);
	if (!KEY_LINE.test(yaml) && !(closing && yaml.trim() === '')) return none;
	if (!closing) {
		const advice = 'Put a line of three hyphens (---) after its last key.';
		throw new SourceError({ origin, line: 1, reason: 'the front matter that begins here has no end', advice });
	}
	const { readFrontMatter } = await import('./front-matter.ts');
	const end = closing.index + closing[0].length;
	return { matter: readFrontMatter(yaml, { origin, line: 2 }), rest: inside.slice(end), line: yaml.split('\n').length + 1 };
}

/** Thousands of nested quotations or lists are no article, and cost the parser time and stack. */
function checkDepth(text: string, origin: string, firstLine: number): void {
	let line = firstLine;
	for (const words of text.split('\n')) {
		const marks = CONTAINERS.exec(words)?.[0] ?? '';
		if (marks.length > DEEPEST && marks.replace(/\s/g, '').length + marks.search(/\S/) / 2 > DEEPEST) {
			const reason = `quotations or lists are nested more than ${DEEPEST} deep here`;
			throw new SourceError({ origin, line, reason, advice: 'Take out the nesting, and try again.' });
		}
		line++;
	}
}

interface Blocks {
	readonly title: string | undefined;
	readonly paragraphs: readonly string[];
}

/** The first heading, where no text comes before it, is the title, and stands among the paragraphs only if `known` says another. */
function readBlocks(text: string, known: string | undefined): Blocks {
	const paragraphs: string[] = [];
	let title: string | undefined;
	for (const { text: piece, kind } of markdownPieces(text)) {
		if (kind === 'unmarked') paragraphs.push(...unmarkedParagraphs(piece));
		if (kind === 'too-long') paragraphs.push(withoutTags(piece).replace(LINE_MARKS, '\n'));
		const nodes = kind === 'marked' ? parser.parse(piece).children : [];
		for (const node of nodes) {
			const blocks = blocksOf(node);
			const isTitle = node.type === 'heading' && title === undefined && paragraphs.length === 0 && blocks.length > 0;
			if (isTitle) title = blocks[0];
			if (!isTitle || (known !== undefined && !same(blocks[0]!, known))) paragraphs.push(...blocks);
		}
	}
	return { title, paragraphs };
}

function same(a: string, b: string): boolean {
	return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}

/** A block's paragraphs. Code, rules and link definitions have none. */
function blocksOf(node: Node): string[] {
	switch (node.type) {
		case 'paragraph':
		case 'heading':
			return [inline(node)].filter((text) => text.trim() !== '');
		case 'blockquote':
		case 'list':
		case 'listItem':
			return node.children.flatMap(blocksOf);
		case 'html':
			return [withoutTags(node.value)].filter((text) => text.trim() !== '');
		default:
			return [];
	}
}

/** The words of a block, without the marks of emphasis and links; a picture has none. */
function inline(node: Node): string {
	if (node.type === 'text') return node.value.replace(FOOTNOTE, '').replace(LOOSE_LINK, '$1');
	if (node.type === 'inlineCode') return node.value;
	if (node.type === 'break') return ' ';
	if (node.type === 'html') return /^<br\b/i.test(node.value) ? ' ' : '';
	return 'children' in node ? node.children.map(inline).join('') : '';
}

/** Unclosed comments, scripts and styles run to the end, as in a browser. */
function withoutTags(html: string): string {
	const seen = html.replace(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '');
	return seen.replace(/<\/?(?:a|abbr|b|em|i|mark|small|span|strong|sub|sup|u)\b[^<>]*>/gi, '').replace(/<\/?[a-z][^<>]*>/gi, ' ');
}
