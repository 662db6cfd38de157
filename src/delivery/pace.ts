import type { Channel } from '../model/place.ts';

/** Whose turn it is, so that a platform gets no more than it takes. */
export interface Pace {
	/** Gives the time (Unix ms) at which a request may go out, and keeps that place. */
	turn(): number;
	/** As `turn`, for a post to a channel, which is left alone for a while after the one before. */
	turnFor(channel: Channel): number;
	/** So many ms of turns are given away already. */
	ahead(): number;
	/** So many more turns can be given away until they reach so many ms into the future; at least one. */
	room(ms: number): number;
}

export function createPace(
	{ perSecond, channelGap }: { readonly perSecond: number; readonly channelGap: number },
	now: () => number,
): Pace {
	const gap = 1_000 / perSecond;
	const channels = new Map<Channel, number>();
	let next = 0;

	function turn(): number {
		const at = Math.max(now(), next);
		next = at + gap;
		return at;
	}

	function turnFor(channel: Channel): number {
		const at = Math.max(turn(), channels.get(channel) ?? 0);
		channels.delete(channel);
		channels.set(channel, at + channelGap);
		forget();
		return at;
	}

	/** Channels stand in the order of their last turn, so those that are free again are at the front. */
	function forget(): void {
		const at = now();
		for (const [channel, free] of channels) {
			if (free > at) return;
			channels.delete(channel);
		}
	}

	const ahead = () => Math.max(0, next - now());
	return { turn, turnFor, ahead, room: (ms) => Math.max(1, Math.ceil((ms - ahead()) / gap)) };
}
