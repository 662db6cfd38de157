import { parseArgs } from 'node:util';
import { startPostgres } from '../store/postgres/server.ts';
import { type StormReport, storm } from './crash/storm.ts';

/**
 * Kills real processes while both platforms misbehave, and counts what people saw. By hand:
 *
 *     npx tsx test/delivery/crash.ts --kills 200 [--seed 1] [--on sqlite]
 */
const { values } = parseArgs({
	options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, on: { type: 'string', default: 'both' } },
});
const options = { kills: Number(values.kills), slots: 4, freezeEvery: 25, seed: Number(values.seed) };
const say = (line: string) => process.stderr.write(`${line}\n`);

if (values.on !== 'postgres') print('SQLite, one process', await storm({ ...options, replicas: 1, database: null }, say));
if (values.on !== 'sqlite') {
	const server = await startPostgres();
	try {
		print('Postgres, two processes', await storm({ ...options, replicas: 2, database: server.url }, say));
	} finally {
		await server.stop();
	}
}

function print(title: string, { kills, freezes, mishaps, outcomes, seconds }: StormReport): void {
	const happened = Object.entries(mishaps).map(([name, count]) => `${count} ${name}`);
	console.log(`\n${title}: ${kills} kills, ${freezes} freezes past the lease, ${happened.join(', ')}; ${Math.round(seconds)} s`);
	console.table(outcomes);
}
