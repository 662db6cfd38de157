import { digest } from '../../src/digest/digest.ts';
import { readProse } from '../../src/digest/text/prose.ts';
import { verify } from '../../src/digest/verify/verify.ts';
import type { Digest, Dropped } from '../../src/model/digest.ts';
import type { Document } from '../../src/model/document.ts';
import { type Draw, KINDS, type Kind, mutate, scene } from './mutations.ts';

export interface Score {
	readonly kind: Kind;
	readonly made: number;
	readonly refused: number;
	/** False parts that were let through, as JSON. */
	readonly passed: readonly string[];
}

export interface Agreement {
	/** Parts that were drafted. */
	readonly parts: number;
	/** Parts of digests as they ship that the verifier would refuse when asked again. */
	readonly again: number;
	/** Drafted parts that it refused, and that are therefore in no digest. */
	readonly refused: readonly Dropped[];
}

/** Has every part of the digests of these documents judged: as drafted, and as they ship. */
export function judgeTrueParts(documents: readonly Document[]): Agreement {
	const refused = new Map<string, Dropped>();
	let parts = 0;
	let again = 0;
	for (const document of documents) {
		const made = digest(document);
		parts += countParts(made);
		again += countParts(made) - countParts(verify(readProse(document), made));
		for (const { part, reason, count } of made.dropped) {
			parts += count;
			const known = refused.get(`${part} ${reason}`);
			refused.set(`${part} ${reason}`, { part, reason, count: count + (known?.count ?? 0) });
		}
	}
	return { parts, again, refused: [...refused.values()].sort((a, b) => b.count - a.count) };
}

function countParts({ headline, lead, points, voices, figures, timeline, gaps }: Digest): number {
	const lines = (headline ? 1 : 0) + lead.length + points.length + figures.length + timeline.length + gaps.length;
	return voices.reduce((sum, { statements }) => sum + statements.length, lines);
}

/** Makes `count` false parts from the digests of these documents, of every kind as many, and has each judged. */
export function judgeMutations(documents: readonly Document[], count: number): Score[] {
	const draw = drawer(20_250_304);
	const scenes = documents.map((document) => {
		const prose = readProse(document);
		return scene(prose, digest(document), draw);
	});
	const each = Math.ceil(count / KINDS.length);
	return KINDS.map((kind) => judge(kind, { scenes, each, draw }));
}

function judge(kind: Kind, { scenes, each, draw }: { scenes: readonly ReturnType<typeof scene>[]; each: number; draw: Draw }): Score {
	const passed: string[] = [];
	let made = 0;
	for (let tries = 0; made < each && tries < each * 20; tries++) {
		const one = scenes[draw(scenes.length)]!;
		const mutation = mutate(one, kind);
		if (!mutation) continue;
		made++;
		const verified = verify(one.prose, mutation.digest);
		if (verified.dropped.length === 0) passed.push(JSON.stringify({ origin: verified.document.origin, ...partOf(verified) }));
	}
	return { kind, made, refused: made - passed.length, passed };
}

function partOf({ headline, lead, points, voices, figures, timeline, gaps }: Digest): object {
	return headline ?? lead[0] ?? points[0] ?? voices[0] ?? figures[0] ?? timeline[0] ?? gaps[0] ?? {};
}

/** Mulberry32. https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
function drawer(seed: number): Draw {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
	};
}
