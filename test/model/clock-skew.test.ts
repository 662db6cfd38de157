import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockSkew } from '../../src/model/clock-skew.ts';

const THEIRS = Date.UTC(2026, 2, 9, 8);

/** What is found when our clock is `off` ms ahead, and the answer takes `took` ms. */
function found(off: number, took = 100) {
	const sent = THEIRS + 400;
	const date = new Date(sent + took / 2).toUTCString();
	return clockSkew({ of: 'Slack', date, before: sent + off, after: sent + off + took });
}

test('a clock that is right is never called wrong, however slow the network', () => {
	fc.assert(
		fc.property(fc.integer({ min: -3_900, max: 3_900 }), fc.nat(60_000), (off, took) => {
			expect(found(off, took)?.level).toBe('good');
		}),
	);
});

test('a clock that is wrong by more than the answer took is found, with how much and which way', () => {
	expect(found(40_000)).toMatchObject({ level: 'problem', text: 'The clock of this machine is 39 seconds ahead of Slack’s.' });
	expect(found(-12_000)).toMatchObject({ level: 'advice', text: expect.stringMatching(/1[12] seconds behind Slack’s/) });
	expect(found(86_400_000)?.text).toContain('1 day ahead');
	expect(found(-7_200_000)?.text).toContain('2 hours behind');
});

test('a header that says no date says nothing', () => {
	expect(clockSkew({ of: 'Slack', date: null, before: 0, after: 1 })).toBeNull();
	expect(clockSkew({ of: 'Slack', date: 'soon', before: 0, after: 1 })).toBeNull();
});
