import { expect, test } from 'vitest';
import { isQuestion } from '../../src/bot/question.ts';
import { threadKey } from '../../src/model/place.ts';
import { earlierQuestions } from '../../src/store/questions.ts';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent, questionEvent, removalEvent } from '../fixtures/events.ts';
import { wordsOf } from '../fixtures/platform.ts';

const thread = threadKey('web:local/news/1');

test('a question in the card’s thread is answered in the thread, with who says so', async () => {
	const { take, stage, store, errors } = await testBot();
	await take(commandEvent());
	const question = questionEvent({ thread });
	expect((await take(question))?.kind).toBe('posted');
	const { post } = stage.posts[1]!;
	expect(post.place).toEqual({ channel: 'web:local/news', thread });
	expect(post.card.section).toBe('answer');
	const [part] = post.card.parts;
	expect(part).toMatchObject({ type: 'answer', outcome: 'claimed', short: 'about 140' });
	expect(wordsOf(post.card)).toContain('about 140 ships were waiting outside the harbour');
	expect(post.card.parts.find(({ type }) => type === 'source')).toMatchObject({ publisher: 'Coastal Wire' });
	expect(await earlierQuestions(store, { tenant: question.tenant, thread, limit: 5 })).toEqual(['how many ships are waiting?']);
	expect(errors).toEqual([]);
});

test('a follow-up is read with the question before it', async () => {
	const { take, stage } = await testBot();
	await take(commandEvent());
	await take(questionEvent({ thread }));
	await take(questionEvent({ thread, text: 'who says that?' }));
	expect(stage.posts[2]!.post.card.parts[0]).toMatchObject({
		type: 'answer',
		outcome: 'claimed',
		short: expect.stringContaining('authority'),
	});
});

test('every sentence that is shown is the document’s own, at its span', async () => {
	const { take, stage } = await testBot();
	await take(commandEvent());
	await take(questionEvent({ thread, text: 'what did the mayor say about ships?' }));
	const shown = stage.posts[1]!.post.card.parts.flatMap((part) => (part.type === 'sentence' ? [part] : []));
	for (const { text, spans, marks } of shown) {
		expect(spans[0]!.end - spans[0]!.start).toBe(text.length);
		expect(marks).toHaveLength(1);
	}
	expect(stage.posts[1]!.post.card.parts[0]).toMatchObject({ outcome: 'not-stated', spans: [] });
});

test('a question that shares nothing with the document is told so', async () => {
	const { take, stage } = await testBot();
	await take(commandEvent());
	await take(questionEvent({ thread, text: 'who won the chess olympiad?' }));
	expect(wordsOf(stage.posts[1]!.post.card)).toContain('The document does not');
});

test.each(['thanks!', 'I will tell the desk.', 'what a mess', 'lol', '👍', 'is on it', 'Reyes again.'])(
	'%j is left to the people in the thread',
	async (text) => {
		const { take, stage, store } = await testBot();
		await take(commandEvent());
		expect(await take(questionEvent({ thread, text }))).toBeNull();
		expect(stage.posts).toHaveLength(1);
		expect(await store.selectFrom('inbox').select('event').execute()).toHaveLength(1);
	},
);

test.each([
	['who says so?', true],
	['and why', false],
	['What is the deadline', true],
	["who's Ana Reyes", true],
	['tell me who said that', true],
	['how many ships wait', true],
	['what a day. I am off', false],
	['?', false],
])('%j is a question: %j', (text, expected) => {
	expect(isQuestion(text)).toBe(expected);
});

test('the bot’s name is enough in a thread that is not its own', async () => {
	const { take, stage } = await testBot();
	await take(commandEvent());
	const elsewhere = threadKey('web:local/news/77');
	expect(await take(questionEvent({ thread: elsewhere }))).toBeNull();
	expect((await take(questionEvent({ thread: elsewhere, addressed: true })))?.kind).toBe('posted');
	expect(stage.posts[1]!.post.place.thread).toBe(elsewhere);
	// From now on it is a conversation about that card.
	expect((await take(questionEvent({ thread: elsewhere, text: 'who says so?' })))?.kind).toBe('posted');
});

test('a question that overtakes the record of the card waits for it', async () => {
	const { take, stage } = await testBot();
	let answered: Promise<unknown> = Promise.resolve();
	stage.between = async () => {
		stage.between = async () => {};
		answered = take(questionEvent({ thread }));
		await new Promise((resolve) => setTimeout(resolve, 30));
	};
	await take(commandEvent());
	await answered;
	expect(stage.posts).toHaveLength(2);
});

test.each([
	['', 'Ask me in words'],
	['   ', 'Ask me in words'],
	['🙃🙃', 'Ask me in words'],
	['why? '.repeat(2_000), 'That is too long for a question'],
])('a mention with %j is answered in a sentence', async (text, expected) => {
	const { take, whisper } = await testBot();
	await take(commandEvent());
	expect(await whisper(questionEvent({ thread, text, addressed: true }))).toContain(expected);
});

test('without any card in the channel, a mention is told how to get one', async () => {
	const { whisper } = await testBot();
	expect(await whisper(questionEvent({ addressed: true }))).toBe(
		'There is no card here to ask about. /harbour-summary posts one; then ask in its thread.',
	);
});

test('a card that was deleted is no longer what a mention is about', async () => {
	const { take, whisper, stage } = await testBot();
	await take(commandEvent());
	expect((await take(removalEvent(stage.posts[0]!.message)))?.kind).toBe('silent');
	expect(await whisper(questionEvent({ addressed: true }))).toContain('There is no card here');
});
