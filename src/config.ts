import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { COMMON, type Environment, readVariables, type Variables } from './config/environment.ts';
import { parseConfigFile } from './config/file.ts';
import type { Locator } from './config/locate.ts';
import type { Problem } from './config/problem.ts';
import type { ConfigFile } from './config/schema.ts';
import { filterOf, sourceOf } from './config/sources.ts';
import { unservedChannels } from './config/subscriptions.ts';
import type { Channel } from './model/place.ts';
import type { Schedule } from './model/subscription.ts';
import type { Topic } from './model/topic.ts';
import type { PlatformDefinition } from './platforms/platform.ts';

/** A platform that somebody asked for, with its settings: ready to be connected. */
export interface Configured {
	readonly definition: PlatformDefinition<unknown>;
	readonly settings: unknown;
}

export type LogFormat = 'text' | 'json';

export interface Config {
	readonly topics: readonly Topic[];
	/** Those of the file, with their zones filled in. */
	readonly subscriptions: readonly ConfiguredSubscription[];
	/** Whose clocks are meant where nothing else is said; null where the file says nothing either. */
	readonly zone: string | null;
	/** Who may subscribe channels, in the tenants of which somebody is named. */
	readonly managers: ConfigFile['managers'];
	/** Where Byline tells whoever runs it what went wrong. */
	readonly operator: Channel | null;
	readonly limits: ConfigFile['limits'];
	readonly listen: ConfigFile['listen'] & { readonly port: number };
	/** How news is fetched from the web. */
	readonly fetching: ConfigFile['fetching'];
	/** Absolute path of the configuration file. */
	readonly file: string;
	/** Absolute path of the data folder. */
	readonly data: string;
	/** A Postgres url in place of the file in the data folder. */
	readonly database: string | null;
	readonly platforms: readonly Configured[];
	/** What looks like a slip or has no effect, and is no reason to stop. */
	readonly warnings: readonly string[];
	/** How the log is written; null where nobody said. */
	readonly log: LogFormat | null;
	/** Values that no log may show. */
	readonly secrets: readonly string[];
}

export type ReadConfig = { readonly config: Config } | { readonly problems: readonly Problem[] };

/** Reads the whole configuration, and reports every problem in it at once. Paths in it are relative to `folder`. */
export async function readConfig({
	environment,
	folder,
	definitions,
}: {
	environment: Environment;
	folder: string;
	definitions: readonly PlatformDefinition<unknown>[];
}): Promise<ReadConfig> {
	const variables = await readVariables(environment, [...COMMON, ...definitions.flatMap(({ variables }) => Object.keys(variables))]);
	const written = variables.values.BYLINE_CONFIG ?? 'config/byline.yaml';
	const enabled = definitions.filter((definition) => definition.enabled(variables.values));
	const file = await readFileChecked(written, { folder, definitions, enabled });
	const problems = [...variables.problems, ...('problems' in file ? file.problems : [])];
	const port = portOf(variables, problems);
	const log = logOf(variables, problems);
	const platforms = enabled.flatMap((definition) => settingsOf(definition, variables, problems));
	const database = databaseOf(variables, problems);
	if ('problems' in file || problems.length) return { problems };
	const { topics, limits, fetching, listen, managers, zone = null } = file.content;
	const data = path.resolve(folder, variables.values.BYLINE_DATA ?? 'data');
	const config = {
		topics: topicsOf(topics, folder),
		subscriptions: subscriptionsOf(file.content),
		zone,
		managers,
		operator: file.content['operator-channel'] ?? null,
		limits,
		fetching,
		listen: { ...listen, port },
		file: path.resolve(folder, written),
		data,
		database,
		platforms,
	};
	return { config: { ...config, log, warnings: variables.warnings, secrets: secretsOf(definitions, variables) } };
}

/** What a subscription of the file says; the store makes a Subscription of it. */
export interface ConfiguredSubscription {
	readonly channel: Channel;
	readonly topic: string;
	readonly schedule: Schedule;
}

function subscriptionsOf({ subscriptions, zone: usual = 'UTC' }: ConfigFile): ConfiguredSubscription[] {
	return subscriptions.map(({ channel, topic, at, zone = usual, quiet = null, when, 'catch-up': catchUp }) => {
		return { channel, topic, schedule: { cron: at, zone, quiet, posts: when, catchUp } };
	});
}

function secretsOf(definitions: readonly PlatformDefinition<unknown>[], { values }: Variables): string[] {
	const names = definitions.flatMap(({ variables }) => Object.keys(variables).filter((name) => variables[name]?.secret));
	return [...names.flatMap((name) => values[name] ?? []), ...databaseSecrets(values.DATABASE_URL)];
}

/** The url as a whole, and its password as drivers write it. */
function databaseSecrets(url: string | undefined): string[] {
	if (!url || !URL.canParse(url)) return url ? [url] : [];
	const { password } = new URL(url);
	return [url, ...(password ? [password, decoded(password)] : [])];
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The value is never shown: it has a password in it. */
function databaseOf({ values }: Variables, problems: Problem[]): string | null {
	const url = values.DATABASE_URL ?? null;
	if (url === null || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return url;
	problems.push({
		where: 'the environment',
		what: 'DATABASE_URL',
		reason: 'expected the url of a Postgres database, as in postgres://byline:password@db.example/byline',
		advice: 'Unset it to keep the data in a file; BYLINE_DATA names its folder.',
	});
	return null;
}

interface FileContext {
	readonly folder: string;
	readonly definitions: readonly PlatformDefinition<unknown>[];
	readonly enabled: readonly PlatformDefinition<unknown>[];
}

async function readFileChecked(
	written: string,
	{ folder, definitions, enabled }: FileContext,
): Promise<ReturnType<typeof parseConfigFile>> {
	let text: string;
	try {
		text = await readFile(path.resolve(folder, written), 'utf8');
	} catch (cause) {
		const reason = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
		const advice = 'Write one there, or name another with BYLINE_CONFIG.';
		return { problems: [{ where: folder, what: written, reason, advice }] };
	}
	const parsed = parseConfigFile(text, written);
	if ('problems' in parsed) return parsed;
	const { content, locate } = parsed;
	const served = enabled.map(({ name }) => name);
	// Whoever asks for no platform at all (to write a manifest) has none configured yet.
	const unserved = definitions.length ? unservedChannels(content, { file: written, locate, known: definitions, served }) : [];
	const problems = [...(await missingFolders(content, { written, folder, locate })), ...unserved];
	return problems.length ? { problems } : parsed;
}

async function missingFolders(
	{ topics }: ConfigFile,
	{ written, folder, locate }: { written: string; folder: string; locate: Locator },
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const [name, { sources }] of Object.entries(topics)) {
		for (const [i, source] of sources.entries()) {
			if (source.folder === undefined) continue;
			const found = await stat(path.resolve(folder, source.folder)).catch(() => null);
			if (found?.isDirectory()) continue;
			const reason = found ? 'it is not a folder' : 'there is no such folder';
			const where = `${written}:${locate.line(['topics', name, 'sources', i, 'folder'])}`;
			problems.push({ where, what: `folder "${source.folder}"`, reason, advice: `Paths start at ${folder}.` });
		}
	}
	return problems;
}

function portOf({ values }: Variables, problems: Problem[]): number {
	const text = values.PORT ?? '3000';
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	problems.push({ where: 'the environment', what: `PORT "${text}"`, reason: 'expected a number from 0 to 65535', advice: null });
	return 3000;
}

function logOf({ values }: Variables, problems: Problem[]): LogFormat | null {
	const format = values.BYLINE_LOG ?? null;
	if (format === null || format === 'text' || format === 'json') return format;
	problems.push({ where: 'the environment', what: `BYLINE_LOG "${format}"`, reason: 'expected text or json', advice: null });
	return null;
}

function settingsOf(definition: PlatformDefinition<unknown>, { values }: Variables, problems: Problem[]): Configured[] {
	const own = Object.fromEntries(Object.keys(definition.variables).flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
	const parsed = definition.settings.safeParse(own);
	if (parsed.success) return [{ definition, settings: parsed.data }];
	// The value is never shown: it may be a secret.
	for (const { path: at, message } of parsed.error.issues) {
		problems.push({ where: 'the environment', what: String(at[0] ?? definition.title), reason: message.replace(/\.$/, ''), advice: null });
	}
	return [];
}

function topicsOf(topics: ConfigFile['topics'], folder: string): Topic[] {
	return Object.entries(topics).map(([name, { title, sources, filter }]) => ({
		name,
		title,
		sources: sources.map((source) => sourceOf(source, folder)),
		...(filter && { filter: filterOf(filter) }),
	}));
}
