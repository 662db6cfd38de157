/** The part of the DOM that reading a page needs; linkedom's own types ask for the browser's. */
export interface PageNode {
	readonly nodeType: number;
	readonly textContent: string | null;
	readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
	readonly localName: string;
	innerHTML: string;
	getAttribute(name: string): string | null;
	querySelector(selector: string): PageElement | null;
	querySelectorAll(selector: string): Iterable<PageElement>;
	closest(selector: string): PageElement | null;
	remove(): void;
}

export interface Page extends PageElement {
	readonly documentElement: PageElement;
	createElement(name: string): PageElement;
}

export function isElement(node: PageNode): node is PageElement {
	return node.nodeType === 1;
}
