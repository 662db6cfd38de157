import { readEnvironment } from '../../config/environment.ts';
import { problemText } from '../../config/problem.ts';
import { type Config, type Configured, readConfig } from '../../config.ts';
import { redactor } from '../../main/redact.ts';
import { type Channel, platformOf } from '../../model/place.ts';
import { platforms } from '../../platforms/index.ts';
import type { Finding } from '../../platforms/platform.ts';
import { newestRecord } from '../../store/newest.ts';
import type { Store } from '../../store/store.ts';
import { subscriptions } from '../../store/subscriptions.ts';
import { type Clocks, clockFindings, nodeFinding, zoneFinding } from './machine.ts';
import { portFinding } from './port.ts';
import { storageFindings } from './storage.ts';

/** A finding, and what it is about. */
export interface Found extends Finding {
	/** `Configuration`, `Clock`, or the title of a platform. */
	readonly area: string;
}

interface Place extends Clocks {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly folder: string;
}

/** A platform that does not answer within this (ms) is a finding itself. */
const PATIENCE = 20_000;

/** Examines everything, posts nothing, and changes nothing. */
export async function examination({ env, folder, now, steady }: Place): Promise<readonly Found[]> {
	const read = await readConfig({ environment: await readEnvironment(env, folder), folder, definitions: platforms });
	const machine = about('Machine', [
		nodeFinding(process.versions.node),
		zoneFinding({ names: Intl.supportedValuesOf('timeZone'), data: process.versions.tz, now: now() }),
	]);
	if ('problems' in read) {
		const problems = read.problems.map(
			(one): Finding => ({
				level: 'problem',
				text: problemText({ ...one, advice: null }),
				advice: one.advice ?? 'Put it right, and run byline doctor again for the rest.',
			}),
		);
		return [...about('Configuration', problems), ...machine];
	}
	const redact = redactor(read.config.secrets);
	const found = [...about('Configuration', configFindings(read.config)), ...machine, ...(await around(read.config, { now, steady }))];
	return found.map((one) => ({ ...one, text: redact(one.text), advice: one.advice && redact(one.advice) }));
}

async function around(config: Config, { now, steady }: Clocks): Promise<Found[]> {
	const storage = await storageFindings(config);
	try {
		const newest = storage.store && (await newestRecord(storage.store).catch(() => null));
		const channels = await channelsOf(config, storage.store);
		const [clock, port, chats] = await Promise.all([
			clockFindings({ now, steady, newest }),
			portFinding(config.listen),
			Promise.all(config.platforms.map((one) => platformFindings(one, { channels, now }))),
		]);
		return [...about('Clock', clock), ...about('Store', storage.findings), ...about('Port', [port]), ...chats.flat()];
	} finally {
		await storage.store?.destroy();
	}
}

/** Where something is to be posted: by the configuration, by whoever subscribed in the chat, and what goes wrong. */
async function channelsOf({ subscriptions: written, operator }: Config, store: Store | null): Promise<readonly Channel[]> {
	// A store of an older version may not have them yet.
	const kept = store ? await subscriptions(store).catch(() => []) : [];
	const all = [...written.map(({ channel }) => channel), ...kept.map(({ subscription: { channel } }) => channel), operator];
	return [...new Set(all.filter((channel) => channel !== null))];
}

function configFindings({ topics, subscriptions, warnings }: Config): Finding[] {
	const [topicCount, cards] = [counted(topics.length, 'topic'), counted(subscriptions.length, 'subscription')];
	return [
		{ level: 'good', text: `The configuration is sound: ${topicCount}, ${cards}.`, advice: null },
		...warnings.map((text): Finding => ({ level: 'advice', text, advice: null })),
	];
}

async function platformFindings(
	{ definition, settings }: Configured,
	{ channels, now }: { channels: readonly Channel[]; now: () => number },
): Promise<Found[]> {
	const own = channels.filter((channel) => platformOf(channel) === definition.name);
	const signal = AbortSignal.timeout(PATIENCE);
	try {
		return about(definition.title, await definition.diagnose(settings, { signal, now, channels: own }));
	} catch (cause) {
		const text = `${definition.title} could not be examined: ${cause instanceof Error ? cause.message : String(cause)}.`;
		return about(definition.title, [{ level: 'problem', text, advice: 'Check the network of this machine, and try again.' }]);
	}
}

function about(area: string, findings: readonly Finding[]): Found[] {
	return findings.map((finding) => ({ area, ...finding }));
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
