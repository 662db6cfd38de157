import { element, type Node } from '../element.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
/** `<https://url|words>`, `<@U1>`, `<!here>` */
const TOKEN = /<([^<>|]+)(?:\|([^<>]*))?>/;
/** Slack formats a word or phrase, not the inside of a word. https://docs.slack.dev/messaging/formatting-message-text */
const STYLE = /(?<![\p{L}\p{N}])(?:\*(?<bold>[^*\n]+)\*|_(?<italic>[^_\n]+)_|~(?<struck>[^~\n]+)~|`(?<code>[^`\n]+)`)(?![\p{L}\p{N}])/u;

/** Slack's markup as Slack shows it. */
export function mrkdwn(text: string): Node[] {
	const token = TOKEN.exec(text);
	if (!token) return styled(text);
	const [whole, target = '', words] = token;
	const end = token.index + whole.length;
	const link = /^(?:https?|mailto):/.test(target)
		? element('a', { href: unescaped(target) }, unescaped(words ?? target))
		: element('span', { class: 'mention' }, unescaped(words ?? target));
	return [...styled(text.slice(0, token.index)), link, ...mrkdwn(text.slice(end))];
}

function styled(text: string): Node[] {
	const found = STYLE.exec(text);
	if (!found) return text ? [unescaped(text)] : [];
	const { bold, italic, struck, code } = found.groups ?? {};
	const inner = bold
		? element('strong', {}, ...styled(bold))
		: italic
			? element('em', {}, ...styled(italic))
			: struck
				? element('s', {}, ...styled(struck))
				: element('code', {}, unescaped(code ?? ''));
	return [...styled(text.slice(0, found.index)), inner, ...styled(text.slice(found.index + found[0].length))];
}

function unescaped(text: string): string {
	return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]!);
}
