import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channel, tenant } from '../../src/model/place.ts';
import { writeLedger } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/store.ts';
import { project } from '../fixtures/process.ts';
import { byline } from './byline.ts';

const SLOT = 'abcdefgh@2026-03-09T08:00';

test('byline why tells of all channels, of one, and of a slot, beside a running process', { timeout: 120_000 }, async () => {
	const path = await project();
	const file = join(path, 'config/byline.yaml');
	await writeFile(file, (await readFile(file, 'utf8')).replace('digests/harbour', join(path, 'digests/harbour')));
	const env = { BYLINE_CONFIG: file, BYLINE_DATA: path };
	const store = await openStore(join(path, 'byline.db'));
	const entry = { tenant: tenant('slack:T1'), slot: SLOT, topic: 'harbour', channel: channel('slack:T1/C1'), key: null };
	await writeLedger(store, {
		...entry,
		at: Date.now() - 1_000,
		what: 'dead',
		detail: { reason: 'Slack answered is_archived', advice: 'Unarchive it.' },
	});

	const all = await byline(['why'], { env });
	expect([all.code, all.stderr]).toEqual([0, '']);
	expect(all.stdout).toContain('there is no subscription');
	for (const args of [[], ['slack:T1/C1'], ['slack:T1/C1', 'today'], [SLOT]]) {
		const { stdout } = await byline(['why', ...args], { env });
		expect(stdout.replace(/\s+/g, ' '), args.join(' ')).toMatch(
			/Harbour talks · due Mon 9 Mar 2026 08:00 .*Slack answered is_archived\. To do: Unarchive it\./,
		);
	}
	const other = await byline(['why', 'slack:T1/C2'], { env });
	expect(other.stdout.replace(/\s+/g, ' ')).toContain('this channel has no subscription');
	const wrong = await byline(['why', 'yesterday morning'], { env });
	expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('expected a channel')]);
	await store.destroy();
});
