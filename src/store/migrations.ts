import type { Migration } from 'kysely';
import { up as conversations } from './migrations/001-conversations.ts';
import { up as outbox } from './migrations/002-outbox.ts';
import { up as schedules } from './migrations/003-schedules.ts';
import { up as sources } from './migrations/004-sources.ts';
import { up as editions } from './migrations/005-editions.ts';
import { up as seals } from './migrations/010-seals.ts';
import { up as runs } from './migrations/012-runs.ts';

/**
 * One file each, run in the order of their names. One that has been released is never changed, and each must run on SQLite and
 * Postgres. They run in one transaction: an interrupted one leaves nothing behind and is begun again at the next start.
 */
export const migrations: Readonly<Record<string, Migration>> = {
	'001-conversations': { up: conversations },
	'002-outbox': { up: outbox },
	'003-schedules': { up: schedules },
	'004-sources': { up: sources },
	'005-editions': { up: editions },
	'010-seals': { up: seals },
	'012-runs': { up: runs },
};
