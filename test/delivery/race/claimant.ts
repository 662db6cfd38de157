import { appendFileSync } from 'node:fs';
import { createOutbox } from '../../../src/delivery/outbox.ts';
import { messageRef } from '../../../src/model/place.ts';
import type { Connection } from '../../../src/platforms/platform.ts';
import { openStore } from '../../../src/store/store.ts';

/** One of several processes on one database: writes the key of each card that it posts into a file. Ends with its standard input. */
const [location = '', file = ''] = process.argv.slice(2);
const store = await openStore(location);
const sent = (ref: string) => ({ status: 'sent', message: messageRef(ref), thread: null }) as const;
const connection: Connection = {
	async send({ key, place }) {
		appendFileSync(file, `${key}\n`);
		return sent(`${place.channel}/${key}`);
	},
	find: async () => ({ status: 'absent' }),
	copies: async () => ({ status: 'read', copies: [] }),
	edit: async (message) => sent(message),
	remove: async (message) => sent(message),
	respond: async () => ({ status: 'shown' }),
	async close() {},
};
const outbox = createOutbox({
	store,
	connection: async () => connection,
	platforms: [{ name: 'slack', traits: { pace: { perSecond: 1_000, channelGap: 0 } } }],
	log: { info() {}, warn: (...said) => console.error(...said), error: (...said) => console.error(...said) },
	now: Date.now,
	timing: { poll: 50 },
});
console.log('ready');
process.stdin.once('data', () => outbox.start({ alone: false }));
process.stdin.once('end', () => void outbox.stop().then(() => store.destroy()));
