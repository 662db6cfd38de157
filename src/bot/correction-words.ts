import { coverage, wordsOf } from '../editions/claims/words.ts';
import type { Card, Part } from '../model/card.ts';
import type { Document } from '../model/document.ts';
import type { Changed } from './changed.ts';

/** The dated note on a card whose Document changed; null where no sentence of it did. */
export function changeNote(change: Changed, today: string): string | null {
	const { before, after } = change;
	const source = sourceOf(before);
	if (!after) return `Withdrawn, ${today}: ${source} has taken this report back, so its lines no longer stand here.`;
	const [was] = sentencesOf(before).filter((sentence) => !after.text.includes(sentence));
	if (!was) return null;
	const now = nearest(was, after, before);
	return `Corrected, ${today}: ${source} has changed its text. It said: “${was}” ${now ? `It now says: “${now}”` : 'That sentence is gone.'}`;
}

/** What is added under an answer that stood on a sentence which is no longer there; null where all of its sentences are. */
export function followUp(card: Card, { before, after }: Changed, today: string): Card | null {
	const answered = card.parts.flatMap((part) => (part.type === 'answer' && part.outcome !== 'not-stated' ? [part] : []));
	const stood = [...answered, ...card.parts.filter((part) => part.type === 'sentence')].flatMap(({ text }) => text.split(' … '));
	const gone = answered.length > 0 ? stood.find((text) => before.text.includes(text) && !after?.text.includes(text)) : undefined;
	if (!gone) return null;
	const now = after && nearest(gone, after, before);
	const words = !after
		? `${sourceOf(before)} has withdrawn the report that this answer stood on: “${gone}”`
		: `${sourceOf(before)} has changed what this answer stood on. It said: “${gone}” ${now ? `It now says: “${now}”` : 'That sentence is gone.'}`;
	const note: Part = { type: 'note', text: `Correction, ${today}, to the answer to “${answered[0]!.question}”: ${words}` };
	return { section: 'answer', topic: card.topic, parts: [note] };
}

function sourceOf({ publisher, origin }: Document): string {
	return publisher ?? origin.replace(/^.*\//, '');
}

/** Of the sentences that the Document did not have before, the one that tells of the same. */
function nearest(was: string, after: Document, before: Document): string | null {
	const words = wordsOf(was);
	const found = sentencesOf(after)
		.filter((sentence) => !before.text.includes(sentence))
		.map((sentence) => ({ sentence, share: coverage(words, wordsOf(sentence)) }))
		.sort((a, b) => b.share - a.share)[0];
	return found && found.share >= 0.4 ? found.sentence : null;
}

function sentencesOf({ text, body }: Document): string[] {
	return text
		.slice(body.start, body.end)
		.split(/(?<=[.!?][”"’]?)\s+(?=[\p{Lu}“"‘])|\n+/u)
		.map((sentence) => sentence.trim())
		.filter((sentence) => sentence.length > 0);
}
