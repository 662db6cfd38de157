import type { QuestionEvent } from '../../model/incoming.ts';
import { messageRef, userRef } from '../../model/place.ts';
import { channelRef, homeOf, tenantRef, threadRef } from './places.ts';
import { unmark } from './unmark.ts';
import type { Message } from './wire.ts';

/** An ordinary message, and a reply. https://discord.com/developers/docs/resources/message#message-object-message-types */
const SPOKEN: ReadonlySet<number> = new Set([0, 19]);

/** What is known of the channel that a message lies in: the channel of a thread, or null for a channel. */
export type ParentOf = (channelId: string, options: { readonly ask: boolean }) => Promise<string | null>;

/**
 * A person's message as an event; null for one that is not for us: another bot's, one that names other people, and chatter in
 * a channel, outside threads. A message that names the bot in a channel is answered in a thread of its own.
 */
export async function translateMessage(
	message: Message,
	{ bot, parentOf }: { bot: string; parentOf: ParentOf },
): Promise<QuestionEvent | null> {
	if (message.author.bot || message.webhook_id || message.author.id === bot || !SPOKEN.has(message.type)) return null;
	const { id, guild_id: guild, channel_id: here } = message;
	const addressed = isAddressed(message, bot);
	if (!addressed && (message.mentions.length > 0 || !message.content.trim())) return null;
	const parent = guild ? await parentOf(here, { ask: addressed }) : null;
	if (!addressed && parent === null) return null;
	const home = homeOf(guild, parent ?? here);
	const channel = channelRef(home, parent ?? here);
	const inThread = parent !== null;
	const people = new Map(message.mentions.map((person) => [person.id, person.global_name ?? person.username]));
	return {
		kind: 'question',
		event: id,
		tenant: tenantRef(home),
		channel,
		thread: inThread ? threadRef(channel, here) : guild ? threadRef(channel, conversation(message, bot)) : null,
		user: userRef(`discord:${home}/${message.author.id}`),
		responder: null,
		standing: null,
		text: unmark(message.content, { bot, people }),
		addressed,
		message: messageRef(`${inThread ? threadRef(channel, here) : channel}/${id}`),
	};
}

function isAddressed({ guild_id, mentions, referenced_message }: Message, bot: string): boolean {
	return !guild_id || mentions.some(({ id }) => id === bot) || referenced_message?.author.id === bot;
}

/** A reply to a card belongs to the card's thread, one to a reply of ours to what that replied to; any other begins its own. */
function conversation({ id, referenced_message: answered }: Message, bot: string): string {
	if (answered?.author.id !== bot) return id;
	return answered.message_reference?.message_id ?? answered.id;
}
