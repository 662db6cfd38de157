import type { Card } from '../../src/model/card.ts';
import { type Channel, type MessageRef, messageRef, threadKey } from '../../src/model/place.ts';
import type { CardKey, Found, Post, Receipt, Refused, Sent } from '../../src/model/post.ts';
import type { Connection } from '../../src/platforms/platform.ts';

export interface Posted {
	readonly key: CardKey;
	readonly channel: Channel;
	readonly message: MessageRef;
	readonly card: Card;
	replies: number;
}

/** `lost`: accepted, and nobody hears of it; a promise: accepted when it resolves. */
export type Fate = Exclude<Receipt, Sent> | 'lost' | Promise<void> | null;

/** A platform in memory that counts what is asked of it, with whatever fate the test has for a send. */
export interface Counter {
	readonly connection: Connection;
	readonly calls: { readonly kind: 'send' | 'find' | 'copies' | 'remove'; readonly channel: string; readonly at: number }[];
	/** What is to be seen now, oldest first. */
	readonly messages: Posted[];
	fate: (post: Post, nth: number) => Fate;
	/** What a look gives in place of the truth. */
	blind: Exclude<Found, Sent | { status: 'absent' }> | null;
	sends(): number;
}

export function counter({ now = Date.now }: { now?: () => number } = {}): Counter {
	let count = 0;
	const self: Counter = {
		calls: [],
		messages: [],
		fate: () => null,
		blind: null,
		sends: () => self.calls.filter(({ kind }) => kind === 'send').length,
		connection: {
			async send(post, options) {
				const { key, place, card } = post;
				note('send', place.channel);
				const fate = self.fate(post, self.sends());
				if (fate && typeof fate === 'object' && 'status' in fate) return fate;
				if (fate && fate !== 'lost') await fate;
				const message = messageRef(`${place.channel}/${++count}`);
				self.messages.push({ key, channel: place.channel, message, card, replies: 0 });
				if (fate === 'lost') return { status: 'ambiguous', reason: 'the reply was lost' };
				const sent = sentAs(message);
				await options?.posted?.(sent);
				return sent;
			},
			async find({ channel }, key) {
				note('find', channel);
				const found = self.messages.find((message) => message.key === key);
				return self.blind ?? (found ? sentAs(found.message) : { status: 'absent' });
			},
			async copies({ channel }, key) {
				note('copies', channel);
				const found = self.messages.filter((message) => message.key === key);
				return self.blind ?? { status: 'read', copies: found.map(({ message, replies }) => ({ ...sentAs(message), replies })) };
			},
			async edit(message) {
				return sentAs(message);
			},
			async remove(message) {
				note('remove', message);
				const at = self.messages.findIndex((one) => one.message === message);
				if (at !== -1) self.messages.splice(at, 1);
				return sentAs(message);
			},
			async respond() {
				return { status: 'shown' };
			},
			async close() {},
		},
	};
	return self;

	function note(kind: Counter['calls'][number]['kind'], channel: string): void {
		self.calls.push({ kind, channel, at: now() });
	}
}

export function refusal(refused: Refused['refusal']): Refused {
	return { status: 'refused', refusal: refused, reason: `the platform says ${refused}`, advice: 'Ask somebody who may.' };
}

function sentAs(message: MessageRef): Sent {
	return { status: 'sent', message, thread: threadKey(message) };
}
