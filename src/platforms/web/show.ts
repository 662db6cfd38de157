import type { Card } from '../../model/card.ts';
import type { Conversation } from './conversation.ts';
import type { Message, Whisper } from './entry.ts';
import { shownText } from './escape.ts';
import { idOf } from './references.ts';
import { render } from './render.ts';
import type { ShownMessage, ShownWhisper } from './wire.ts';

export function showMessage(message: Message, { replies }: Pick<Conversation, 'replies'>): ShownMessage {
	const { id, channel, thread, at, edited, removed, content } = message;
	const base = { id, channel, thread, at, edited, replies: replies(id).length };
	if ('text' in content) {
		const text = removed ? null : shownText(content.text);
		return { ...base, by: idOf(content.user), body: text, key: null, summary: text ?? '' };
	}
	const { card, key } = content;
	return {
		...base,
		by: 'byline',
		body: removed ? null : render(card, key),
		key: removed ? null : key,
		summary: removed ? '' : summaryOf(card),
	};
}

export function showWhisper({ id, channel, thread, under, action, at, card, key }: Whisper): ShownWhisper {
	return { id, channel, thread, under, action, at, body: render(card, key), key, summary: summaryOf(card) };
}

/** The first words that a card has to say. */
function summaryOf({ parts }: Card): string {
	const first = parts.find(({ type }) => type === 'headline') ?? parts.find((part) => 'text' in part && part.text);
	return shownText(first && 'text' in first ? first.text : '').slice(0, 200);
}
