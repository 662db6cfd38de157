import type { Command, CommandOption } from '../model/command.ts';
import type { CommandEvent } from '../model/incoming.ts';

/** What was asked for, whichever way the platform takes it. */
export interface Input {
	/** Null where the command has none. */
	readonly subcommand: string | null;
	readonly options: Readonly<Record<string, string>>;
}

/**
 * Reads what follows a command. In one text, a flag's name sets the flag and a choice's value makes the choice, wherever they
 * stand; the other words fill the remaining options in order, and the last of these takes all that is left.
 */
export function readInput(command: Command, input: CommandEvent['input']): Input {
	if (!('text' in input)) return input;
	if (!command.subcommands.length) return { subcommand: null, options: readOptions(command.options, input.text) };
	const [, name = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(input.text) ?? [];
	const subcommand = command.subcommands.find((one) => one.name === name.toLowerCase());
	return { subcommand: name.toLowerCase(), options: readOptions(subcommand?.options ?? [], rest) };
}

function readOptions(options: readonly CommandOption[], text: string): Record<string, string> {
	const given: Record<string, string> = {};
	const free = options.filter(({ kind, choices }) => kind !== 'flag' && !choices.length);
	const words: string[] = [];
	for (const word of text.split(/(\s+)/)) {
		const named = options.find((option) => !(option.name in given) && names(option, word));
		if (named) given[named.name] = named.kind === 'flag' ? 'true' : word.toLowerCase();
		else words.push(word);
	}
	let rest = words.join('').trim();
	for (const [i, { name }] of free.entries()) {
		const [first = ''] = rest.split(/\s/, 1);
		const value = i === free.length - 1 ? rest : first;
		if (value) given[name] = value;
		rest = rest.slice(value.length).trim();
	}
	return given;
}

function names({ kind, name, choices }: CommandOption, word: string): boolean {
	const lower = word.toLowerCase();
	return kind === 'flag' ? lower === name : choices.some(({ value }) => value === lower);
}
