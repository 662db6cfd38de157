import type { Choice } from '../model/command.ts';
import { dayText } from '../model/day.ts';
import type { Completion } from '../model/incoming.ts';
import { nearest } from '../model/nearest.ts';
import type { Context } from './context.ts';

/** Discord's limit. https://discord.com/developers/docs/interactions/application-commands#autocomplete */
const MOST = 25;

/** Suggests days of a topic, and topics. */
export async function complete({ command, option, typed }: Completion, { library }: Pick<Context, 'library'>): Promise<readonly Choice[]> {
	if (option === 'topic')
		return matching(
			library.topics.map(({ name, title }) => ({ value: name, label: `${name} · ${title}`.slice(0, 100) })),
			typed,
		);
	const topic = library.topics.find(({ name }) => `${name}-summary` === command);
	if (option !== 'date' || !topic) return [];
	const days = new Set((await library.entries(topic)).flatMap(({ day }) => day ?? []));
	return matching(
		[...days].map((day) => ({ value: day, label: `${day} · ${dayText(day, { weekday: true })}` })),
		typed,
	);
}

function matching(choices: readonly Choice[], typed: string): readonly Choice[] {
	const sought = typed.trim().toLowerCase();
	const found = choices.filter(({ label }) => label.toLowerCase().includes(sought));
	if (found.length) return found.slice(0, MOST);
	const near = nearest(
		sought,
		choices.map(({ value }) => value),
	);
	return choices.filter(({ value }) => near.includes(value)).slice(0, MOST);
}
