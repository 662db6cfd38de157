/** What a room may import, other than its own files. */
export interface Room {
	/** Rooms, or single files at the top of `src/`. */
	readonly rooms: readonly string[];
	readonly packages: readonly string[];
	/** No clock, network, randomness, environment or file: the same input gives the same output. */
	readonly pure: boolean;
}

/** The longest matching path is a file's room. Where a wall is moved, CONTRIBUTING.md's copy of this table moves with it. */
export const ROOMS: Readonly<Record<string, Room>> = {
	model: { rooms: [], packages: [], pure: true },
	digest: { rooms: ['model'], packages: ['zod'], pure: true },
	answer: { rooms: ['model', 'digest'], packages: ['zod'], pure: true },
	editions: { rooms: ['model', 'digest', 'answer'], packages: ['zod'], pure: true },
	cards: { rooms: ['model'], packages: [], pure: true },
	pictures: { rooms: ['model'], packages: ['@resvg/resvg-js'], pure: false },
	sources: {
		rooms: ['model'],
		packages: [
			'@mozilla/readability',
			'linkedom',
			'htmlparser2',
			'mdast',
			'unified',
			'remark-parse',
			'unpdf',
			'tinyld',
			'yaml',
			'zod',
			'feedsmith',
			'undici',
			'ipaddr.js',
			'robots-parser',
		],
		pure: false,
	},
	store: { rooms: ['model'], packages: ['kysely', 'libsql', 'pg', 'pg-boss', 'zod'], pure: false },
	// tsx reads its thread where nothing is compiled: in tests.
	intake: { rooms: ['model', 'digest', 'sources', 'store'], packages: ['tsx'], pure: false },
	delivery: { rooms: ['model', 'store', 'delivery/calendar', 'platforms/platform.ts'], packages: ['node-cron', 'zod'], pure: false },
	'delivery/calendar': { rooms: ['model'], packages: [], pure: true },
	bot: {
		rooms: [
			'model',
			'digest',
			'answer',
			'editions',
			'cards',
			'sources',
			'intake',
			'store',
			'delivery',
			'delivery/calendar',
			'platforms/platform.ts',
		],
		packages: ['zod'],
		pure: false,
	},
	config: { rooms: ['model', 'delivery/calendar', 'sources'], packages: ['zod', 'yaml'], pure: false },
	'config.ts': { rooms: ['model', 'config', 'delivery/calendar', 'platforms/platform.ts'], packages: [], pure: false },
	'platforms/platform.ts': { rooms: ['model'], packages: ['zod'], pure: false },
	'platforms/index.ts': {
		rooms: ['platforms/platform.ts', 'platforms/slack', 'platforms/discord', 'platforms/web', 'platforms/terminal'],
		packages: [],
		pure: false,
	},
	'platforms/slack': { rooms: ['model', 'platforms/platform.ts'], packages: ['@slack/bolt', 'zod'], pure: false },
	'platforms/discord': { rooms: ['model', 'platforms/platform.ts'], packages: ['discord.js', 'zod'], pure: false },
	'platforms/web': {
		rooms: ['model', 'platforms/platform.ts'],
		packages: ['hono', '@hono/node-server', 'zod'],
		pure: false,
	},
	'platforms/terminal': { rooms: ['model', 'platforms/platform.ts'], packages: ['string-width', 'zod'], pure: false },
};

/** These put the rooms together, so they may import any of them. `cli/` is the parts of the command, `main/` those of the process. */
export const ROOFS: readonly string[] = ['main.ts', 'main', 'cli.ts', 'cli'];

/** The only files that may read the clock or the environment. */
export const DOORS: readonly string[] = ['main.ts', 'cli.ts'];
