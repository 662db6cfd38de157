import type { Draw } from '../../model/picture.ts';
import type { Log } from '../platform.ts';
import type { OwnMessages } from './own.ts';
import type { Layout } from './render.ts';
import type { Api } from './rest.ts';

/** What every doing towards Discord works with. */
export interface Desk {
	readonly api: Api;
	readonly log: Log;
	/** The application's id, which is the bot's user id for all but the oldest. */
	readonly application: string;
	readonly bot: string;
	readonly layout: Layout;
	/** Unix time in ms. */
	readonly now: () => number;
	readonly own: OwnMessages;
	readonly draw?: Draw | undefined;
}
