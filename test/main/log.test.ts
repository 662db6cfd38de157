import { expect, test } from 'vitest';
import { createLog } from '../../src/main/log.ts';

function logged() {
	const lines: string[] = [];
	return {
		lines,
		log: createLog({ write: (line) => void lines.push(line), now: () => 0, secrets: ['xoxb-canary-1', 'xoxb-canary-1-long', 'ab'] }),
	};
}

test('a line has time, level, message and facts, and is one line', () => {
	const { lines, log } = logged();
	log.warn('a card\nwas refused', { channel: 'slack:T1/C1', reason: 'not in channel', count: 2 });
	expect(lines).toEqual(['1970-01-01T00:00:00.000Z warn a card ⏎ was refused channel=slack:T1/C1 reason="not in channel" count=2']);
});

test('a secret is shown nowhere: not in a message, a fact, an error, or its cause', () => {
	const { lines, log } = logged();
	log.error('token xoxb-canary-1 failed', {
		cause: new Error('bad xoxb-canary-1-long', { cause: new Error('with xoxb-canary-1') }),
		headers: { authorization: 'Bearer xoxb-canary-1' },
	});
	expect(lines.join()).not.toContain('canary');
	expect(lines.join()).not.toContain('-long');
	expect(lines.join()).toContain('caused by');
});
