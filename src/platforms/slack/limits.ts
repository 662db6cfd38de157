/**
 * What Slack accepts. https://docs.slack.dev/reference/block-kit/blocks, https://docs.slack.dev/reference/methods/chat.postMessage
 * and, for `blocksSize`, experience: https://github.com/slackapi/bolt-js/issues/2509
 */
export const LIMITS = {
	blocks: 50,
	header: 150,
	contextElements: 10,
	contextText: 3_000,
	actions: 25,
	buttonText: 75,
	buttonValue: 2_000,
	linkUrl: 3_000,
	/** Of a block_id or action_id. */
	id: 255,
	/** Characters of a message's blocks as JSON: near 13,200 Slack answers msg_blocks_too_long. */
	blocksSize: 12_000,
	/** Of the plain text of a new message; Slack cuts at 40,000. */
	text: 39_000,
	/** Of the plain text of an edit. https://docs.slack.dev/reference/methods/chat.update */
	editedText: 3_900,
	/** Of what `/command` text, a question or an id may measure before it is not Slack's. */
	incomingText: 50_000,
} as const;

/** Characters of words on a page of a section card: what a phone can bear. */
export const PAGE = 3_000;

/** A request older than this (ms) is refused. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const STALE = 5 * 60_000;

/** How far (ms) in the future a request may be dated: clocks differ a little. */
export const AHEAD = 60_000;

/** Every call to Slack ends after this long (ms). */
export const TIME_OUT = 10_000;
