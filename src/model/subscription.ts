import type { Channel, Tenant, UserRef } from './place.ts';

/** When a topic is posted, and when not. */
export interface Schedule {
	/** Five fields of cron, or six with seconds first. */
	readonly cron: string;
	/** IANA name. */
	readonly zone: string;
	/** Hours of the day in which nothing is posted: `22:00-07:00`. */
	readonly quiet: string | null;
	readonly posts: 'something-new' | 'always';
	/** So late (ms) a slot may still be posted after the machine slept or was off. */
	readonly catchUp: number;
}

/** A Topic for a Channel by a Schedule. */
export interface Subscription {
	readonly tenant: Tenant;
	/** Eight letters and digits, the same wherever the same channel gets the same topic at the same times. */
	readonly id: string;
	readonly channel: Channel;
	/** The Topic's name. */
	readonly topic: string;
	readonly schedule: Schedule;
	/** Where it was made: in the configuration, or by a command in the chat. */
	readonly origin: 'file' | 'command';
	/** Who made it; null for one of the configuration. */
	readonly by: UserRef | null;
}
