import type { Outbox } from '../delivery/outbox.ts';
import type { Looked } from '../intake/look.ts';
import type { Command } from '../model/command.ts';
import type { UserRef } from '../model/place.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Tally } from '../model/tally.ts';
import type { Connection, Log } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';
import type { Library } from './library.ts';

/** What every use case works with. */
export interface Context {
	readonly store: Store;
	readonly library: Library;
	readonly commands: readonly Command[];
	/** The open connection of a platform; waits while it is being opened. Null when it is not configured or was refused. */
	readonly connection: (platform: string) => Promise<Connection | null>;
	readonly outbox: Pick<Outbox, 'publish' | 'settled'>;
	/** The zone in which times are meant that name none. */
	readonly zone: string;
	/** Who may subscribe channels, in the tenants where the configuration names somebody. */
	readonly managers: readonly UserRef[];
	/** The subscriptions of the configuration. */
	readonly wanted: readonly Subscription[];
	/** Says what is at an address that somebody gave. */
	readonly look: (url: string) => Promise<Looked>;
	readonly log: Log;
	readonly tally: Tally;
	/** Unix time in ms. */
	readonly now: () => number;
}
