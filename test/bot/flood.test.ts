import { expect, test } from 'vitest';
import { flood } from '../../src/bot/flood.ts';
import { channel, tenant, userRef } from '../../src/model/place.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';

const per = 60_000;
const asker = (user: string) => ({ user: userRef(`web:local/${user}`), channel: channel('web:local/news'), tenant: tenant('web:local') });

test('a user who asks too much is told once, hears nothing more, and may ask again when there is room', () => {
	const gate = flood(() => ({ user: { count: 4, per }, channel: { count: 100, per }, tenant: { count: 100, per } }));
	const statuses = Array.from({ length: 8 }, () => gate.admit(asker('ada'), 0).status);
	expect(statuses).toEqual(['pass', 'pass', 'pass', 'pass', 'notice', 'silent', 'silent', 'silent']);
	expect(gate.admit(asker('ben'), 0).status).toBe('pass');
	expect(gate.admit(asker('ada'), per / 2).status).toBe('pass');
});

test('many users together are held by the channel', () => {
	const gate = flood(() => ({ user: { count: 10, per }, channel: { count: 5, per }, tenant: { count: 100, per } }));
	const statuses = Array.from({ length: 7 }, (_, i) => gate.admit(asker(`u${i}`), 0).status);
	expect(statuses).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'notice', 'silent']);
});

test('a refused question costs the others nothing', () => {
	const gate = flood(() => ({ user: { count: 1, per }, channel: { count: 3, per }, tenant: { count: 100, per } }));
	for (let i = 0; i < 50; i++) gate.admit(asker('ada'), 0);
	expect([gate.admit(asker('ben'), 0).status, gate.admit(asker('eve'), 0).status]).toEqual(['pass', 'pass']);
});

test('a clock that is set back gives no room and takes none', () => {
	const gate = flood(() => ({ user: { count: 1, per }, channel: { count: 9, per }, tenant: { count: 9, per } }));
	expect(gate.admit(asker('ada'), 1_000_000).status).toBe('pass');
	expect(gate.admit(asker('ada'), 0).status).toBe('notice');
	expect(gate.admit(asker('ada'), per).status).toBe('pass');
});

test('in the chat: one notice, and no card for what is too much', async () => {
	const two = { count: 2, per };
	const { take, stage } = await testBot({ allowances: { user: two, channel: { count: 99, per }, tenant: { count: 99, per } } });
	const kinds: (string | undefined)[] = [];
	for (let i = 0; i < 6; i++) kinds.push((await take(commandEvent({ input: { text: 'private' } })))?.kind);
	expect(kinds).toEqual(['private', 'private', 'private', 'silent', 'silent', 'silent']);
	const notice = stage.replies[2]!.reply;
	expect(JSON.stringify(notice)).toContain('That is more than I can answer at once. Ask again in 30 seconds.');
});
