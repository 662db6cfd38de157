import { expect, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { feedbackOn } from '../../src/store/feedback.ts';
import { testBot } from '../fixtures/bot.ts';
import { buttonEvent, commandEvent } from '../fixtures/events.ts';
import { wordsOf } from '../fixtures/platform.ts';

async function posted() {
	const started = await testBot();
	await started.take(commandEvent());
	return { ...started, key: started.stage.posts[0]!.post.key };
}

test.each([
	['voices', 'Who says what'],
	['figures', 'The numbers'],
	['timeline', 'Timeline'],
	['gaps', 'What is open'],
	['sources', 'Sources'],
] as const)('%s is shown to the one who pressed', async (section, title) => {
	const { take, key, errors } = await posted();
	const reply = await take(buttonEvent(key, section));
	expect(reply).toMatchObject({ kind: 'private', replaces: false, card: { section, topic: 'Harbour talks' } });
	if (reply?.kind === 'private') expect(wordsOf(reply.card)).toContain(title);
	expect(errors).toEqual([]);
});

test('the buttons of a private card work too', async () => {
	const { take } = await testBot();
	const reply = await take(commandEvent({ input: { text: 'private' } }));
	if (reply?.kind !== 'private') throw new Error('expected a private card');
	expect(await take(buttonEvent(reply.key, 'sources'))).toMatchObject({ kind: 'private', card: { section: 'sources' } });
});

test('a document whose file is gone can still be opened', async () => {
	const { take, key, store } = await posted();
	const restarted = await testBot({ store, topics: [] });
	expect(await restarted.take(buttonEvent(key, 'voices'))).toMatchObject({ kind: 'private', card: { section: 'voices' } });
	expect(await take(buttonEvent(key, 'voices'))).toMatchObject({ kind: 'private' });
});

test('👍 is kept, and thanked for', async () => {
	const { whisper, store, key } = await posted();
	expect(await whisper(buttonEvent(key, 'useful'))).toBe('Noted: useful. Thank you.');
	expect(await feedbackOn(store, { tenant: tenant('web:local'), key })).toMatchObject([{ verdict: 'useful', complaint: null }]);
});

test('👎 counts at once, asks what is wrong, and keeps the reason with the card', async () => {
	const { take, store, key } = await posted();
	const asked = await take(buttonEvent(key, 'not-useful'));
	if (asked?.kind !== 'private') throw new Error('expected a private card');
	expect(asked.card.parts.at(-1)).toMatchObject({
		type: 'actions',
		actions: [{ id: 'wrong-speaker' }, { id: 'wrong-number' }, { id: 'misleading' }, { id: 'missing' }],
	});
	const owner = { tenant: tenant('web:local'), key };
	expect(await feedbackOn(store, owner)).toMatchObject([{ verdict: 'not-useful', complaint: null }]);
	expect(await take(buttonEvent(asked.key, 'wrong-number'))).toMatchObject({ kind: 'private', replaces: true });
	expect(await feedbackOn(store, owner)).toMatchObject([{ verdict: 'not-useful', complaint: 'wrong-number' }]);
});

test('a card that is not known is said to be no longer kept', async () => {
	const { whisper } = await testBot();
	expect(await whisper(buttonEvent('unknown' as CardKey, 'voices'))).toBe(
		'This card is no longer kept. /harbour-summary shows the newest.',
	);
});

test('another tenant’s card cannot be opened by its key', async () => {
	const { whisper, key } = await posted();
	expect(await whisper(buttonEvent(key, 'voices', { tenant: tenant('slack:T9') }))).toContain('no longer kept');
});
