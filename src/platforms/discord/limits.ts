/** Components of a message with the V2 flag. https://discord.com/developers/docs/components/reference */
export const COMPONENTS = {
	/** Nested ones count too. */
	most: 40,
	/** Characters of all text displays together. */
	text: 4000,
	buttonsInRow: 5,
	label: 80,
	customId: 100,
	url: 512,
	option: 100,
};

/** https://discord.com/developers/docs/resources/channel#start-thread-from-message */
export const THREAD_NAME = 100;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const COMMANDS = { most: 100, name: 32, description: 100, options: 25, choices: 25, choice: 100 };

/** https://discord.com/developers/docs/resources/message#get-channel-messages */
export const HISTORY_PAGE = 100;

/** How long (ms) one doing of ours may last, waiting in the library's queues included. */
export const ATTEMPT = 10_000;

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
export const FLAGS = { suppressEmbeds: 1 << 2, ephemeral: 1 << 6, componentsV2: 1 << 15 };

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
export const PERMISSIONS = {
	administrator: 1n << 3n,
	manageGuild: 1n << 5n,
	viewChannel: 1n << 10n,
	sendMessages: 1n << 11n,
	embedLinks: 1n << 14n,
	attachFiles: 1n << 15n,
	readMessageHistory: 1n << 16n,
	createPublicThreads: 1n << 35n,
	sendMessagesInThreads: 1n << 38n,
};

/** https://discord.com/developers/docs/resources/application#application-object-application-flags */
export const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);
