import { parseLocal } from '../../delivery/calendar/local.ts';
import { slotText } from '../../delivery/calendar/words.ts';
import type { Channel } from '../../model/place.ts';
import type { Topic } from '../../model/topic.ts';
import type { LedgerLine } from '../../store/ledger.ts';
import type { Outlook } from '../../store/outlook.ts';
import { momentText } from './moment.ts';
import { sentencesOf } from './sentences.ts';

/** What became of one slot in one channel, or of one card that somebody asked for. */
export interface Story {
	/** `Harbour talks · due Mon 9 Mar 2026 08:00 (Europe/London)` */
	readonly title: string;
	readonly channel: Channel;
	readonly sentences: readonly string[];
	/** When it begins (Unix ms). */
	readonly at: number;
	readonly outlook: Outlook | null;
}

export interface Telling {
	readonly topics: readonly Topic[];
	readonly outlooks: readonly Outlook[];
	/** The zone of a slot, by its name; the zone in which times are meant otherwise. */
	readonly zoneOf: (slot: string) => string;
}

/** Lines of the ledger, in any order, as a story for each slot, newest first. */
export function storiesOf(lines: readonly LedgerLine[], telling: Telling): Story[] {
	const groups = new Map<string, LedgerLine[]>();
	for (const line of [...lines].sort(byTime)) {
		const name = [line.tenant, line.slot, line.topic, line.channel].join(' ');
		groups.set(name, [...(groups.get(name) ?? []), line]);
	}
	return [...groups.values()].map((group) => storyOf(group, telling)).sort((a, b) => b.at - a.at);
}

function storyOf(lines: readonly LedgerLine[], { topics, outlooks, zoneOf }: Telling): Story {
	const [first] = lines as [LedgerLine, ...LedgerLine[]];
	const { tenant, slot, topic: name, channel } = first;
	const zone = zoneOf(slot);
	const dueAt = lines.map(({ detail }) => detail.dueAt).find((at) => typeof at === 'number') ?? null;
	const around = { zone, near: dueAt ?? first.at };
	const outlook =
		outlooks.find((one) => one.tenant === tenant && one.slot === slot && one.topic === name && one.channel === channel) ?? null;
	const topic = topics.find((one) => one.name === name)?.title ?? (name || 'A message of Byline’s own');
	const sentences = [...sentencesOf(lines, around), ...outlookText(outlook, around)];
	const title = `${topic} · ${whenText({ slot, dueAt, first, zone })}`;
	return {
		title,
		channel,
		sentences: sentences.length ? sentences : ['It has come due; nothing else is known yet.'],
		at: dueAt ?? first.at,
		outlook,
	};
}

/** The nominal time names the slot: it is the one that people know from the schedule. */
function whenText({ slot, dueAt, first, zone }: { slot: string; dueAt: number | null; first: LedgerLine; zone: string }): string {
	const nominal = parseLocal(slot.split('@')[1] ?? '');
	if (nominal !== null) return `due ${slotText({ nominal })} (${zone})`;
	if (dueAt !== null) return `due ${momentText(dueAt, { zone })} (${zone})`;
	return `asked for ${momentText(first.at, { zone })} (${zone})`;
}

/** What comes next, where the story is not over. */
function outlookText(outlook: Outlook | null, around: { zone: string; near: number }): string[] {
	if (!outlook || outlook.nextAt === null) return [];
	const next = momentText(outlook.nextAt, around);
	if (outlook.state === 'pending') return [`It waits to be posted; the next try is at ${next}, or as soon as the platform is connected.`];
	if (outlook.state === 'sending') return ['It is being posted now.'];
	if (outlook.state === 'ambiguous' || outlook.state === 'held') return [`It is looked for again at ${next}.`];
	return [];
}

function byTime(a: LedgerLine, b: LedgerLine): number {
	return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** `, due Mon 9 Mar 2026 08:00`; nothing for what no schedule asked for. */
export function dueWords(slot: string): string {
	const nominal = parseLocal(slot.split('@')[1] ?? '');
	return nominal === null ? '' : `, due ${slotText({ nominal })},`;
}
