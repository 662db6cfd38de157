import type { Choice, Command, CommandOption, Subcommand } from '../../model/command.ts';
import type { Channel } from '../../model/place.ts';
import type { Handlers } from '../platform.ts';
import { TENANT } from './references.ts';
import type { Suggestion } from './wire.ts';

/** More than this no list should show at once. */
const MOST = 12;

interface Asking {
	readonly commands: readonly Command[];
	readonly channel: Channel;
	readonly complete: Handlers['complete'];
}

/** What may be typed next, best first: a command, a subcommand, or a value of an option. */
export async function suggest(text: string, { commands, channel, complete }: Asking): Promise<readonly Suggestion[]> {
	const [, name = '', gap = '', rest = ''] = /^\/(\S*)(\s*)([\s\S]*)$/.exec(text) ?? [];
	if (!text.startsWith('/')) return [];
	if (!gap) return starting(commands, name.toLowerCase()).map((command) => line(`/${command.name}`, command));
	const command = commands.find((one) => one.name === name.toLowerCase());
	if (!command) return [];
	if (!command.subcommands.length) return optionsOf(command.options, { rest, before: `/${command.name} `, subcommand: null });
	const [, word = '', space = '', more = ''] = /^(\S*)(\s*)([\s\S]*)$/.exec(rest) ?? [];
	if (!space) return starting(command.subcommands, word.toLowerCase()).map((one) => line(`/${command.name} ${one.name}`, one));
	const subcommand = command.subcommands.find((one) => one.name === word.toLowerCase());
	if (!subcommand) return [];
	return optionsOf(subcommand.options, { rest: more, before: `/${command.name} ${subcommand.name} `, subcommand: subcommand.name });

	async function optionsOf(
		options: readonly CommandOption[],
		{ rest, before, subcommand }: { rest: string; before: string; subcommand: string | null },
	): Promise<readonly Suggestion[]> {
		const words = rest.split(/\s+/);
		const typed = words.pop() ?? '';
		const given = words.filter(Boolean);
		const done = given.length ? `${given.join(' ')} ` : '';
		const open = options.filter((option) => !given.some((word) => valuesOf(option).includes(word.toLowerCase())));
		// A suggestion fills one free word; after two, the words are somebody's own.
		const turn = given.length < 2 ? options.filter((option) => !valuesOf(option).length)[given.length] : undefined;
		const found: Suggestion[] = [];
		for (const option of open) {
			const ask = { tenant: TENANT, channel, command: command!.name, subcommand, option: option.name, typed, options: {} };
			const choices = option.completes ? (option === turn ? await complete(ask) : []) : choicesOf(option);
			for (const { value, label } of choices.filter(({ value, label }) => option.completes || matches(typed, value, label))) {
				found.push({
					text: `${before}${done}${value} `,
					label: value,
					help: label === value ? option.help : label.replace(`${value} · `, ''),
				});
			}
		}
		return found.filter(({ label }) => label !== typed).slice(0, MOST);
	}
}

function line(text: string, command: Command | Subcommand): Suggestion {
	const options = command.options.map(({ name, required }) => (required ? name : `[${name}]`));
	const subcommands = 'subcommands' in command && command.subcommands.length ? ['…'] : [];
	const more = options.length > 0 || subcommands.length > 0;
	return { text: more ? `${text} ` : text, label: [text, ...subcommands, ...options].join(' '), help: command.help };
}

function starting<T extends { readonly name: string }>(all: readonly T[], typed: string): readonly T[] {
	const first = all.filter(({ name }) => name.startsWith(typed));
	return [...first, ...all.filter((one) => !first.includes(one) && one.name.includes(typed))].slice(0, MOST);
}

function valuesOf({ kind, name, choices }: CommandOption): readonly string[] {
	return kind === 'flag' ? [name] : choices.map(({ value }) => value);
}

function choicesOf({ kind, name, help, choices }: CommandOption): readonly Choice[] {
	return kind === 'flag' ? [{ value: name, label: help }] : choices;
}

function matches(typed: string, value: string, label: string): boolean {
	const sought = typed.toLowerCase();
	return value.startsWith(sought) || label.toLowerCase().startsWith(sought);
}
