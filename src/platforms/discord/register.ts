import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Command, CommandOption } from '../../model/command.ts';
import { shorten } from './escape.ts';
import { COMMANDS, PERMISSIONS } from './limits.ts';
import type { Api } from './rest.ts';

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type */
const KIND = { subcommand: 1, string: 3, boolean: 5 };
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;

/** What was registered last: where, and a hash of what. */
const record = z.object({ route: z.string(), hash: z.string() });

export interface Registration {
	readonly api: Api;
	readonly application: string;
	/** Registers in this one server; null for everywhere. */
	readonly guild: string | null;
	readonly commands: readonly Command[];
	readonly folder: string;
}

/** Registers the commands where they have changed. Resolves with what did not work, for the operator. */
export async function register({ api, application, guild, commands, folder }: Registration): Promise<readonly string[]> {
	const usable = commands.filter(({ name }) => NAME.test(name)).slice(0, COMMANDS.most);
	const notes = commands
		.filter((command) => !usable.includes(command))
		.map(({ name }) => `/${name} is left out: Discord takes ${COMMANDS.most} commands, with names of ${COMMANDS.name} letters at most.`);
	const body = usable.map(commandJson);
	const route = guild
		? (`/applications/${application}/guilds/${guild}/commands` as const)
		: (`/applications/${application}/commands` as const);
	const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
	const before = await lastRecord(folder);
	if (before?.route === route && before.hash === hash) return notes;
	// What was registered elsewhere would be seen twice.
	if (before && before.route !== route && before.route.startsWith(`/applications/${application}/`)) {
		await api.call({ method: 'PUT', path: before.route as `/${string}`, body: [] });
	}
	const outcome = await api.call({ method: 'PUT', path: route, body });
	if (!outcome.ok)
		return [...notes, `The commands could not be registered: ${outcome.verdict.reason}. They are tried again at the next start.`];
	await keepRecord(folder, { route, hash });
	return notes;
}

/** A command as Discord takes it. https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export function commandJson({ name, help, options, subcommands, who }: Command) {
	const fields = subcommands.length
		? subcommands.map((one) => ({
				type: KIND.subcommand,
				name: one.name,
				description: shorten(one.help, COMMANDS.description),
				options: one.options.map(optionJson),
			}))
		: options.map(optionJson);
	return {
		type: 1,
		name,
		description: shorten(help, COMMANDS.description),
		options: fields,
		// In servers and in direct messages with the bot.
		contexts: [0, 1],
		integration_types: [0],
		default_member_permissions: who === 'managers' ? Number(PERMISSIONS.manageGuild) : null,
	};
}

function optionJson({ name, help, kind, required, choices, completes }: CommandOption) {
	const common = { name, description: shorten(help, COMMANDS.description), required };
	if (kind === 'flag') return { type: KIND.boolean, ...common };
	const values = choices.slice(0, COMMANDS.choices).map(({ value, label }) => ({ name: shorten(label, COMMANDS.choice), value }));
	// Discord takes either a list of values or suggestions while one types.
	return { type: KIND.string, ...common, ...(values.length ? { choices: values } : completes ? { autocomplete: true } : {}) };
}

async function lastRecord(folder: string): Promise<z.infer<typeof record> | null> {
	try {
		return record.parse(JSON.parse(await readFile(path.join(folder, 'commands.json'), 'utf8')));
	} catch {
		return null;
	}
}

async function keepRecord(folder: string, kept: z.infer<typeof record>): Promise<void> {
	await mkdir(folder, { recursive: true });
	const file = path.join(folder, 'commands.json');
	await writeFile(`${file}.new`, JSON.stringify(kept));
	await rename(`${file}.new`, file);
}
