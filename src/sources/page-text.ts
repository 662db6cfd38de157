import { normalise } from './normalise.ts';
import { isElement, type Page, type PageElement, type PageNode } from './page-node.ts';
import { publishedDate } from './published.ts';

/** Elements that are never the article's own words. */
const NEVER =
	'script, style, noscript, template, iframe, object, svg, canvas, form, button, select, nav, footer, aside, figure, figcaption, dialog, audio, video,' +
	'[hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="complementary"], [role="contentinfo"], [role="dialog"], [role="alertdialog"], [role="search"]';
/** Words in a class or id that mark what stands around an article. */
const AROUND =
	/(?:^|[\s_-])(?:cookies?|consent|gdpr|cmp|onetrust|newsletter|sign-?up|subscribe|subscription|paywall|promo|related|recirc(?:ulation)?|recommended|more-(?:stories|on)|most-(?:read|popular)|trending|outbrain|taboola|share|sharing|social|comments?|disqus|advert(?:isement)?s?|ads?|ad-slot|sponsor(?:ed)?|breadcrumbs?|captions?|credits?|skip-link|toolbar|author-bio|tags?)(?:$|[\s_-])/i;
const CAMEL = /([a-z])([A-Z])/g;
const BLOCK = new Set(
	'address article blockquote body center dd details div dl dt fieldset h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);
const SKIPPED = new Set('script style noscript template iframe svg figure figcaption nav aside footer button form audio video'.split(' '));
const HEADING = /^h[1-6]$/;
const ENDS = /[.!?…:"”’»)\]]$/;
const BOILERPLATE =
	/^(?:advertisement|sponsored|ad|loading\W*|share(?: this(?: \w+)?)?|follow us\b.*|read more\b.*|read also\b.*|also read\b.*|see also\b.*|related(?: \w+)?:?|more on this(?: story)?|recommended(?: \w+)?|sign up (?:for|to)\b.*|subscribe (?:to|now)\b.*|watch:.*|listen:.*|click here\b.*|(?:copyright|©).*|all rights reserved.*|\d+ (?:comments?|shares?)|print|published(?: on)?:? .*|(?:last )?updated(?: on)?:? .*)$/i;

const BYLINE = /^[Bb][Yy]:?\s+\p{Lu}[^.!?]{0,80}$/u;
/** A label over the headline ("Weather") is shorter, in UTF-16 units, and no sentence. */
const LONGEST_KICKER = 30;
const SENTENCE_END = /[.!?…]["”’»)\]]*$/;

interface Paragraph {
	readonly text: string;
	readonly heading: boolean;
}

/** Takes out what stands around the article. What holds much of the page's prose stays, however it is named. */
export function removeSurroundings(page: Page): void {
	for (const element of page.querySelectorAll(NEVER)) {
		if (element.localName !== 'figure' || !element.querySelector('blockquote')) element.remove();
	}
	const prose = letters([...page.querySelectorAll('p')]);
	for (const element of page.querySelectorAll('[class], [id]')) {
		if (/^(?:html|body|main|article|p)$/.test(element.localName)) continue;
		const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.replace(CAMEL, '$1-$2');
		if (AROUND.test(name) && letters([...element.querySelectorAll('p')]) <= prose * 0.4) element.remove();
	}
}

function letters(elements: readonly PageElement[]): number {
	return elements.reduce((sum, element) => sum + (element.textContent?.length ?? 0), 0);
}

/** The article's paragraphs, list items and quotations in order, each one paragraph; headings only where text follows. */
export function articleParagraphs(content: PageNode, title: string | undefined): string[] {
	const found = new Collector();
	found.read(content);
	found.flush();
	const kept = found.paragraphs.filter(({ text }) => !same(text, title) && !isFurniture(text));
	const first = kept.findIndex(({ text }) => text.length > LONGEST_KICKER || SENTENCE_END.test(text));
	const body = kept.slice(Math.max(first, 0));
	return body.filter(({ heading }, i) => !heading || body[i + 1]?.heading === false).map(({ text }) => text);
}

/** Signs around an article: "Read more", a byline, a date alone. */
function isFurniture(text: string): boolean {
	if (text.length > 150) return false;
	return BOILERPLATE.test(text) || BYLINE.test(text) || (text.length < 40 && 'date' in publishedDate(text));
}

function same(text: string, title: string | undefined): boolean {
	return title !== undefined && normalise(text) === normalise(title);
}

/** Gathers text between block boundaries; a paragraph that is nothing but links is a way out of the page, not a part of it. */
class Collector {
	readonly paragraphs: Paragraph[] = [];
	#text = '';
	#linked = 0;
	#breaks = 0;
	#block = '';

	read(node: PageNode, inLink = false): void {
		if (node.nodeType === 3) this.#add(node.textContent ?? '', inLink);
		if (!isElement(node)) return;
		const name = node.localName;
		if (SKIPPED.has(name)) return;
		if (name === 'br') this.#lineBreak();
		const isBlock = BLOCK.has(name);
		if (isBlock) this.flush(name);
		for (const child of node.childNodes) this.read(child, inLink || name === 'a');
		if (isBlock) this.flush();
	}

	/** Ends the paragraph that was being read; `next` is the block that begins. */
	flush(next = ''): void {
		const text = this.#text.replace(/\s+/g, ' ').trim();
		const isWayOut = this.#linked >= text.length * 0.8 && !/[.!?…]["”’]?$/.test(text);
		const isCell = /^t[dh]$/.test(this.#block) && text.length < 60 && !ENDS.test(text);
		if (text && !isWayOut && !isCell) this.paragraphs.push({ text, heading: HEADING.test(this.#block) });
		this.#text = '';
		this.#linked = 0;
		this.#breaks = 0;
		this.#block = next;
	}

	#add(text: string, inLink: boolean): void {
		if (text.trim() !== '') this.#breaks = 0;
		if (inLink) this.#linked += text.trim().length;
		this.#text += text;
	}

	/** Two line breaks in a row are how older pages part paragraphs. */
	#lineBreak(): void {
		this.#text += ' ';
		this.#breaks++;
		if (this.#breaks > 1) this.flush(this.#block);
	}
}
