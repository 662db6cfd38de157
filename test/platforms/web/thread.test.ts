import { expect, test } from 'vitest';
import type { QuestionEvent } from '../../../src/model/incoming.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { cardOfParts, source } from '../extremes.ts';
import { NEWS, type Served, serve } from './served.ts';
import { newId } from './visit.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;

async function withCard(): Promise<Served> {
	const served = await serve();
	await served.connection.send({ place: NEWS, card: cardOfParts([{ type: 'note', text: 'a card' }, source]), key: KEY });
	return served;
}

function questions({ record }: Served): readonly QuestionEvent[] {
	return record.offered.filter((event) => event.kind === 'question');
}

test('one person in a thread talks to Byline; where others talk too, only who names it', async () => {
	const served = await withCard();
	await served.page.say('how many ships?', { thread: 'm1' });
	await served.page.say('and since when', { thread: 'm1' });
	await served.other.say('I doubt that', { thread: 'm1' });
	await served.other.say('@Byline who says so', { thread: 'm1' });
	await served.page.say('me too', { thread: 'm1' });
	expect(questions(served).map(({ text, addressed }) => [text, addressed])).toEqual([
		['how many ships?', true],
		['and since when', true],
		['I doubt that', false],
		['who says so', true],
		['me too', false],
	]);
});

test('what is said to somebody else is shown and not passed on', async () => {
	const served = await withCard();
	await served.page.say('@ben did you see that?', { thread: 'm1' });
	expect(questions(served)).toEqual([]);
	expect((await served.page.message('m2'))?.body).toBe('@ben did you see that?');
});

test('a question in the channel has a thread of its own', async () => {
	const served = await withCard();
	const { message } = (await (await served.page.say('who says so?')).json()) as { message: string };
	expect(questions(served)).toEqual([
		expect.objectContaining({ thread: `web:local/news/${message}`, message: `web:local/news/${message}` }),
	]);
});

test('words that are sent twice, because the reply was lost, are one message', async () => {
	const served = await withCard();
	await served.page.state();
	const id = newId();
	await Promise.all([1, 2, 3].map(() => served.page.say('how many?', { thread: 'm1', id })));
	await served.other.say('how many?', { thread: 'm1', id });
	expect((await served.page.message('m1'))?.replies).toBe(2);
});

test('a card in a thread whose beginning is gone is refused with advice', async () => {
	const served = await withCard();
	const [{ thread }] = [await served.connection.find(NEWS, KEY)] as [{ thread: typeof NEWS.thread }];
	await served.connection.remove('web:local/news/m1' as Parameters<Served['connection']['remove']>[0]);
	const receipt = await served.connection.send({
		place: { ...NEWS, thread },
		card: cardOfParts([source]),
		key: `${KEY.slice(1)}x` as CardKey,
	});
	expect(receipt).toMatchObject({ status: 'refused', refusal: 'message-gone', advice: 'Post the card again.' });
});

test('a removed card with replies leaves its place, and they stay', async () => {
	const served = await withCard();
	await served.page.say('how many?', { thread: 'm1' });
	await served.connection.remove('web:local/news/m1' as Parameters<Served['connection']['remove']>[0]);
	expect(await served.page.message('m1')).toMatchObject({ body: null, key: null, replies: 1 });
	expect(await served.connection.find(NEWS, KEY)).toEqual({ status: 'absent' });
});

test('the same key is one card, also when both are sent at once', async () => {
	const served = await serve();
	const post = { place: NEWS, card: cardOfParts([source]), key: KEY };
	const [one, two] = await Promise.all([served.connection.send(post), served.connection.send(post)]);
	expect(two).toEqual(one);
	expect((await served.page.state()).messages).toHaveLength(1);
});

test('when what was done cannot be written down, it is not acknowledged, and may be sent again', async () => {
	const served = await withCard();
	const { accept } = served.record.handlers;
	served.record.handlers.accept = async () => {
		throw new Error('the disk is full');
	};
	const id = newId();
	expect((await served.page.say('how many?', { thread: 'm1', id })).status).toBe(503);
	served.record.handlers.accept = accept;
	expect((await served.page.say('how many?', { thread: 'm1', id })).status).toBe(202);
	expect((await served.page.message('m1'))?.replies).toBe(1);
});
