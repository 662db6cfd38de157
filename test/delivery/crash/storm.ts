import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commit, type Publication } from '../../../src/delivery/publication.ts';
import type { Timing } from '../../../src/delivery/timing.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { createDocument } from '../../../src/sources/document.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { createReplica, type Replica } from './replica.ts';
import { createTown, type Place, type Town } from './town.ts';
import { dice, type Mishap, weather } from './weather.ts';

/** Minutes as seconds. An attempt still takes up to 10 s, so the lease stays above that. */
const TIMING: Partial<Timing> = {
	lease: 16_000,
	margin: 11_000,
	look: 500,
	longest: 4_000,
	heldLook: 2_000,
	hold: 6_000,
	sweeps: [6_000, 14_000],
	poll: 200,
};

export interface StormOptions {
	readonly kills: number;
	/** Slots that come due before each kill, on each platform. */
	readonly slots: number;
	readonly replicas: number;
	/** A process is stopped past its lease after so many kills; 0: never. */
	readonly freezeEvery: number;
	/** Of the database; null: a file in the process's own folder. */
	readonly database: string | null;
	readonly seed: number;
}

/** What one platform's people saw in the end. */
export interface Outcome {
	readonly platform: string;
	readonly slots: number;
	readonly lost: number;
	readonly duplicated: number;
	/** Copies that the sweep took away, and cards whose replies went with one: these must be none. */
	readonly swept: number;
	readonly repliesLost: number;
	readonly marked: number;
	readonly dead: number;
}

export interface StormReport {
	readonly kills: number;
	readonly freezes: number;
	readonly mishaps: Readonly<Record<Mishap, number>>;
	readonly outcomes: readonly Outcome[];
	readonly seconds: number;
}

const CHANNELS = 8;
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

/** Kills real processes at random points while both platforms misbehave, until everything that was due has been worked off. */
export async function storm(options: StormOptions, say: (line: string) => void = () => {}): Promise<StormReport> {
	const began = performance.now();
	const folder = await mkdtemp(join(tmpdir(), 'byline-storm-'));
	const town = await createTown({ channels: CHANNELS });
	const random = dice(options.seed);
	const sky = weather(random);
	town.slack.weather = sky.slack;
	town.discord.weather = sky.discord;
	const replicas = await Promise.all(Array.from({ length: options.replicas }, (_, i) => replicaIn(folder, { i, town, options })));
	let store: Store | null = null;
	const people = followed(town.places, random);
	try {
		await Promise.all(replicas.map((replica) => replica.start()));
		store = await openStore(options.database ?? join(folder, 'replica-0/data/byline.db'));
		const freezes = await strike(replicas, { options, store, town, random, say });
		await calm(store, say);
		const outcomes = await Promise.all(town.places.map((place) => judge(store!, place)));
		await Promise.all(replicas.map((replica) => replica.stop()));
		return { kills: options.kills, freezes, mishaps: sky.counts, outcomes, seconds: (performance.now() - began) / 1_000 };
	} finally {
		people.stop();
		await Promise.all(replicas.map((replica) => replica.kill()));
		await store?.destroy();
		await town.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

async function replicaIn(folder: string, { i, town, options }: { i: number; town: Town; options: StormOptions }): Promise<Replica> {
	const cwd = join(folder, `replica-${i}`);
	await mkdir(join(cwd, 'config'), { recursive: true });
	await mkdir(join(cwd, 'digests'));
	const lines = ['topics:', '  harbour:', '    title: Harbour talks', '    sources:', '      - folder: digests', ''];
	await writeFile(join(cwd, 'config/byline.yaml'), lines.join('\n'));
	const database: Record<string, string> = options.database === null ? {} : { DATABASE_URL: options.database };
	return createReplica({ cwd, environment: { ...town.environment, ...database }, timing: TIMING });
}

interface Strike {
	readonly options: StormOptions;
	readonly store: Store;
	readonly town: Town;
	readonly random: () => number;
	readonly say: (line: string) => void;
}

/** Gives how often a process was frozen. */
async function strike(replicas: readonly Replica[], { options, store, town, random, say }: Strike): Promise<number> {
	let freezes = 0;
	for (let round = 0; round < options.kills; round++) {
		for (const place of town.places) await commit(store, due(place, { round, slots: options.slots }), { at: Date.now() });
		await wait(random() * 1_500);
		const replica = replicas[Math.floor(random() * replicas.length)]!;
		if (options.freezeEvery && round % options.freezeEvery === options.freezeEvery - 1) {
			await replica.freeze(TIMING.lease! + 2_000);
			freezes++;
		}
		await replica.kill();
		await replica.start();
		if (round % 10 === 9) say(`${round + 1} kills`);
	}
	return freezes;
}

export function due(place: Place, { round, slots }: { round: number; slots: number }): Publication[] {
	return Array.from({ length: slots }, (_, i) => {
		const slot = `round ${round} slot ${i}`;
		const target = place.channels[(round * slots + i) % place.channels.length]!;
		const key = createHash('sha256').update(`${place.name} ${slot}`).digest('base64url').slice(0, 22) as CardKey;
		const card = { section: 'summary', topic: 'Harbour talks', parts: [{ type: 'note', text: `This is ${slot}.` }] } as const;
		const post = { place: { channel: target, thread: null }, card, key };
		return { tenant: place.tenant, slot, post, subject: { topic: 'harbour', document } };
	});
}

/** Waits until nothing is left to do: no delivery on its way, and no sweep to come. */
async function calm(store: Store, say: (line: string) => void): Promise<void> {
	const deadline = Date.now() + 300_000;
	for (;;) {
		const rows = await store.selectFrom('deliveries').select(['state']).where('next_at', 'is not', null).execute();
		if (!rows.length) return;
		if (Date.now() > deadline) throw new Error(`After 5 minutes ${rows.length} deliveries are not over`);
		say(`${rows.length} deliveries to go`);
		await wait(1_000);
	}
}

async function judge(store: Store, { name, seen }: Place): Promise<Outcome> {
	const rows = await store.selectFrom('deliveries').select(['key', 'state', 'marked']).where('platform', '=', name).execute();
	const words = await store.selectFrom('ledger').select(['what', 'key']).where('what', 'in', ['removed-copy', 'marked-repeat']).execute();
	const copies = new Map<string, number>();
	for (const { key } of seen()) copies.set(key, (copies.get(key) ?? 0) + 1);
	const mine = new Set(rows.map(({ key }) => key));
	const told = (what: string) => words.filter((word) => word.what === what && mine.has(word.key ?? '')).length;
	return {
		platform: name,
		slots: rows.length,
		lost: rows.filter(({ key }) => !copies.has(key)).length,
		duplicated: [...copies.values()].reduce((sum, count) => sum + count - 1, 0),
		swept: told('removed-copy'),
		repliesLost: repliesLost.get(name)?.() ?? 0,
		marked: told('marked-repeat'),
		dead: rows.filter(({ state }) => state === 'dead').length,
	};
}

/** Cards that somebody replied to, and that are gone with the reply. */
const repliesLost = new Map<string, () => number>();

/** People reply to some cards: to the first copy of one, to the second of another. */
function followed(places: readonly Place[], random: () => number): { stop(): void } {
	const plans = new Map<string, number>();
	const done = new Set<string>();
	for (const { name, seen } of places) {
		repliesLost.set(name, () => {
			const cards = seen();
			return [...done].filter((key) => key.startsWith(name) && !cards.some((card) => `${name} ${card.key}` === key && card.replied)).length;
		});
	}
	const timer = setInterval(() => {
		for (const { name, seen, reply } of places)
			for (const { key } of seen()) {
				const id = `${name} ${key}`;
				const nth = plans.get(id) ?? Math.floor(random() * 6);
				plans.set(id, nth);
				if (nth < 2 && !done.has(id) && reply(key, nth)) done.add(id);
			}
	}, 150);
	return { stop: () => clearInterval(timer) };
}
