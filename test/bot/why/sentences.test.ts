import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/bot/why/sentences.ts';
import { storiesOf } from '../../../src/bot/why/stories.ts';
import { channel, tenant } from '../../../src/model/place.ts';
import type { CardKey } from '../../../src/model/post.ts';
import type { LedgerDetail, LedgerLine, LedgerWord } from '../../../src/store/ledger.ts';

const DUE = Date.UTC(2026, 2, 9, 8);
const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const TOPICS = [{ name: 'harbour', title: 'Harbour talks', sources: [] }];

function line(what: LedgerWord, detail: LedgerDetail = {}, at = DUE): LedgerLine {
	const of = { tenant: tenant('slack:T1'), channel: channel('slack:T1/C1'), slot: 'k3f9x2ab@2026-03-09T08:00', topic: 'harbour', key: KEY };
	return { ...of, id: `${at}-${what}`, at, what, detail };
}

const around = { zone: 'Europe/London', near: DUE };
const say = (...lines: LedgerLine[]) => sentencesOf(lines, around).join(' ');

test.each<[LedgerWord, LedgerDetail, string]>([
	['quiet', { until: DUE + 3_600_000 }, 'Held for quiet hours until 09:00.'],
	['quiet', { until: DUE + 86_400_000 }, 'Held for quiet hours until Tue 10 Mar 2026 08:00.'],
	[
		'nothing-new',
		{ reason: 'the newest document was posted here before' },
		'Nothing was posted: the newest document was posted here before.',
	],
	['collapsed', { into: 'k3f9x2ab@2026-03-10T08:00' }, 'A newer one took its place, so it was not posted: that of Tue 10 Mar 2026 08:00.'],
	[
		'missed',
		{ reason: 'Byline was not running then, and it was too late when it was' },
		'Not posted: Byline was not running then, and it was too late when it was.',
	],
	['stopped', { reason: 'the subscription was ended' }, 'Not posted: the subscription was ended.'],
	['opened', { platform: 'slack', asked: true }, 'Somebody asked for it.'],
	['attempt', { attempt: 2, marked: true }, 'Sent again at 08:00, with the note that it may be a repetition.'],
	['sent', { message: 'slack:T1/C1/1' }, 'Posted at 08:00.'],
	[
		'retry',
		{ reason: 'Slack limits how fast messages are sent', after: 30_000 },
		'At 08:00 Slack did not take it: Slack limits how fast messages are sent. It is tried again after 30 seconds.',
	],
	[
		'ambiguous',
		{ reason: 'Slack answered with status 500' },
		'At 08:00 Slack did not say whether it took it (Slack answered with status 500). Byline looks before it sends again.',
	],
	['looked', { found: 'absent' }, 'It was looked for, and is not in the channel.'],
	[
		'held',
		{ reason: 'no right to read', until: DUE + 300_000 },
		'It waits until 08:05: it may be there already, and the channel cannot be read (no right to read).',
	],
	[
		'dead',
		{ reason: 'Slack answered is_archived', advice: 'Unarchive the channel, or unsubscribe it.' },
		'Given up at 08:00: Slack answered is_archived. To do: Unarchive the channel, or unsubscribe it.',
	],
	['deleted', {}, 'Somebody deleted its message at 08:00. It is not posted again.'],
	['by-hand', { user: 'slack:T1/U1' }, 'Somebody had it sent again at 08:00.'],
])('%s is said in words', (what, detail, words) => {
	expect(say(line(what, detail))).toBe(words);
});

/** Every word of the ledger; the type makes sure that none is forgotten. */
const WORDS: Readonly<Record<LedgerWord, true>> = {
	...{ due: true, collapsed: true, quiet: true, 'nothing-new': true, missed: true, stopped: true, opened: true, attempt: true, sent: true },
	...{ retry: true, ambiguous: true, looked: true, held: true, dead: true, withdrawn: true, released: true, 'removed-copy': true },
	...{ 'kept-copy': true, 'marked-repeat': true, edited: true, deleted: true, 'by-hand': true },
};
const value = fc.oneof(fc.string(), fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.boolean(), fc.constant(null));
const details = fc.dictionary(
	fc.constantFrom(
		'reason',
		'advice',
		'until',
		'into',
		'after',
		'found',
		'attempt',
		'marked',
		'asked',
		'message',
		'kept',
		'dueAt',
		'refusal',
		'user',
	),
	value.map((one) => (typeof one === 'string' ? one.replace(/[[\]{}\\]|undefined|null|NaN/g, '') : one)),
);
const anyLine = fc
	.tuple(fc.constantFrom(...(Object.keys(WORDS) as LedgerWord[])), details, fc.integer({ min: 0, max: 86_400_000 }))
	.map(([what, detail, after]) => line(what, detail as LedgerDetail, DUE + after));

test('whatever happened has a story of whole sentences, without a machine’s words or the ids of cards', () => {
	fc.assert(
		fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
			const stories = storiesOf(lines, { topics: TOPICS, outlooks: [], zoneOf: () => 'Europe/London' });
			expect(stories).toHaveLength(1);
			const [story] = stories;
			expect(story!.title).toBe('Harbour talks · due Mon 9 Mar 2026 08:00 (Europe/London)');
			expect(story!.sentences.length).toBeGreaterThan(0);
			for (const sentence of story!.sentences) {
				expect(sentence).toMatch(/^\S.*[.!?…]$/s);
				expect(sentence).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
				expect(sentence).not.toContain(KEY);
			}
		}),
	);
});

test('a morning in order, and each thing once', () => {
	const lines = [
		line('sent', { message: 'slack:T1/C1/9' }, DUE + 61_000),
		line('due', { dueAt: DUE }),
		line('opened', { platform: 'slack', asked: false }, DUE + 10),
		line('ambiguous', { reason: 'no answer' }, DUE + 20),
		line('looked', { found: 'absent' }, DUE + 30),
		line('looked', { found: 'absent' }, DUE + 31),
	];
	const [story] = storiesOf(lines, { topics: TOPICS, outlooks: [], zoneOf: () => 'Europe/London' });
	expect(story!.sentences).toEqual([
		'At 08:00 Slack did not say whether it took it (no answer). Byline looks before it sends again.',
		'It was looked for, and is not in the channel.',
		'Posted at 08:01.',
	]);
});
