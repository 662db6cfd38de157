import type { Command } from '../../model/command.ts';

/** What the bot may do, and what for. `needed`: it does not start without; the others each switch off one thing. */
export interface Scope {
	readonly name: string;
	readonly why: string;
	readonly needed: boolean;
}

/** The least that does everything. https://docs.slack.dev/reference/scopes */
const SCOPES: readonly Scope[] = [
	{ name: 'chat:write', why: 'to post cards and answers in channels that it was invited to', needed: true },
	{ name: 'commands', why: 'to be asked by slash command', needed: true },
	{ name: 'app_mentions:read', why: 'to read messages that name it', needed: true },
	{
		name: 'channels:history',
		why: 'to read questions in the threads of its cards, and to look whether a card is there before it posts it again',
		needed: false,
	},
	{ name: 'groups:history', why: 'to do the same in private channels that it was invited to', needed: false },
	{ name: 'im:history', why: 'to read questions in direct messages to it', needed: false },
	{ name: 'files:write', why: 'to show the pictures of a card: the course of a figure, the timeline', needed: false },
	{ name: 'channels:read', why: 'to hear that it was invited to a channel or removed from it', needed: false },
	{ name: 'groups:read', why: 'to hear the same of private channels', needed: false },
];

/** Asked for only where a command is for those who manage a channel. */
const MANAGERS: Scope = {
	name: 'users:read',
	why: 'to see who is an admin of the workspace, and so may manage subscriptions',
	needed: false,
};

export function scopesFor(commands: readonly Command[]): readonly Scope[] {
	const guarded = commands.some(({ who, subcommands }) => who === 'managers' || subcommands.some((one) => one.who === 'managers'));
	return guarded ? [...SCOPES, MANAGERS] : SCOPES;
}

export interface Missing {
	readonly needed: readonly Scope[];
	readonly others: readonly Scope[];
}

/** Null where Slack did not say which scopes there are. */
export function missingScopes(granted: readonly string[] | undefined, commands: readonly Command[]): Missing | null {
	if (!granted?.length) return null;
	const missing = scopesFor(commands).filter(({ name }) => !granted.includes(name));
	return { needed: missing.filter(({ needed }) => needed), others: missing.filter(({ needed }) => !needed) };
}
