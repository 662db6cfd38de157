import { type Audience, audienceOf, type Command } from '../../model/command.ts';
import type { CommandEvent, Standing } from '../../model/incoming.ts';
import { idsOf } from './references.ts';
import type { WebClient } from './web-api.ts';

/** Slack wants its acknowledgement within 3 s; who is not known by then counts as nobody. */
const PATIENCE = 1_500;

/** What the user may do, where the command asks for it: null otherwise, and where Slack does not say in time. */
export async function standingOf(
	event: CommandEvent,
	{ commands, client }: { commands: readonly Command[]; client: WebClient },
): Promise<Standing | null> {
	if (audienceFor(event, commands) !== 'managers') return null;
	const patience = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
	return Promise.race([lookUp(event, client).catch(() => null), patience]);
}

function audienceFor({ command: name, input }: CommandEvent, commands: readonly Command[]): Audience {
	const command = commands.find((one) => one.name === name);
	if (!command) return 'everyone';
	const [first = '', ...words] = 'text' in input ? input.text.trim().split(/\s+/) : [];
	const subcommand = command.subcommands.find((one) => one.name === first.toLowerCase());
	return subcommand ? audienceOf(subcommand, words) : command.who;
}

/** An admin or owner of the workspace, or whoever created the channel. */
async function lookUp({ user, channel }: CommandEvent, client: WebClient): Promise<Standing> {
	const [person, place] = [idsOf(user)!.id, idsOf(channel)!.id];
	const [who, where] = await Promise.all([
		client.users.info({ user: person }).then(
			({ user: found }) => found,
			() => undefined,
		),
		client.conversations.info({ channel: place }).then(
			({ channel: found }) => found,
			() => undefined,
		),
	]);
	return { manager: Boolean(who?.is_admin || who?.is_owner || (where?.creator !== undefined && where.creator === person)) };
}
