import type { Fault as DiscordFault } from '../../platforms/discord/server.ts';
import type { Fault as SlackFault } from '../../platforms/slack/server.ts';

/** What goes wrong with a request, and how often in a hundred. */
const RATES = { lost: 8, unavailable: 4, hangs: 2, limited: 4, late: 2 } as const;
export type Mishap = keyof typeof RATES;

export interface Weather {
	readonly counts: Record<Mishap, number>;
	slack(method: string): SlackFault | null;
	discord(request: string): DiscordFault | null;
}

const SLACK: Readonly<Record<Mishap, SlackFault>> = {
	lost: 'lose',
	unavailable: { accept: 503 },
	hangs: { hang: 30_000 },
	limited: 'limit',
	late: { late: 3_000 },
};
const DISCORD: Readonly<Record<Mishap, DiscordFault>> = {
	lost: 'lose',
	unavailable: 'accept',
	hangs: 'hang',
	limited: 'limit',
	late: 'late',
};

/** The same seed brings the same weather. It concerns posts; looks are lost and limited too, half as often. */
export function weather(random: () => number): Weather {
	const counts: Record<Mishap, number> = { lost: 0, unavailable: 0, hangs: 0, limited: 0, late: 0 };
	function mishap(share: number): Mishap | null {
		let dice = random() * 100;
		for (const [name, rate] of Object.entries(RATES) as [Mishap, number][]) {
			dice -= rate * share;
			if (dice < 0) {
				counts[name]++;
				return name;
			}
		}
		return null;
	}
	return {
		counts,
		slack(method) {
			const found = method === 'chat.postMessage' ? mishap(1) : method === 'conversations.history' ? mishap(0.5) : null;
			return found && SLACK[found];
		},
		discord(request) {
			const found = /^POST \S+\/messages$/.test(request) ? mishap(1) : /^GET \S+\/messages$/.test(request) ? mishap(0.5) : null;
			return found && DISCORD[found];
		},
	};
}

/** Mulberry32: small, seeded, good enough for dice. */
export function dice(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
	};
}
