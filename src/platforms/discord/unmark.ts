/** What stands for each piece of Discord's markup when its text is read. */
export interface Names {
	/** The bot's own id: its mention is no part of the question. */
	readonly bot: string;
	/** Names of the people that are mentioned. */
	readonly people: ReadonlyMap<string, string>;
}

/**
 * Escapes, mentions, emoji, times, links, and the signs of bold, italics, spoilers and code, in this order.
 * https://discord.com/developers/docs/reference#message-formatting-formats
 */
const MARKUP =
	/\\(?<escaped>[^\p{L}\p{N}\s])|<@!?(?<person>\d+)>|<@&(?<role>\d+)>|<#(?<channel>\d+)>|<a?(?<emoji>:\w+:)\d+>|<t:(?<time>-?\d{1,13})(?::\w)?>|<(?<command>\/[^:>]+):\d+>|<(?<url>https?:\/\/[^\s>]+)>|\[(?<label>[^\]]*)\]\(<?https?:\/\/[^\s)]+>?\)|(?<sign>\*\*\*|\*\*|__|~~|\|\||```|`)|(?<![\p{L}\p{N}*_])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}*_])/gu;

/** The words of a message, as its writer sees them. */
export function unmark(content: string, { bot, people }: Names): string {
	const text = content.replace(MARKUP, (...parts: unknown[]) => {
		const found = parts.at(-1) as Record<string, string | undefined>;
		if (found.escaped) return found.escaped;
		if (found.person) return found.person === bot ? ' ' : `@${people.get(found.person) ?? 'someone'}`;
		if (found.role) return '@role';
		if (found.channel) return '#channel';
		if (found.time) return timeText(Number(found.time));
		return found.emoji ?? found.command ?? found.url ?? found.label ?? '';
	});
	return text
		.replace(/^\s*>{1,3} /gm, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Seconds since 1970 as `2025-03-04 12:00`. */
function timeText(seconds: number): string {
	const date = new Date(seconds * 1000);
	return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 16).replace('T', ' ');
}
