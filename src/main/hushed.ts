import type { Connection } from '../platforms/platform.ts';

/** The same connection, whose words for what went wrong hold no secret: they are logged, stored, and shown to people. */
export function hushed(connection: Connection, redact: (text: string) => string): Connection {
	function hush<Said extends object>(said: Said): Said {
		return 'reason' in said && typeof said.reason === 'string' ? { ...said, reason: redact(said.reason) } : said;
	}
	return {
		send: async (post, options) => hush(await connection.send(post, options)),
		find: async (place, key) => hush(await connection.find(place, key)),
		edit: async (message, card, key) => hush(await connection.edit(message, card, key)),
		remove: async (message) => hush(await connection.remove(message)),
		respond: async (event, reply) => hush(await connection.respond(event, reply)),
		close: () => connection.close(),
	};
}
