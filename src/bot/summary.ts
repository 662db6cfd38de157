import { cardOf } from '../cards/section.ts';
import type { Section } from '../model/card.ts';
import { dayText } from '../model/day.ts';
import type { CommandEvent, Reply } from '../model/incoming.ts';
import type { Topic } from '../model/topic.ts';
import type { Context } from './context.ts';
import { findDay } from './days.ts';
import { editionOfDay } from './edition.ts';
import { either, noteCard } from './notes.ts';
import { isRead, otherLanguages, withListed } from './other-languages.ts';
import { privately } from './privately.ts';
import { publicly } from './publicly.ts';

/** The sections by the names that commands give them. */
const SECTION_OF: Readonly<Record<string, Section>> = {
	who: 'voices',
	numbers: 'figures',
	timeline: 'timeline',
	open: 'gaps',
	sources: 'sources',
};

export interface SummaryRequest {
	readonly topic: Topic;
	readonly options: Readonly<Record<string, string>>;
}

/** `/<topic>-summary [date] [section] [private]` */
export async function summary(event: CommandEvent, { topic, options }: SummaryRequest, context: Context): Promise<Reply> {
	const entries = await context.library.entries(topic, event.tenant);
	const today = new Date(context.now()).toISOString().slice(0, 10);
	const wanted = options.date ?? '';
	// What cannot be summarised comes after all that can.
	const found = findDay([...entries.filter(isRead), ...entries.filter((entry) => !isRead(entry))], { wanted, today });
	if (!('entry' in found)) {
		const notes = entries.length ? [noSuchDay({ topic, wanted, ...found })] : [noDocument(topic)];
		return privately(event, { card: noteCard(notes) }, context);
	}
	const { document } = found.entry;
	const section = SECTION_OF[options.section ?? ''] ?? 'summary';
	const several = found.entry.day !== null && entries.filter(({ day }) => day === found.entry.day).length > 1;
	if (section === 'summary' && several) {
		const made = await editionOfDay(topic, { entries, day: found.entry.day! }, context);
		const about = { topic: topic.name, document: made.first ?? document, edition: { edition: made.edition, documents: made.documents } };
		if (options.private === 'true') return privately(event, { card: made.card, subject: about }, context);
		return publicly(event, { card: made.card, subject: about, inThread: false }, context);
	}
	const card = cardOf(await context.library.digestOf(document), section, { document, topic: topic.title, pictures: true });
	const listed = section === 'summary' ? withListed(card, otherLanguages(entries, found.entry)) : card;
	const subject = { topic: topic.name, document };
	if (options.private === 'true') return privately(event, { card: listed, subject }, context);
	return publicly(event, { card: listed, subject, inThread: false }, context);
}

export function noDocument({ title, sources }: Topic): string {
	return `There is no document about ${title} yet. Put one into ${either(sources.map(({ written }) => written))}.`;
}

function noSuchDay({ topic, wanted, nearest, understood }: SummaryRequestDay): string {
	const nothing = understood
		? `There is nothing about ${topic.title} on ${dayText(wanted.trim())}.`
		: `“${wanted.trim()}” is no day that I know.`;
	if (nearest.length) return `${nothing} The nearest: ${either(nearest.map((day) => `${day} (${dayText(day, { weekday: true })})`))}.`;
	return `${nothing} Write it as 2025-10-08, or leave it out for the newest.`;
}

interface SummaryRequestDay {
	readonly topic: Topic;
	readonly wanted: string;
	readonly nearest: readonly string[];
	readonly understood: boolean;
}
