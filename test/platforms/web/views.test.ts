import { describe, expect, test } from 'vitest';
import type { CardKey } from '../../../src/model/post.ts';
import { type Element, wordsOf } from '../../../src/platforms/web/element.ts';
import { markdown } from '../../../src/platforms/web/views/markdown.ts';
import { mrkdwn } from '../../../src/platforms/web/views/mrkdwn.ts';
import { viewOf } from '../../../src/platforms/web/views/view.ts';
import { cardOfParts, source } from '../extremes.ts';
import { naughty } from '../naughty.ts';
import { NEWS, serve } from './served.ts';
import { elementsOf } from './visit.ts';

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const card = cardOfParts([source]);

function draw(name: string, payload: unknown): Element {
	return viewOf({ name, title: name, render: () => payload }, { card, key: KEY });
}

function tags(node: Element): string[] {
	return elementsOf(node).map(({ tag, attributes }) => (attributes.class ? `${tag}.${attributes.class}` : tag));
}

/** The drawing without the payload that stands below it. */
function picture(view: Element): string {
	return wordsOf(view.children[0]!);
}

describe('Slack', () => {
	test('every block that Byline might send is drawn as Slack shows it', () => {
		const view = draw('slack', {
			text: 'Ana Reyes: “a fair offer”',
			blocks: [
				{ type: 'header', text: { type: 'plain_text', text: 'Talks &amp; strikes' } },
				{
					type: 'section',
					text: { type: 'mrkdwn', text: '*bold* and _italic_ and `code`' },
					fields: [{ type: 'plain_text', text: 'a field' }],
				},
				{
					type: 'rich_text',
					elements: [
						{ type: 'rich_text_section', elements: [{ type: 'text', text: '*no markup*', style: { bold: true } }] },
						{
							type: 'rich_text_list',
							style: 'bullet',
							elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'an item' }] }],
						},
						{
							type: 'rich_text_quote',
							elements: [
								{ type: 'text', text: 'a quote' },
								{ type: 'link', url: 'https://coastal.example/', text: 'coastal.example' },
							],
						},
					],
				},
				{ type: 'divider' },
				{ type: 'context', elements: [{ type: 'mrkdwn', text: '<https://coastal.example/talks|coastal.example>' }] },
				{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Numbers · 4' } }] },
				{ type: 'video', title: 'unheard of' },
			],
		});
		const words = picture(view);
		for (const expected of [
			'Talks & strikes',
			'bold and italic and code',
			'a field',
			'*no markup*',
			'an item',
			'a quotecoastal.example',
			'Numbers · 4',
			'unheard of',
		]) {
			expect(words).toContain(expected);
		}
		expect(words).toContain('Ana Reyes: “a fair offer”');
		expect(tags(view)).toEqual(
			expect.arrayContaining(['p.header', 'strong', 'em', 'code', 'li', 'blockquote', 'hr', 'a', 'span.button', 'pre.unknown']),
		);
	});

	test('its markup is read as Slack reads it', () => {
		const words = (text: string) => mrkdwn(text).map(wordsOf).join('');
		expect(words('a &lt;b&gt; &amp;amp; c')).toBe('a <b> &amp; c');
		expect(words('snake_case_name and 2*3*4')).toBe('snake_case_name and 2*3*4');
		expect(mrkdwn('<!channel> <@U1>').filter((node) => typeof node !== 'string')).toEqual([
			expect.objectContaining({ tag: 'span', attributes: { class: 'mention' } }),
			expect.objectContaining({ tag: 'span', attributes: { class: 'mention' } }),
		]);
	});
});

describe('Discord', () => {
	test('components of the second version and embeds are drawn as Discord shows them', () => {
		const view = draw('discord', {
			flags: 32_768,
			components: [
				{
					type: 17,
					components: [
						{ type: 10, content: '### Talks resume\n- **a point** \\[1\\]\n> a quote\n-# small' },
						{ type: 14 },
						{
							type: 1,
							components: [
								{ type: 2, style: 2, label: 'Numbers' },
								{ type: 2, style: 5, label: 'coastal.example', url: 'https://coastal.example' },
							],
						},
						{ type: 99, unheard: 'of' },
					],
				},
				{ type: 1, components: [{ type: 3, placeholder: 'More' }] },
			],
			embeds: [{ title: 'An embed', description: '**bold**', footer: { text: 'its foot' } }],
		});
		const words = picture(view);
		for (const expected of [
			'Talks resume',
			'a point [1]',
			'a quote',
			'small',
			'Numbers',
			'coastal.example',
			'"unheard"',
			'More',
			'An embed',
			'its foot',
		]) {
			expect(words).toContain(expected);
		}
		expect(tags(view)).toEqual(
			expect.arrayContaining([
				'div.container',
				'p.h3',
				'p.item',
				'blockquote.quote',
				'p.small',
				'strong',
				'hr',
				'span.button.link'.replace('button.', 'button '),
			]),
		);
	});

	test('its markdown is read as Discord reads it', () => {
		const line = (text: string) => markdown(text)[0]!;
		expect(wordsOf(line('\\*\\*not bold\\*\\* \\<\\@1\\> \\# no heading')).trim()).toBe('**not bold** <@1> # no heading');
		expect(tags(line('**bold \\*star\\***'))).toContain('strong');
		expect(wordsOf(line('**bold \\*star\\***')).trim()).toBe('bold *star*');
		expect(tags(line('@everyone <@1>')).filter((tag) => tag === 'span.mention')).toHaveLength(2);
		expect(elementsOf(line('[words](https://coastal.example/a)')).find(({ tag }) => tag === 'a')?.attributes.href).toBe(
			'https://coastal.example/a',
		);
	});
});

test.each(['slack', 'discord', 'another'])('%s: a payload that is none of its kind is shown as what it is', (name) => {
	for (const payload of [null, 'words', 7, [], { blocks: 'no list' }, { components: [null] }]) {
		expect(wordsOf(draw(name, payload))).toContain(`What ${name} is sent`);
	}
});

test('whatever stands in a payload, no link leads elsewhere than a web address', () => {
	for (const text of naughty) {
		const views = [
			draw('slack', {
				text,
				blocks: [
					{ type: 'section', text: { type: 'mrkdwn', text } },
					{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: text, text }] }] },
				],
			}),
			draw('discord', { content: text, components: [{ type: 10, content: text }] }),
		];
		for (const { attributes } of views.flatMap(elementsOf)) expect(attributes.href ?? 'https://').toMatch(/^https?:\/\//);
	}
});

test('the page gives the views that there are, of messages and of one’s own private cards', async () => {
	const views = [
		{ name: 'slack', title: 'Slack', render: () => ({ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'as Slack' } }] }) },
	];
	const { page, other, record, connection } = await serve({ views });
	await connection.send({ place: NEWS, card, key: KEY });
	record.reply = { kind: 'private', card, key: KEY, replaces: false };
	await page.say('/harbour-summary private');
	await record.until(1);
	const state = await page.state();
	expect(state.views).toEqual([{ name: 'slack', title: 'Slack' }]);
	for (const id of [state.messages[0]!.id, state.whispers[0]!.id]) {
		expect(wordsOf((await (await page.get(`/view/slack/${id}`)).json()) as Element)).toContain('as Slack');
	}
	expect((await other.get(`/view/slack/${state.whispers[0]!.id}`)).status).toBe(404);
	expect((await page.get(`/view/discord/${state.messages[0]!.id}`)).status).toBe(404);
	expect((await page.get('/view/slack/constructor')).status).toBe(404);
});
