import { parseArgs } from 'node:util';
import { load } from './load/load.ts';

/**
 * Many channels due at one tick. By hand:
 *
 *     node --expose-gc --import tsx test/delivery/load.ts --channels 10000
 */
const { values } = parseArgs({ options: { channels: { type: 'string', default: '10000' } } });
const channels = Number(values.channels);
console.log(`${channels} channels due at one tick, on SQLite`);
console.table({
	'claim and complete, no limit': await load({ channels, limit: 1_000_000, on: 'memory' }),
	'the page, 50 a second': await load({ channels, limit: 50, on: 'web' }),
});
