// npm run pictures: what the README shows, taken from the real page in a real browser.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../fixtures/browser.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'digests/gaza/pictures');
const COMMAND = '/gaza-summary';

const data = await mkdtemp(join(tmpdir(), 'byline-pictures-'));
const cli = join(root, 'src/cli.ts');
const server = spawn(process.execPath, ['--import', 'tsx', cli, 'start'], {
	cwd: root,
	env: { PATH: process.env.PATH, PORT: '0', BYLINE_DATA: data },
});
const browser = await launch();
try {
	await mkdir(folder, { recursive: true });
	const origin = await originOf();
	await page(browser, origin);
	await phone(browser, origin);
	await views(browser, origin);
} finally {
	await browser.close();
	server.kill();
	await once(server, 'exit');
	await rm(data, { recursive: true, force: true });
}

async function originOf(): Promise<string> {
	let output = '';
	for await (const chunk of server.stdout) {
		output += String(chunk);
		const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
		if (origin) return origin;
	}
	throw new Error(`Byline did not start: ${output}`);
}

async function open(browser: Browser, origin: string, options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce', ...options });
	const page = await context.newPage();
	await page.goto(origin);
	return page;
}

/** The page as a newcomer has it after one command and one question. */
async function page(browser: Browser, origin: string): Promise<void> {
	const page = await open(browser, origin, { viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
	await page.fill('#box', COMMAND);
	await page.press('#box', 'Enter');
	await page.locator('.card.summary').waitFor();
	await page.getByRole('button', { name: 'Ask about this' }).click();
	await page.locator('#thread-box').fill('How many captives does Hamas still hold?');
	await page.press('#thread-box', 'Enter');
	await page.locator('#thread .card.answer').waitFor();
	await page.locator('#scroll').evaluate((scroll) => scroll.scrollTo(0, 0));
	await shoot(page, 'page.png');
	await page.getByLabel('Appearance').selectOption('dark');
	await page.getByRole('button', { name: 'Close the thread' }).click();
	await page.locator('#messages button.section[data-action=voices]').click();
	await page.locator('.whisper .card.voices').waitFor();
	await shoot(page, 'page-dark.png');
	await page.context().close();
}

async function phone(browser: Browser, origin: string): Promise<void> {
	const page = await open(browser, origin, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	await page.locator('.card.summary').waitFor();
	await page.locator('#scroll').evaluate((scroll) => scroll.scrollTo(0, 0));
	await shoot(page, 'phone.png');
	await page.context().close();
}

/** The same card as other platforms show it, as far as they are there. */
async function views(browser: Browser, origin: string): Promise<void> {
	const page = await open(browser, origin, { viewport: { width: 1000, height: 900 }, colorScheme: 'light' });
	const buttons = page.locator('.switch').first().getByRole('button');
	await page.locator('.card.summary').waitFor();
	for (const title of (await buttons.allInnerTexts()).slice(1)) {
		const name = title.toLowerCase();
		await buttons.filter({ hasText: title }).click();
		const view = page.locator(`.view.${name} .message`).first();
		await view.waitFor();
		await view.screenshot({ path: join(folder, `${name}.png`) });
		console.log(`digests/gaza/pictures/${name}.png`);
	}
	await page.context().close();
}

async function shoot(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(folder, name) });
	console.log(`digests/gaza/pictures/${name}`);
}
