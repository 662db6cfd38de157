/** The three characters with which Slack's markup begins. https://docs.slack.dev/messaging/formatting-message-text#escaping */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const BLANK = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls of C0 and C1, and what only turns the direction of text. https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Half of a character: no JSON parser has to take it. */
const HALF = /\p{Cs}/gu;

/** Words of a text on one line, as they stand in rich text, which Slack shows and never reads as markup. */
export function plainText(text: string): string {
	return text.replace(BLANK, ' ').replace(UNSEEN, '').replace(HALF, '�');
}

/** Words for text objects and for the fallback text, where `<!channel>` would ping and `<url|name>` would be a link. */
export function escapeMarkup(text: string): string {
	return plainText(text).replace(/[&<>]/g, (character) => ENTITIES[character]!);
}

/** `&lt;` back to `<`, once: `&amp;lt;` is the text `&lt;`. */
export function unescapeMarkup(text: string): string {
	return text.replace(/&(?:amp|lt|gt);/g, (entity) => CHARACTERS[entity]!);
}

/**
 * A link in Slack's markup whose words are its own host, so that they cannot name another one. Null for what is no web
 * address, has a user name in it, or is too long.
 */
export function linkMarkup(url: string, { longest }: { readonly longest: number }): string | null {
	if (!URL.canParse(url)) return null;
	const { protocol, username, password, host, href } = new URL(url);
	if (!/^https?:$/.test(protocol) || username || password || !host) return null;
	const target = escapeMarkup(href.replaceAll('|', '%7C'));
	return target.length > longest ? null : `<${target}|${escapeMarkup(host)}>`;
}
