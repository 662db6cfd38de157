import { begin, leave } from '../delivery/subscribe.ts';
import type { Part } from '../model/card.ts';
import type { HomeEvent, MembershipEvent, Reply } from '../model/incoming.ts';
import type { Context } from './context.ts';
import { helpCard } from './lists.ts';
import { privately } from './privately.ts';
import { scheduleLines } from './subscribe.ts';

/** The greeting. What the configuration says of the channel goes on. */
export async function joined(event: MembershipEvent, context: Context): Promise<Reply> {
	const { tenant, channel, whole } = event;
	const theirs = context.wanted.filter((one) => one.tenant === tenant && (whole || one.channel === channel));
	for (const subscription of theirs) await begin(context.store, { subscription, at: context.now() });
	return privately(event, { card: helpCard(context) }, context);
}

/** Nothing is posted any more where the bot is not. */
export async function left({ tenant, channel, whole }: MembershipEvent, { store, now }: Context): Promise<Reply> {
	await leave(store, { tenant, channel: whole ? null : channel, at: now() });
	return { kind: 'silent' };
}

/** The bot's own page: what it does, and what is posted where and when. */
export async function home(event: HomeEvent, context: Context): Promise<Reply> {
	const card = helpCard(context);
	const lines = await scheduleLines(event, context);
	if (!lines.length) return privately(event, { card }, context);
	const heading: Part = { type: 'title', text: 'What is posted, and when', detail: null, level: 'group' };
	const parts = [...card.parts, heading, ...lines.map((text): Part => ({ type: 'note', text }))];
	return privately(event, { card: { ...card, parts } }, context);
}
