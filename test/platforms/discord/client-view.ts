/**
 * How Discord's clients read a text: what people see, and what they could press, be pinged or be fooled by. Written from the
 * documentation and the clients' habits, apart from what the product does.
 * https://discord.com/developers/docs/reference#message-formatting
 */
export interface View {
	readonly text: string;
	/** Everything active but bold, and headings, lists, quotes and small text at the start of a line. */
	readonly active: readonly string[];
}

const LINE_START = /^(?:#{1,3} |-# |>>> |> |[-*] |\d+\. )+/;

const ACTIVE: readonly { readonly name: string; readonly at: RegExp }[] = [
	{ name: 'ping', at: /<@[!&]?\d+>|@everyone|@here/y },
	{ name: 'mention', at: /<#\d+>|<\/[^:>]+:\d+>|<id:\w+>/y },
	{ name: 'emoji', at: /<a?:\w+:\d+>|:[a-z]\w*:/iy },
	{ name: 'time', at: /<t:-?\d+(?::\w)?>/y },
	{ name: 'link', at: /\[[^\]\n]+\]\(<?[a-z]+:\/\/[^)\n]+\)/iy },
	{ name: 'link', at: /<?(?:https?|steam|discord):\/\/[^\s<]+/iy },
	{ name: 'link', at: /<(?:mailto|tel|sms):[^\s>]+>/iy },
	{ name: 'invite', at: /(?:discord\.gg|discord(?:app)?\.com\/invite)\/\w+/iy },
	{ name: 'format', at: /__|~~|\|\||`/y },
	{ name: 'format', at: /(?<![\p{L}\p{N}])[*_](?=\S)/uy },
];

export function clientView(markdown: string): View {
	const active: string[] = [];
	const lines = markdown.split('\n').map((line) => {
		const opening = LINE_START.exec(line)?.[0] ?? '';
		return read(line.slice(opening.length), active);
	});
	// The servers look for pings and invites in the raw text, backslashes or not.
	for (const raw of markdown.match(/<@[!&]?\d+>|@(?:everyone|here)\b|discord\.gg\/\w+/gi) ?? []) active.push(`raw ${raw}`);
	return { text: lines.join('\n'), active };
}

function read(line: string, active: string[]): string {
	let text = '';
	for (let i = 0; i < line.length; ) {
		if (line[i] === '\\' && i + 1 < line.length && /[^0-9A-Za-z\s]/.test(line[i + 1]!)) {
			text += line[i + 1];
			i += 2;
		} else if (line.startsWith('**', i)) i += 2;
		else {
			const found = ACTIVE.find(({ at }) => {
				at.lastIndex = i;
				return at.test(line);
			});
			if (found) active.push(`${found.name}: ${line.slice(i, found.at.lastIndex)}`);
			text += line[i];
			i += 1;
		}
	}
	return text.replaceAll('\u200b', '');
}
