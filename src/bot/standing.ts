import type { Command, Subcommand } from '../model/command.ts';
import type { CommandEvent } from '../model/incoming.ts';
import { type Tenant, tenantOf, type UserRef } from '../model/place.ts';

/**
 * Why somebody may not use a command; null when they may. Asked here whatever the platform showed: where the configuration names
 * managers of a tenant it is they, and elsewhere those whom the platform itself vouches for. Not to know is no permission.
 */
export function refusalFor(
	{ user, tenant, standing }: CommandEvent,
	{ command, managers }: { command: Pick<Command | Subcommand, 'who'>; managers: readonly UserRef[] },
): string | null {
	if (command.who === 'everyone') return null;
	const named = managersOf(tenant, managers);
	if (named.length) return named.includes(user) ? null : 'Only those whom the configuration names as managers may do that here.';
	if (standing?.manager) return null;
	if (standing)
		return 'Only those who may manage this channel can do that: an admin of the workspace or whoever made the channel in Slack, “Manage Server” in Discord.';
	return 'It could not be looked up just now whether you may manage this channel. Try again in a moment.';
}

function managersOf(tenant: Tenant, managers: readonly UserRef[]): readonly UserRef[] {
	return managers.filter((user) => tenantOf(user) === tenant);
}
