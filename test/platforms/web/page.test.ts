import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channel } from '../../../src/model/place.ts';
import type { CardKey } from '../../../src/model/post.ts';
import type { View } from '../../../src/platforms/platform.ts';
import { browserPath, launch, NO_BROWSER } from '../../fixtures/browser.ts';
import { folder } from '../../fixtures/folder.ts';
import { cardOfParts, everyPart, source, voices } from '../extremes.ts';
import { naughty } from '../naughty.ts';
import { site, visitPage } from './site.ts';

const news = { channel: channel('web:local/news'), thread: null };
const missing = browserPath() === null;
if (missing) console.warn(`The page is not driven in a browser: ${NO_BROWSER}`);

const asSlack: View = {
	name: 'slack',
	title: 'Slack',
	render: () => ({
		text: 'the fallback',
		blocks: [
			{ type: 'header', text: { type: 'plain_text', text: 'as Slack' } },
			{ type: 'context', elements: [{ type: 'mrkdwn', text: 'small, <!channel> and <https://coastal.example|coastal.example>' }] },
			{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Numbers' } }] },
		],
	}),
};
const asDiscord: View = {
	name: 'discord',
	title: 'Discord',
	render: () => ({
		components: [
			{ type: 17, components: [{ type: 10, content: '### as Discord\n-# small, @here and [coastal](https://coastal.example)' }] },
			{ type: 1, components: [{ type: 2, style: 2, label: 'Numbers' }] },
		],
	}),
};

function keyOf(number: number): CardKey {
	return `card${String(number).padStart(18, '0')}` as CardKey;
}

async function say(page: Page, text: string): Promise<void> {
	await page.fill('#box', text);
	await page.press('#box', 'Enter');
}

describe.skipIf(missing)('the page in a browser', { timeout: 60_000 }, () => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await launch();
	});

	afterAll(async () => {
		await browser.close();
	});

	test('it says what to type, lists the commands with their help, and posts the card', async () => {
		const { origin } = await site();
		const { page, trouble } = await visitPage(browser, origin);
		expect(await page.locator('#welcome').innerText()).toContain('Type /harbour-summary and press Enter');
		await page.locator('#box').pressSequentially('/');
		const options = page.locator('#suggestions').getByRole('option');
		await options.first().waitFor();
		expect(await options.allInnerTexts()).toEqual([
			expect.stringMatching(/^\/harbour-summary \[date\] \[section\] \[private\]\s+Harbour talks: the newest summary/),
			expect.stringMatching(/^\/byline …\s+Ask a topic/),
		]);
		await page.locator('#box').pressSequentially('harb');
		await options.filter({ hasText: '/byline' }).waitFor({ state: 'detached' });
		await options.filter({ hasText: '/harbour-summary' }).waitFor();
		await page.keyboard.press('Enter');
		expect(await page.locator('#box').inputValue()).toBe('/harbour-summary ');
		await options.filter({ hasText: '2025-03-03' }).waitFor();
		await page.keyboard.press('Enter');
		await page.locator('.card.summary .headline').waitFor();
		expect(await page.locator('.card.summary').innerText()).toContain('Harbour strike enters its third day');
		expect(await page.locator('#welcome').isVisible()).toBe(false);
		expect(trouble).toEqual([]);
	});

	test('every button shows its section, once, below the card and to the one who pressed', async () => {
		const { origin } = await site();
		const { page, trouble } = await visitPage(browser, origin);
		await say(page, '/harbour-summary');
		const buttons = page.locator('.card.summary .actions button.section');
		await buttons.first().waitFor();
		const actions = await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('data-action')!));
		expect(actions).toEqual(expect.arrayContaining(['voices', 'figures', 'sources']));
		for (const action of [...actions, ...actions]) {
			await page.locator(`.card.summary button.section[data-action=${action}]`).click();
			await page.locator(`.whisper .card.${action}`).waitFor();
			await page.locator('button[aria-disabled]').waitFor({ state: 'detached' });
		}
		expect(await page.locator('.whisper').count()).toBe(actions.length);
		const voicesCard = page.locator('.whisper .card.voices');
		expect(await voicesCard.innerText()).toContain('Ana Reyes');
		await page
			.locator('.whisper', { has: page.locator('.card.voices') })
			.getByRole('button', { name: 'Dismiss' })
			.click();
		await voicesCard.waitFor({ state: 'detached' });
		expect(trouble).toEqual([]);
	});

	test('a sentence mark leads to the sentence in its paragraph', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin);
		await say(page, '/harbour-summary');
		await page.locator('.card.summary button.mark').first().click();
		await page.waitForFunction(() => document.activeElement?.classList.contains('sentence'));
		const sentence = page.locator('.sentence.pointed');
		expect(await sentence.locator('.number').innerText()).toBe(await page.locator('.card.summary button.mark').first().innerText());
	});

	test('a complaint asks for its reason, thanks in the same place, and is stored', async () => {
		const { origin, bot } = await site();
		const { page } = await visitPage(browser, origin);
		await say(page, '/harbour-summary');
		await page.getByRole('button', { name: 'Useful', exact: true }).click();
		await page.locator('#shell').getByText('Noted: useful.').waitFor();
		await page.getByRole('button', { name: 'Not useful' }).click();
		await page.getByRole('button', { name: 'Wrong speaker' }).click();
		await page.locator('#shell').getByText('Noted: wrong speaker. Thank you.').waitFor();
		expect(await page.locator('#shell').getByText('What is wrong with it?').count()).toBe(0);
		const kept = await bot.store.selectFrom('feedback').select(['verdict', 'complaint']).execute();
		expect(kept).toContainEqual({ verdict: 'not-useful', complaint: 'wrong-speaker' });
	});

	test('questions are answered in the thread, and one in the channel opens its own', async () => {
		const { origin } = await site();
		const { page, trouble } = await visitPage(browser, origin);
		await say(page, '/harbour-summary');
		await page.getByRole('button', { name: 'Ask about this' }).click();
		await page.waitForFunction(() => document.activeElement?.id === 'thread-box');
		await page.keyboard.type('How many ships are waiting?');
		await page.keyboard.press('Enter');
		await page.locator('#thread .card.answer').waitFor();
		expect(await page.locator('#thread').innerText()).toContain('140 ships');
		await page.getByRole('button', { name: '2 replies' }).waitFor();
		await page.keyboard.press('Escape');
		expect(await page.locator('#thread').isVisible()).toBe(false);
		await say(page, 'Who chairs the union?');
		await page.locator('#thread .card.answer').waitFor();
		expect(await page.locator('#thread .typed').innerText()).toBe('Who chairs the union?');
		expect(trouble).toEqual([]);
	});

	test('two tabs show the same at once, and another person sees no private card', async () => {
		const { origin } = await site();
		const { page, another } = await visitPage(browser, origin);
		const tab = await another();
		const { page: other } = await visitPage(browser, origin);
		await say(page, '/harbour-summary');
		await Promise.all([tab, other].map((one) => one.locator('.card.summary').waitFor()));
		await page.locator('button.section[data-action=voices]').click();
		await tab.locator('.whisper .card.voices').waitFor();
		await say(page, 'What is open?');
		await page.locator('#thread .card.answer').waitFor();
		await other.locator('.typed').waitFor();
		expect(await other.locator('.whisper').count()).toBe(0);
		expect(await other.locator('.message .name').allInnerTexts()).toEqual(['Byline', expect.stringMatching(/^Guest \w{4}$/)]);
	});

	test('a reload and a restart of the server keep the conversation', async () => {
		const data = await folder();
		const first = await site({ data });
		const { page } = await visitPage(browser, first.origin);
		await say(page, '/harbour-summary');
		await page.locator('button.section[data-action=voices]').click();
		await page.locator('.whisper .card.voices').waitFor();
		await page.reload();
		await page.locator('.card.summary').waitFor();
		expect(await page.locator('.whisper .card.voices').count()).toBe(1);
		await first.stop();
		await page.locator('#shell').getByText('Connecting again').waitFor();
		const second = await site({ data, port: Number(new URL(first.origin).port) });
		await second.connection.send({ place: news, card: cardOfParts([...everyPart('after the restart'), source]), key: keyOf(1) });
		await page.locator('#shell').getByText('after the restart').first().waitFor();
		expect(await page.locator('.card.summary .headline').first().innerText()).toContain('Harbour strike');
		expect(await page.locator('.whisper .card.voices').count()).toBe(1);
		expect(await page.locator('#connection').innerText()).toBe('');
	});

	test('what is said while a page has no network is there when it has', async () => {
		const { origin, connection } = await site();
		const { page } = await visitPage(browser, origin);
		await connection.send({ place: news, card: cardOfParts([{ type: 'note', text: 'before' }]), key: keyOf(0) });
		await page.locator('#shell').getByText('before').waitFor();
		await page.context().setOffline(true);
		for (let i = 1; i <= 5; i++) {
			await connection.send({ place: news, card: cardOfParts([{ type: 'note', text: `meanwhile ${i}` }]), key: keyOf(i) });
		}
		await page.context().setOffline(false);
		await page.locator('#shell').getByText('meanwhile 5').waitFor();
		expect(await page.locator('.card .note').allInnerTexts()).toEqual(['before', ...[1, 2, 3, 4, 5].map((i) => `meanwhile ${i}`)]);
	});

	test('on a phone nothing is wider than the screen, and channels and thread lie over the page', async () => {
		const { origin, connection } = await site();
		for (const [i, text] of ['x'.repeat(300), 'An ordinary sentence.', naughty.at(-1)!].entries()) {
			await connection.send({ place: news, card: cardOfParts([...everyPart(text), source]), key: keyOf(i) });
		}
		const { page } = await visitPage(browser, origin, { viewport: { width: 360, height: 740 }, hasTouch: true });
		await page.locator('.card').first().waitFor();
		const widest = () =>
			page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.getElementById('scroll')!.scrollWidth));
		expect(await widest()).toBeLessThanOrEqual(360);
		await page.getByRole('button', { name: 'Channels', exact: true }).click();
		await page.locator('[data-channel=news]').click();
		await page.getByRole('button', { name: 'Ask about this' }).last().click();
		await page.locator('#thread .card').first().waitFor();
		expect(await page.locator('#thread').evaluate((thread) => [thread.getBoundingClientRect().width, thread.scrollWidth])).toEqual([
			360, 360,
		]);
		await page.getByRole('button', { name: 'Close the thread' }).click();
		expect(await widest()).toBeLessThanOrEqual(360);
	});

	test('the keyboard alone is enough', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin);
		const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-action') ?? document.activeElement?.id ?? '');
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the message box');
		await page.keyboard.press('Enter');
		expect(await focused()).toBe('box');
		await page.keyboard.type('/harbour-summary');
		await page.keyboard.press('Enter');
		await page.locator('.card.summary').waitFor();
		for (let i = 0; i < 40 && (await focused()) !== 'voices'; i++) await page.keyboard.press('Shift+Tab');
		expect(await focused()).toBe('voices');
		const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
		expect(outline).toBe('solid');
		await page.keyboard.press('Enter');
		await page.locator('.whisper .card.voices').waitFor();
		expect(await focused()).toBe('voices');
		expect(await page.locator('#announce').innerText()).toContain('Who says what');
		for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement?.hasAttribute('data-thread'))); i++) {
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('Enter');
		await page.waitForFunction(() => document.activeElement?.id === 'thread-box');
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => document.activeElement?.hasAttribute('data-thread'));
	});

	test.each(['light', 'dark'] as const)('in %s every word stands out from its ground by 4.5 to 1', async (colorScheme) => {
		const { origin, connection } = await site({ views: [asSlack, asDiscord] });
		await connection.send({ place: news, card: cardOfParts([...everyPart('An ordinary sentence.'), source]), key: keyOf(1) });
		const { page } = await visitPage(browser, origin, { colorScheme });
		await page.locator('.card').waitFor();
		await page.getByRole('button', { name: 'Ask about this' }).click();
		await page.locator('#thread .card').waitFor();
		expect(await page.evaluate(faint)).toEqual([]);
		for (const title of ['Slack', 'Discord']) {
			await page.locator('#messages').getByRole('button', { name: title }).click();
			await page.locator(`.view.${title.toLowerCase()} .button`).waitFor();
			expect(await page.evaluate(faint)).toEqual([]);
		}
		const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		expect(ground).toBe(colorScheme === 'dark' ? 'rgb(20, 24, 27)' : 'rgb(247, 245, 240)');
	});

	test('a chosen appearance outlives a reload', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin, { colorScheme: 'light' });
		await page.getByLabel('Appearance').selectOption('dark');
		await page.reload();
		expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(20, 24, 27)');
	});

	test('whoever wants no motion gets none', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin, { reducedMotion: 'reduce' });
		await page.evaluate(() => document.body.append(Object.assign(document.createElement('span'), { className: 'dots' })));
		expect(await page.locator('.dots').evaluate((dots) => getComputedStyle(dots).animationName)).toBe('none');
	});

	test('everything that can be used has a name, and the page has its landmarks', async () => {
		const { origin, connection } = await site();
		await connection.send({ place: news, card: cardOfParts([...everyPart('An ordinary sentence.'), source]), key: keyOf(1) });
		const { page } = await visitPage(browser, origin);
		await page.getByRole('button', { name: 'Ask about this' }).click();
		await page.locator('#thread .card').waitFor();
		const tree = await page.locator('body').ariaSnapshot();
		expect(tree.split('\n').filter((line) => /^\s*- (?:button|textbox|combobox|link|listbox)(?::|$)/.test(line))).toEqual([]);
		for (const landmark of ['navigation "Channels"', 'main', 'complementary "Thread"', 'heading "# news" [level=1]'])
			expect(tree).toContain(landmark);
	});

	test('nothing in an article runs, leads away, or leaves its place', async () => {
		const { origin, connection } = await site();
		const { page, trouble } = await visitPage(browser, origin);
		for (const [i, text] of naughty.entries()) {
			await connection.send({ place: news, card: cardOfParts([...everyPart(text), source]), key: keyOf(i) });
		}
		await page
			.locator('.card')
			.nth(naughty.length - 1)
			.waitFor();
		await page.reload();
		await page.locator('.card').first().waitFor();
		const found = await page.evaluate(() => ({
			links: [...new Set([...document.querySelectorAll('#messages a')].map((link) => (link as HTMLAnchorElement).host))],
			foreign: [...document.querySelectorAll('#messages :is(script, svg, iframe, object, form, input, style, link, meta, base)')].map(
				(one) => one.outerHTML,
			),
			handlers: [...document.querySelectorAll('#messages *')].filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')))
				.length,
			images: [...document.querySelectorAll('#messages img')]
				.map((image) => (image as HTMLImageElement).src)
				.filter((src) => !src.endsWith('/page/icon.svg')),
		}));
		expect(found).toEqual({ links: ['coastal.example'], foreign: [], handlers: 0, images: [] });
		expect(trouble).toEqual([]);
	});

	test('what people type is shown as they typed it', async () => {
		const { origin } = await site();
		const { page, trouble } = await visitPage(browser, origin);
		await say(page, '<img src=x onerror=alert(1)> who?');
		await page.locator('.typed').waitFor();
		expect(await page.locator('.typed').innerText()).toBe('<img src=x onerror=alert(1)> who?');
		expect(trouble).toEqual([]);
	});

	test('a card with 1,000 voices is there soon, and its rest is one press away', async () => {
		const { origin, connection } = await site();
		const { page } = await visitPage(browser, origin);
		const began = Date.now();
		await connection.send({ place: news, card: voices(1000), key: keyOf(1) });
		await page.locator('#shell').getByText('Speaker 0').waitFor();
		expect(Date.now() - began).toBeLessThan(3_000);
		await page.locator('#shell').getByText('Show 961 more').click();
		await page.locator('#shell').getByText('Speaker 999').scrollIntoViewIfNeeded();
		expect(await page.locator('#shell').getByText('statement 999 of').isVisible()).toBe(true);
		await say(page, '/harbour-summary');
		await page.locator('.card.summary .headline').waitFor();
	});

	test('a channel is added, and its card does not show in another', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin);
		await page.getByLabel('New channel').fill('Harbour desk');
		await page.getByRole('button', { name: 'Add' }).click();
		await page.getByRole('heading', { name: '# harbour-desk' }).waitFor();
		await say(page, '/harbour-summary');
		await page.locator('.card.summary').waitFor();
		await page.locator('[data-channel=news]').click();
		await page.locator('#welcome').waitFor();
		expect(await page.locator('.card.summary').count()).toBe(0);
	});

	test('the page about Byline says what there is', async () => {
		const { origin } = await site();
		const { page } = await visitPage(browser, origin);
		await page.getByRole('button', { name: 'About Byline' }).click();
		await page.locator('#home .card').waitFor();
		expect(await page.locator('#home').innerText()).toContain('/harbour-summary');
	});

	test('earlier messages come when they are asked for', async () => {
		const { origin, connection } = await site();
		for (let i = 0; i < 90; i++)
			await connection.send({ place: news, card: cardOfParts([{ type: 'note', text: `note ${i}` }]), key: keyOf(i) });
		const { page } = await visitPage(browser, origin);
		await page.locator('#shell').getByText('note 89').waitFor();
		const shown: number[] = [];
		for (const expected of [40, 80, 90]) {
			await page.waitForFunction((count) => document.querySelectorAll('#messages .card').length === count, expected);
			shown.push(await page.locator('#messages .card').count());
			if (expected < 90) await page.getByRole('button', { name: 'Show earlier messages' }).click();
		}
		expect(shown).toEqual([40, 80, 90]);
		expect(await page.getByRole('button', { name: 'Show earlier messages' }).isVisible()).toBe(false);
	});
});

/** Runs in the browser: texts that stand out from their ground by less than 4.5 to 1. https://www.w3.org/TR/WCAG21/#contrast-minimum */
function faint(): string[] {
	const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
	function rgb(colour: string): number[] {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = colour;
		canvas.fillRect(0, 0, 1, 1);
		return [...canvas.getImageData(0, 0, 1, 1).data];
	}
	function light(colour: number[]): number {
		const [r = 0, g = 0, b = 0] = colour.map((value) =>
			value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
		);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	}
	function groundOf(element: Element | null): number[] {
		for (let at = element; at; at = at.parentElement) {
			const colour = rgb(getComputedStyle(at).backgroundColor);
			if (colour[3] === 255) return colour;
		}
		return [255, 255, 255];
	}
	const found: string[] = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = walker.nextNode(); node; node = walker.nextNode()) {
		const element = node.parentElement!;
		if (!node.textContent?.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
		if (element.closest('noscript, script, .unseen, .skip, option')) continue;
		const [one, two] = [light(rgb(getComputedStyle(element).color)), light(groundOf(element))];
		const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
		if (ratio < 4.5) found.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${node.textContent.slice(0, 30)}`);
	}
	return found;
}
