import { audienceOf, type Command } from '../../model/command.ts';
import type { ButtonEvent, CommandEvent, Completion } from '../../model/incoming.ts';
import { type Channel, messageRef, type ThreadKey, userRef } from '../../model/place.ts';
import { isAction, parseId } from './ids.ts';
import { FLAGS, PERMISSIONS } from './limits.ts';
import { channelRef, homeOf, tenantRef, threadRef } from './places.ts';
import type { Responder } from './respond.ts';
import { INTERACTION, type Interaction, type InteractionOption, isThread } from './wire.ts';

/** A command or button as an event; null for one that is none of ours. */
export function translate(interaction: Interaction, commands: readonly Command[]): CommandEvent | ButtonEvent | null {
	return interaction.type === INTERACTION.command ? command(interaction, commands) : button(interaction);
}

/** What is being typed; null where Discord's JSON has no field in focus. */
export function completionOf(interaction: Interaction): Completion | null {
	const { subcommand, fields } = fieldsOf(interaction);
	const focused = fields.find((field) => field.focused);
	const at = placeOf(interaction);
	if (!focused || !at) return null;
	const { name = '' } = interaction.data ?? {};
	const others = given(fields.filter((field) => field !== focused));
	return {
		tenant: at.tenant,
		channel: at.channel,
		command: name,
		subcommand,
		option: focused.name,
		typed: String(focused.value ?? ''),
		options: others,
	};
}

/** True when the press came from a card that only its presser sees. */
export function isPrivate({ message }: Interaction): boolean {
	return message !== undefined && (message.flags & FLAGS.ephemeral) !== 0;
}

function command(interaction: Interaction, commands: readonly Command[]): CommandEvent | null {
	const { name } = interaction.data ?? {};
	const at = placeOf(interaction);
	if (!name || !at) return null;
	const { subcommand, fields } = fieldsOf(interaction);
	const input = { subcommand, options: given(fields) };
	const responder = responderOf(interaction, null);
	return { ...at, kind: 'command', responder, standing: standingOf(interaction, { name, input, commands }), command: name, input };
}

function button(interaction: Interaction): ButtonEvent | null {
	const pressed = parseId(interaction.data?.custom_id ?? '');
	const at = placeOf(interaction);
	if (!pressed || !at || !interaction.message) return null;
	const [chosen = ''] = interaction.data?.values ?? [];
	const action = pressed.kind === 'action' ? pressed.action : pressed.kind === 'page' ? pressed.section : chosen;
	if (!isAction(action)) return null;
	const message = isPrivate(interaction) ? null : messageRef(`${at.thread ?? at.channel}/${interaction.message.id}`);
	const responder = responderOf(interaction, pressed.kind === 'page' ? pressed.first : null);
	return { ...at, kind: 'button', responder, standing: null, key: pressed.key, action, message };
}

/** The place of an interaction; a card's own conversation is looked up by the card's key, so only threads count here. */
function placeOf({ id, guild_id, channel, channel_id, member, user }: Interaction) {
	const who = (member?.user ?? user)?.id;
	const here = channel?.id ?? channel_id;
	if (!who || !here) return null;
	const parent = channel && isThread(channel) && channel.parent_id ? channel.parent_id : here;
	const home = homeOf(guild_id, parent);
	const ref: Channel = channelRef(home, parent);
	const thread: ThreadKey | null = parent === here ? null : threadRef(ref, here);
	return { event: id, tenant: tenantRef(home), channel: ref, thread, user: userRef(`discord:${home}/${who}`) };
}

function fieldsOf({ data }: Interaction): { subcommand: string | null; fields: readonly InteractionOption[] } {
	const [first] = data?.options ?? [];
	return first?.type === 1 ? { subcommand: first.name, fields: first.options ?? [] } : { subcommand: null, fields: data?.options ?? [] };
}

/** A flag that is not set is as good as not there. */
function given(fields: readonly InteractionOption[]): Record<string, string> {
	return Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined || value === false ? [] : [[name, String(value)]])));
}

type Fields = { readonly subcommand: string | null; readonly options: Readonly<Record<string, string>> };

/** Discord counts owners and all that the roles allow into `permissions`. In a direct message one manages oneself. */
function standingOf(
	{ member }: Interaction,
	{ name, input, commands }: { name: string; input: Fields; commands: readonly Command[] },
): CommandEvent['standing'] {
	const declared = commands.find((one) => one.name === name);
	const subcommand = declared?.subcommands.find((one) => one.name === input.subcommand);
	const who = subcommand ? audienceOf(subcommand, Object.values(input.options)) : declared?.who;
	if (who !== 'managers') return null;
	if (!member) return { manager: true };
	const rights = BigInt(member.permissions ?? '0');
	return { manager: (rights & (PERMISSIONS.manageGuild | PERMISSIONS.administrator)) !== 0n };
}

function responderOf(interaction: Interaction, first: number | null): string {
	const responder: Responder = { token: interaction.token, update: isPrivate(interaction), first };
	return JSON.stringify(responder);
}
