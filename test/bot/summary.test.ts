import { expect, test } from 'vitest';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { folder } from '../fixtures/folder.ts';
import { wordsOf } from '../fixtures/platform.ts';

const typed = (text: string) => commandEvent({ input: { text } });

test('the newest document of the topic is posted in the channel, under the topic’s title', async () => {
	const { take, stage, errors } = await testBot();
	expect((await take(commandEvent()))?.kind).toBe('posted');
	expect(stage.posts).toHaveLength(1);
	const [{ post }] = stage.posts as [(typeof stage.posts)[0]];
	expect(post.place).toEqual({ channel: 'web:local/news', thread: null });
	expect(post.card.parts.filter(({ type }) => type === 'title' || type === 'headline')).toMatchObject([
		{ text: 'Harbour talks', detail: 'Tue 4 Mar 2025' },
		{ text: 'Harbour strike enters its third day' },
	]);
	expect(errors).toEqual([]);
});

test.each(['2025-03-03', 'yesterday', '3 Mar 2025', '3 mar', 'Mar 3'])('the day may be written %j', async (day) => {
	const { take, stage } = await testBot();
	await take(typed(day));
	expect(wordsOf(stage.posts[0]!.post.card)).toContain('Dockers walk out over pay');
});

test('private, in whichever place it stands, shows the card to the asker alone', async () => {
	const { whisper, stage } = await testBot();
	expect(await whisper(typed('private 2025-03-03'))).toContain('Dockers walk out over pay');
	expect(await whisper(typed('2025-03-03 PRIVATE'))).toContain('Dockers walk out over pay');
	expect(await whisper(commandEvent({ input: { subcommand: null, options: { date: '2025-03-03', private: 'true' } } }))).toContain(
		'Dockers walk out',
	);
	expect(stage.posts).toEqual([]);
});

test('one section may be asked for', async () => {
	const { take, stage } = await testBot();
	await take(typed('sources 2025-03-04'));
	expect(stage.posts[0]!.post.card.section).toBe('sources');
});

test.each([
	[
		'2025-03-09',
		'There is nothing about Harbour talks on 9 Mar 2025. The nearest: 2025-03-04 (Tue 4 Mar 2025) or 2025-03-03 (Mon 3 Mar 2025).',
	],
	[
		'2025-03-05',
		'There is nothing about Harbour talks on 5 Mar 2025. The nearest: 2025-03-04 (Tue 4 Mar 2025) or 2025-03-03 (Mon 3 Mar 2025).',
	],
	['2025-03-0', '“2025-03-0” is no day that I know. The nearest: 2025-03-04 (Tue 4 Mar 2025) or 2025-03-03 (Mon 3 Mar 2025).'],
	['next tuesday', '“next tuesday” is no day that I know. Write it as 2025-10-08, or leave it out for the newest.'],
	['2025-13-45', '“2025-13-45” is no day that I know.'],
])('%j is answered privately, with the nearest days', async (text, expected) => {
	const { whisper, stage } = await testBot();
	expect(await whisper(typed(text))).toContain(expected);
	expect(stage.posts).toEqual([]);
});

test('a topic without a document says where to put one', async () => {
	const path = await folder();
	const { whisper } = await testBot({
		topics: [{ name: 'harbour', title: 'Harbour talks', sources: [{ kind: 'folder', path, written: 'digests/harbour' }] }],
	});
	expect(await whisper(commandEvent())).toBe('There is no document about Harbour talks yet. Put one into digests/harbour.');
});

test('a command whose topic was taken out names the ones that there are', async () => {
	const { whisper } = await testBot();
	expect(await whisper(commandEvent({ command: 'port-summary' }))).toBe(
		'There is no command /port-summary. There are /harbour-summary, /byline.',
	);
});

test('a channel that the bot is not in: the asker sees the card, and what to do', async () => {
	const { whisper, stage } = await testBot();
	stage.faults.push({ status: 'refused', refusal: 'not-a-member', reason: 'not_in_channel', advice: 'Invite it: /invite @Byline.' });
	const words = await whisper(commandEvent());
	expect(words).toContain('This could not be posted in the channel, so only you see it. Invite it: /invite @Byline.');
	expect(words).toContain('Harbour strike enters its third day');
});
