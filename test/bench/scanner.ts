import { createHash } from 'node:crypto';
import { scan } from '../../src/delivery/schedule.ts';
import type { DueSlot, Prepared } from '../../src/delivery/settle-due.ts';
import { slotName } from '../../src/delivery/subscription.ts';
import type { Document } from '../../src/model/document.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { openStore } from '../../src/store/store.ts';

/** Gives every slot a card of some 1,500 characters about the document. */
export function preparer(document: Document): (due: readonly DueSlot[]) => Promise<readonly Prepared[]> {
	return async (due) => due.map((one) => ({ status: 'card', publication: publicationOf(one, document) }));
}

function publicationOf({ slot, subscription: { tenant, channel, topic } }: DueSlot, document: Document) {
	const name = slotName(slot);
	const key = createHash('sha256').update(`${channel} ${name}`).digest('base64url').slice(0, 22) as CardKey;
	const card = {
		section: 'summary' as const,
		topic,
		parts: [{ type: 'note' as const, text: 'Talks will resume on Thursday. '.repeat(48) }],
	};
	return { tenant, slot: name, post: { place: { channel, thread: null }, card, key }, subject: { topic, document } };
}

/** A process of its own: scans the database `process.argv[2]` whenever it is told the time, and answers with what it handed over. */
if (process.argv[1] === import.meta.filename) {
	const store = await openStore(process.argv[2]!);
	const prepare = preparer(createDocument({ origin: 'x', body: 'About 140 ships.' }));
	process.on('message', (at: number) => {
		const log = { info() {}, warn() {}, error: (message: string, facts?: object) => console.error(message, facts) };
		scan({ store, now: () => at, prepare, log }).then(
			(opened) => process.send?.(opened),
			(cause: unknown) => process.send?.(String(cause)),
		);
	});
	process.on('disconnect', () => void store.destroy());
	process.send?.(0);
}
