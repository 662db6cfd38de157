import type { Card } from '../../model/card.ts';
import { type MessageRef, messageRef, type Place, threadKey } from '../../model/place.ts';
import type { CardKey, Found, Post, Receipt, Refused, Sent } from '../../model/post.ts';
import { WIDTH } from './limits.ts';
import { render } from './render.ts';

/** What has been printed. A terminal takes nothing back: a change is printed below. */
export interface Screen {
	post(post: Post): Sent;
	find(place: Place, key: CardKey): Found;
	edit(message: MessageRef, card: Card, key: CardKey): Receipt;
	remove(message: MessageRef): Receipt;
	/** Prints what is for the one in front of it only, and has no number of its own. */
	whisper(card: Card, key: CardKey, options: { readonly replaces: boolean }): void;
	/** The card that a button or a question without a number belongs to. */
	newest(): { readonly key: CardKey; readonly message: MessageRef | null } | null;
	message(number: number): { readonly key: CardKey; readonly message: MessageRef } | null;
}

const GONE: Refused = {
	status: 'refused',
	refusal: 'message-gone',
	reason: 'the message was removed',
	advice: 'Post the card again.',
};

export const CHANNEL = 'terminal:local/screen';

export function screen(print: (text: string) => void): Screen {
	const keys = new Map<MessageRef, CardKey>();
	let last: { key: CardKey; message: MessageRef | null } | null = null;
	let count = 0;
	return {
		post({ card, key }) {
			const message = messageRef(`${CHANNEL}/${++count}`);
			keys.set(message, key);
			last = { key, message };
			print(`[${count}]\n${draw(card)}\n`);
			return sent(message);
		},
		find(_place, key) {
			for (const [message, kept] of keys) if (kept === key) return sent(message);
			return { status: 'absent' };
		},
		edit(message, card, key) {
			if (!keys.has(message)) return GONE;
			keys.set(message, key);
			print(`[${numberOf(message)}] changed\n${draw(card)}\n`);
			return sent(message);
		},
		remove(message) {
			if (keys.delete(message)) print(`[${numberOf(message)}] removed\n`);
			return sent(message);
		},
		whisper(card, key, { replaces }) {
			last = { key, message: null };
			print(`[you]${replaces ? ' changed' : ''}\n${draw(card)}\n`);
		},
		newest: () => last,
		message(number) {
			const message = messageRef(`${CHANNEL}/${number}`);
			const key = keys.get(message);
			return key ? { key, message } : null;
		},
	};
}

/** A conversation is plain text of the usual width: colours belong to the command that prints cards and ends. */
export function draw(card: Card): string {
	return render(card, { width: WIDTH.usual, colour: false });
}

function sent(message: MessageRef): Sent {
	return { status: 'sent', message, thread: threadKey(message) };
}

function numberOf(message: MessageRef): string {
	return message.slice(message.lastIndexOf('/') + 1);
}
