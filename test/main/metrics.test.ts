import { expect, test } from 'vitest';
import { metrics } from '../../src/main/metrics.ts';
import { watched } from '../../src/main/watched.ts';
import { channel, messageRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { stage } from '../fixtures/platform.ts';

const PLACE = { channel: channel('slack:T1/C1'), thread: null };
const POST = { place: PLACE, card: { section: 'summary', topic: null, parts: [] }, key: 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey } as const;

test('each count and each time is there, under a name and with its help', async () => {
	const { tally, text } = metrics({ waiting: async () => [{ platform: 'discord', state: 'held', count: 3, oldest: 1 }] });
	tally.event('command', 'slack');
	tally.event('command', 'slack');
	tally.answer('not-stated');
	tally.attempt('discord', 'retry');
	tally.refusal('discord', 'not-a-member');
	tally.digest(30);
	tally.slot(1_500);
	tally.source('harbour', 'failed');
	const shown = await text();
	for (const line of [
		'byline_events_total{platform="slack",kind="command"} 2',
		'byline_answers_total{outcome="not-stated"} 1',
		'byline_attempts_total{platform="discord",status="retry"} 1',
		'byline_refusals_total{platform="discord",refusal="not-a-member"} 1',
		'byline_digest_seconds_bucket{le="0.05"} 1',
		'byline_slot_late_seconds_sum 1.5',
		'byline_source_reads_total{topic="harbour",outcome="failed"} 1',
		'byline_deliveries{platform="discord",state="held"} 3',
	])
		expect(shown).toContain(`${line}\n`);
	expect(shown).toMatch(/^process_resident_memory_bytes \d+$/m);
	expect(shown).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

test('two processes in one, as in tests, do not share their counts', async () => {
	const [first, second] = [metrics({ waiting: async () => [] }), metrics({ waiting: async () => [] })];
	first.tally.event('home', 'slack');
	expect(await second.text()).not.toContain('byline_events_total{');
});

test('posts are counted by what the platform said, and what it said holds no secret', async () => {
	const { tally, text } = metrics({ waiting: async () => [] });
	const on = stage();
	const redact = (words: string) => words.replaceAll('canary', '•••');
	const connection = watched(on.connection, { platform: 'slack', redact, tally });
	on.faults.push({ status: 'refused', refusal: 'archived', reason: 'said canary', advice: 'Unarchive it.' });
	on.faults.push({ status: 'ambiguous', reason: 'lost with canary' });
	expect(await connection.send(POST)).toMatchObject({ status: 'refused', reason: 'said •••', advice: 'Unarchive it.' });
	expect(await connection.send(POST)).toEqual({ status: 'ambiguous', reason: 'lost with •••' });
	expect(await connection.send(POST)).toMatchObject({ status: 'sent' });
	expect(await connection.remove(messageRef('slack:T1/C1/1'))).toMatchObject({ status: 'sent' });
	const shown = await text();
	expect(shown.match(/^byline_(?:attempts|refusals)_total\{.*/gm)).toEqual([
		'byline_attempts_total{platform="slack",status="refused"} 1',
		'byline_attempts_total{platform="slack",status="ambiguous"} 1',
		'byline_attempts_total{platform="slack",status="sent"} 1',
		'byline_refusals_total{platform="slack",refusal="archived"} 1',
	]);
});
