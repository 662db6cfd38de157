/** True for an absolute http or https address: the only kind that a card may link to. */
export function isWebAddress(url: string): boolean {
	return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url);
}
