import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../store/postgres/server.ts';
import { race } from './race/race.ts';

/** Eight processes at the same tick. By hand: `npx tsx test/delivery/race.ts --slots 500` */
const { values } = parseArgs({ options: { slots: { type: 'string', default: '500' }, processes: { type: 'string', default: '8' } } });
const options = { slots: Number(values.slots), processes: Number(values.processes) };

const folder = await mkdtemp(join(tmpdir(), 'byline-race-'));
const server = await startPostgres();
try {
	const sqlite = await race({ ...options, location: join(folder, 'byline.db') });
	const postgres = await race({ ...options, location: server.url });
	console.log(`${options.processes} processes, ${options.slots} slots at one tick`);
	console.table({ SQLite: sqlite, Postgres: postgres });
} finally {
	await server.stop();
	await rm(folder, { recursive: true, force: true });
}
