import type { Card } from '../model/card.ts';
import type { Command } from '../model/command.ts';
import { dayText } from '../model/day.ts';
import type { Tenant } from '../model/place.ts';
import type { Context } from './context.ts';
import type { Entry } from './library.ts';
import { noteCard } from './notes.ts';

/** `/byline topics` */
export async function topicsCard({ library }: Context, tenant: Tenant): Promise<Card> {
	const lines: string[] = [];
	for (const topic of library.topics) {
		const entries = await library.entries(topic, tenant);
		lines.push(`/${topic.name}-summary · ${topic.title} · ${counted(entries)}`);
	}
	return noteCard(lines.length ? lines : ['There is no topic yet: name one in config/byline.yaml.'], { title: 'Topics' });
}

/** `/byline help`, the greeting, and the bot's own page. */
export function helpCard({ commands }: Pick<Context, 'commands'>): Card {
	return noteCard(
		[
			'Byline turns the news of a topic into a card in which every line says who said it and where it stands.',
			...commands.flatMap(lines),
			'The buttons under a card show who says what, the numbers, the timeline, what is open, and the exact sentences.',
			'Ask in a card’s thread: the answer is in its document’s own words, or says that the document does not say.',
		],
		{ title: 'Byline' },
	);
}

function lines({ name, help, subcommands, options }: Command): string[] {
	if (!subcommands.length) return [`/${name}${options.map((option) => ` [${option.name}]`).join('')} · ${help}`];
	return subcommands.map((one) => {
		const words = one.options.map((option) => (option.required ? ` ${option.name}` : ` [${option.name}]`));
		return `/${name} ${one.name}${words.join('')} · ${one.help}`;
	});
}

export function counted(entries: readonly Entry[]): string {
	const [newest] = entries;
	if (!newest) return 'no document yet';
	const count = entries.length === 1 ? 'one document' : `${entries.length} documents`;
	return newest.day ? `${count}, the newest of ${dayText(newest.day, { weekday: true })}` : count;
}

export function entryText({ day, document }: Entry): string {
	const title = document.title ? document.text.slice(document.title.start, document.title.end) : document.text.slice(0, 80);
	return [day ? dayText(day) : 'no date', document.publisher, title].filter(Boolean).join(' · ');
}
