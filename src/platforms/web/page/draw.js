/** @import { Node as Drawn } from '../element.ts' */

/** All that a card may be made of. What is said in a document can only ever become the text of one of these. */
const TAGS = new Set(
	'a article blockquote br button code details div em footer h3 h4 h5 header hr img li mark ol p pre s section span strong summary time u ul'.split(
		' ',
	),
);
const ATTRIBUTES = new Set('alt aria-hidden aria-label class data-action data-mark data-sentence height href role src width'.split(' '));
/** Only pictures that the server draws itself. */
const PICTURE = /^\/picture\/[\w-]+\/\d+\.png$/;
/** Texts of any language run in their own direction. */
const WORDS = new Set(['p', 'li', 'h3', 'h4', 'h5', 'blockquote', 'pre']);

/**
 * The one place where what the server drew becomes a part of the page.
 * @param {Drawn} node
 * @returns {Text | HTMLElement}
 */
export function draw(node) {
	if (typeof node === 'string') return document.createTextNode(node);
	const made = document.createElement(TAGS.has(node.tag) ? node.tag : 'span');
	for (const [name, value] of Object.entries(node.attributes)) {
		if (!ATTRIBUTES.has(name) || (name === 'href' && !/^https?:\/\//.test(value)) || (name === 'src' && !PICTURE.test(value))) continue;
		made.setAttribute(name, value);
	}
	if (made instanceof HTMLAnchorElement) {
		made.target = '_blank';
		made.rel = 'noopener noreferrer nofollow';
	}
	if (made instanceof HTMLButtonElement) made.type = 'button';
	if (WORDS.has(node.tag)) made.dir = 'auto';
	for (const child of node.children) made.append(draw(child));
	return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @param {(string | Element)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...children);
	return made;
}

/**
 * An element of index.html.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function part(id, kind) {
	const found = document.getElementById(id);
	if (!(found instanceof kind)) throw new Error(`The page has no ${id}`);
	return found;
}
