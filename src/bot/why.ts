import { DAY, parseLocal } from '../delivery/calendar/local.ts';
import { instantOf, localOf } from '../delivery/calendar/zone.ts';
import type { Board } from '../model/board.ts';
import type { Card, Part } from '../model/card.ts';
import type { CommandEvent, Reply } from '../model/incoming.ts';
import { outlooks } from '../store/outlook.ts';
import type { Stretch } from '../store/runs.ts';
import type { Context } from './context.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';
import { type Account, accountOf, messageStories, slotStories } from './why/account.ts';
import { momentText } from './why/moment.ts';
import type { Story } from './why/stories.ts';

/** More stories than this make no answer. */
const MOST = 8;
const BOARD = 30;
const SLOT = /^[a-z0-9]{8}@\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/** `/byline why [about]`: what became of the posts of this channel, and why nothing came. */
export async function why(event: CommandEvent, { about = '' }: Readonly<Record<string, string>>, context: Context): Promise<Reply> {
	return privately(event, { card: await answer(event, about.trim(), context) }, context);
}

async function answer({ tenant, channel }: CommandEvent, about: string, context: Context): Promise<Card> {
	const accounting = { store: context.store, topics: context.library.topics, zone: context.zone, now: context.now() };
	if (SLOT.test(about)) return storyCard(await slotStories({ tenant, slot: about, channel }, accounting), `the slot ${about}`);
	const stretch = stretchOf(about, { zone: context.zone, now: context.now() });
	if (stretch) return accountCard(await accountOf({ tenant, channel, ...stretch }, accounting), { ...stretch, zone: context.zone });
	const digits = digitsOf(about);
	const posted = digits ? await outlooks(context.store, { tenant, channel, limit: 1_000 }) : [];
	const found = posted.find(({ message }) => message !== null && digitsOf(message) === digits);
	if (found?.message) return storyCard(await messageStories({ tenant, message: found.message }, accounting), 'this message');
	return noteCard([
		`“${about}” is no day and no message of Byline’s in this channel. Write today, yesterday, a day as 2026-03-09, or the link of a message.`,
	]);
}

/** The time that words mean; null for other words. */
export function stretchOf(words: string, { zone, now }: { zone: string; now: number }): Stretch | null {
	if (!words) return { from: now - DAY, to: now + 1 };
	const today = Math.floor(localOf(zone, now) / DAY) * DAY;
	const named: Readonly<Record<string, number>> = { today, yesterday: today - DAY };
	const day = named[words.toLowerCase()] ?? (/^\d{4}-\d{2}-\d{2}$/.test(words) ? parseLocal(`${words}T00:00`) : null);
	return day === null ? null : { from: instantOf(zone, day), to: instantOf(zone, day + DAY) };
}

/** A message's link ends in the digits of its id, in Slack without the point that the id has. */
function digitsOf(text: string): string {
	const last = text.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
	return last.replace(/\D/g, '');
}

export function accountCard({ stories, absence }: Account, { from, to, zone }: Stretch & { zone: string }): Card {
	const title = `What came here from ${momentText(from, { zone })} to ${momentText(to, { zone, near: from })} (${zone})`;
	const none = stories.length ? [] : ['Nothing was posted here in that time.'];
	const parts: Part[] = [{ type: 'title', text: title, detail: null, level: 'section' }, ...stories.slice(0, MOST).flatMap(storyParts)];
	const more = stories.length > MOST ? [`There are ${stories.length - MOST} more; ask about one day.`] : [];
	const notes = [...none, ...more, ...absence];
	const heading: Part[] =
		stories.length && notes.length ? [{ type: 'title', text: 'What else there is to know', detail: null, level: 'group' }] : [];
	return { section: 'summary', topic: null, parts: [...parts, ...heading, ...notes.map((text): Part => ({ type: 'note', text }))] };
}

/** The board, for a terminal. */
export function boardCard({ next, posts, notes }: Board): Card {
	const title = (text: string, level: 'section' | 'group'): Part => ({ type: 'title', text, detail: null, level });
	const note = (text: string): Part => ({ type: 'note', text });
	const coming = next.length
		? next.map(({ channel, text }) => note(`${channel} · ${text}`))
		: [note('Nothing is posted by itself: there is no subscription.')];
	const told = posts.slice(0, BOARD).flatMap((post) => [title(`${post.title} · ${post.channel}`, 'group'), ...post.sentences.map(note)]);
	const none = posts.length ? [] : [note('Nothing was posted in the last 7 days.')];
	const more = posts.length > BOARD ? [note(`There are ${posts.length - BOARD} more; ask about one channel.`)] : [];
	const parts = [
		title('What comes next', 'section'),
		...coming,
		title('What became of the posts', 'section'),
		...none,
		...told,
		...more,
		...notes.map(note),
	];
	return { section: 'summary', topic: null, parts };
}

export function storyCard(stories: readonly Story[], about: string): Card {
	if (!stories.length) return noteCard([`Nothing is written down about ${about}: it is too old, or it was never here.`]);
	return { section: 'summary', topic: null, parts: stories.flatMap(storyParts) };
}

function storyParts({ title, sentences }: Story): Part[] {
	return [{ type: 'title', text: title, detail: null, level: 'group' }, ...sentences.map((text): Part => ({ type: 'note', text }))];
}
