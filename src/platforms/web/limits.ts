/** What the page takes and keeps. They are Byline's own: there is no platform behind the page to ask. */
export const LIMITS = {
	/** Bytes of a posted body: the longest message, escaped, and its ids. */
	body: 32_000,
	/** Characters of a typed message. */
	text: 4_000,
	channels: 100,
	/** Messages that are kept, replies included; beyond them the oldest go with their threads. */
	messages: 2_000,
	/** Private cards that are kept for each person. */
	whispers: 40,
	/** Messages of a channel that are given at a time. */
	page: 40,
	/** Parts of a card that are shown before one has to ask for the rest. */
	parts: 40,
	/** Pages that are open at once; each holds a connection. */
	streams: 200,
	/** Changes that a page which lost its connection can catch up on. */
	replay: 1_000,
} as const;

/** ms between two signs of life on a quiet stream: proxies cut a connection that says nothing for a minute. */
export const HEARTBEAT = 20_000;
