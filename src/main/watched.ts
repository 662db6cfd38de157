import type { Receipt } from '../model/post.ts';
import type { Tally } from '../model/tally.ts';
import type { Connection } from '../platforms/platform.ts';

interface WatchedOptions {
	readonly platform: string;
	/** Takes the secrets out of a text. */
	readonly redact: (text: string) => string;
	readonly tally: Tally;
}

/**
 * The same connection, whose posts are counted, and whose words for what went wrong hold no secret: they are logged, stored,
 * and shown to people.
 */
export function watched(connection: Connection, { platform, redact, tally }: WatchedOptions): Connection {
	function hush<Said extends object>(said: Said): Said {
		return 'reason' in said && typeof said.reason === 'string' ? { ...said, reason: redact(said.reason) } : said;
	}
	function counted(receipt: Receipt): Receipt {
		tally.attempt(platform, receipt.status);
		if (receipt.status === 'refused') tally.refusal(platform, receipt.refusal);
		return hush(receipt);
	}
	return {
		...connection,
		send: async (post, options) => counted(await connection.send(post, options)),
		find: async (place, key) => hush(await connection.find(place, key)),
		copies: async (place, key) => hush(await connection.copies(place, key)),
		edit: async (message, card, key) => hush(await connection.edit(message, card, key)),
		remove: async (message) => hush(await connection.remove(message)),
		respond: async (event, reply) => hush(await connection.respond(event, reply)),
	};
}
