import { parseLocal } from '../../delivery/calendar/local.ts';
import { durationText, slotText } from '../../delivery/calendar/words.ts';
import { platformOf } from '../../model/place.ts';
import type { LedgerLine, LedgerWord } from '../../store/ledger.ts';
import { momentText } from './moment.ts';

/** What a sentence needs beside its line. */
export interface Around {
	/** Whose clocks. */
	readonly zone: string;
	/** The day that is spoken of (Unix ms): times on it are given without the date. */
	readonly near: number;
}

type Sentence = (line: LedgerLine, around: Around) => string | null;

/** What each word of the ledger says to people; null where it says nothing that the others do not. */
const SENTENCES: Readonly<Record<LedgerWord, Sentence>> = {
	due: () => null,
	collapsed: ({ detail }) => `A newer one took its place, so it was not posted: ${slotWords(detail.into)}.`,
	quiet: (line, around) => `Held for quiet hours${until(line, around)}.`,
	'nothing-new': ({ detail }) => `Nothing was posted: ${reasonText(detail.reason)}.`,
	missed: ({ detail }) => `Not posted: ${reasonText(detail.reason)}.`,
	stopped: ({ detail }) => `Not posted: ${reasonText(detail.reason)}.`,
	opened: ({ detail }) => (detail.asked ? 'Somebody asked for it.' : null),
	attempt(line, around) {
		const count = Number(line.detail.attempt);
		if (!(count > 1) && !line.detail.marked) return null;
		return `Sent again at ${at(line, around)}${line.detail.marked ? ', with the note that it may be a repetition' : ''}.`;
	},
	sent: (line, around) => `Posted at ${at(line, around)}.`,
	retry: (line, around) => `At ${at(line, around)} ${platformText(line)} did not take it: ${reasonText(line.detail.reason)}.${again(line)}`,
	ambiguous: (line, around) =>
		`At ${at(line, around)} ${platformText(line)} did not say whether it took it (${reasonText(line.detail.reason)}). Byline looks before it sends again.`,
	looked: (line) => LOOKED[String(line.detail.found)]?.(line) ?? null,
	held: (line, around) =>
		`It waits${until(line, around)}: it may be there already, and the channel cannot be read (${reasonText(line.detail.reason)}).`,
	dead: (line, around) => `Given up at ${at(line, around)}: ${reasonText(line.detail.reason)}.${toDo(line)}`,
	withdrawn: ({ detail }) => `Not posted any more: ${reasonText(detail.reason ?? 'nobody waits for it')}.`,
	released: () => 'The process that had it was stopped, or ended, before it knew what became of it.',
	'removed-copy': () => 'It had arrived twice; the second copy was taken away.',
	'kept-copy': () => 'It had arrived twice; both copies stay, because people have replied to them.',
	'marked-repeat': () => 'It carries the note that it may be a repetition.',
	edited: (line, around) => `Its message shows another card since ${at(line, around)}.`,
	deleted: (line, around) => `Somebody deleted its message at ${at(line, around)}. It is not posted again.`,
	'by-hand': (line, around) => `Somebody had it sent again at ${at(line, around)}.`,
};

const LOOKED: Readonly<Record<string, (line: LedgerLine) => string>> = {
	sent: () => 'It was looked for, and is in the channel.',
	absent: () => 'It was looked for, and is not in the channel.',
	unreadable: ({ detail }) => `It was looked for, and the channel cannot be read: ${reasonText(detail.reason)}.`,
	refused: ({ detail }) => `It was looked for, in vain: ${reasonText(detail.reason)}.`,
};

/** The lines of one slot in sentences, oldest first; what repeats itself is said once. */
export function sentencesOf(lines: readonly LedgerLine[], around: Around): string[] {
	const all = lines.flatMap((line) => SENTENCES[line.what](line, around) ?? []);
	return all.filter((sentence, i) => all.indexOf(sentence) === i);
}

function at(line: LedgerLine, around: Around): string {
	return momentText(line.at, around);
}

function until({ detail }: LedgerLine, around: Around): string {
	return typeof detail.until === 'number' ? ` until ${momentText(detail.until, around)}` : '';
}

function again({ detail }: LedgerLine): string {
	const { after } = detail;
	return typeof after === 'number' && after >= 1_000 ? ` It is tried again after ${durationText(Math.round(after / 1_000) * 1_000)}.` : '';
}

function toDo({ detail }: LedgerLine): string {
	return typeof detail.advice === 'string' && detail.advice ? ` To do: ${ended(detail.advice)}` : '';
}

/** `slack:T1` reads Slack. */
function platformText({ tenant }: LedgerLine): string {
	const name = platformOf(tenant);
	return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** The due time in a slot's name: `k3f9x2ab@2026-03-09T08:00`. */
function slotWords(name: unknown): string {
	const local = parseLocal(String(name ?? '').split('@')[1] ?? '');
	return local === null ? 'the next one' : `that of ${slotText({ nominal: local })}`;
}

/** A reason in the middle of a sentence. */
function reasonText(reason: unknown): string {
	const text = String(reason ?? '').trim();
	return text ? text.replace(/[.\s]+$/, '') : 'no reason is known';
}

function ended(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}
