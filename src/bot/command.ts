import { audienceOf } from '../model/command.ts';
import type { CommandEvent, Reply } from '../model/incoming.ts';
import { askTopic } from './ask.ts';
import type { Context } from './context.ts';
import { type Input, readInput } from './input.ts';
import { helpCard, topicsCard } from './lists.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';
import { sources } from './sources.ts';
import { refusalFor } from './standing.ts';
import { schedules, subscribe, unsubscribe } from './subscribe.ts';
import { summary } from './summary.ts';
import { why } from './why.ts';

type UseCase = (event: CommandEvent, options: Input['options'], context: Context) => Promise<Reply>;

/** The subcommands of `/byline`; each that `commands.ts` declares is here. */
export const SUBCOMMANDS: Readonly<Record<string, UseCase>> = {
	ask: askTopic,
	topics: async (event, _options, context) => privately(event, { card: await topicsCard(context, event.tenant) }, context),
	sources,
	subscribe,
	unsubscribe,
	schedules,
	why,
	help: async (event, _options, context) => privately(event, { card: helpCard(context) }, context),
};

/** Any slash command. */
export async function runCommand(event: CommandEvent, context: Context): Promise<Reply> {
	const command = context.commands.find(({ name }) => name === event.command);
	const topic = context.library.topics.find(({ name }) => `${name}-summary` === event.command);
	if (!command) return privately(event, { card: noteCard([noSuchCommand(event.command, context)]) }, context);
	const { subcommand, options } = readInput(command, event.input);
	if (topic) return summary(event, { topic, options }, context);
	const declared = command.subcommands.find(({ name }) => name === subcommand) ?? command;
	const who = audienceOf(declared, Object.values(options));
	const refusal = refusalFor(event, { command: { who }, managers: context.managers });
	if (refusal) return privately(event, { card: noteCard([refusal]) }, context);
	const useCase = Object.hasOwn(SUBCOMMANDS, subcommand || 'help') ? SUBCOMMANDS[subcommand || 'help'] : undefined;
	if (useCase) return useCase(event, options, context);
	const names = command.subcommands.map(({ name }) => name).join(', ');
	return privately(event, { card: noteCard([`/byline has no “${subcommand}”. It has ${names}.`]) }, context);
}

/** A topic may have been taken out while the platform still offers its command. */
function noSuchCommand(name: string, { commands }: Context): string {
	return `There is no command /${name}. There are ${commands.map((command) => `/${command.name}`).join(', ')}.`;
}
