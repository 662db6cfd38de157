import { plainText, unescapeMarkup } from './escape.ts';

/** `<@U1>`, `<@U1|ana>`, `<#C1|general>`, `<!here>`, `<https://url|words>` */
const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** A message as it was typed: without the mention of the bot, and with Slack's markup undone. */
export function typedText(text: string, bot: string): string {
	const words = text.replace(TOKEN, (_, sign: string, target: string, label: string | undefined) => {
		if (sign === '@') return target === bot ? ' ' : `@${label ?? target}`;
		if (sign === '#') return `#${label ?? target}`;
		if (sign === '!') return label ?? `@${target.split('^')[0]}`;
		return label ?? target.replace(/^mailto:/, '');
	});
	return plainText(unescapeMarkup(words)).replace(/ {2,}/g, ' ').trim();
}

/** Whom a message names. */
export function mentioned(text: string): ReadonlySet<string> {
	return new Set([...text.matchAll(TOKEN)].flatMap(([, sign, target]) => (sign === '@' ? [target!] : [])));
}
