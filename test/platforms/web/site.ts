import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { commandsFor } from '../../../src/bot/commands.ts';
import { openListener } from '../../../src/main/listener.ts';
import type { Topic } from '../../../src/model/topic.ts';
import type { Connection, View } from '../../../src/platforms/platform.ts';
import { web } from '../../../src/platforms/web/web.ts';
import { type TestBot, testBot } from '../../fixtures/bot.ts';
import { folder } from '../../fixtures/folder.ts';
import { harbourTopic } from '../../fixtures/topic.ts';

/** The page, served to a browser, with the real use cases behind it. */
export interface Site {
	readonly origin: string;
	readonly bot: TestBot;
	readonly connection: Connection;
	/** What was logged as an error. */
	readonly errors: string[];
	/** Ends the server. */
	stop(): Promise<void>;
}

interface SiteOptions {
	readonly topics?: readonly Topic[];
	readonly views?: readonly View[];
	/** The platform's own folder, where a former site has one. */
	readonly data?: string;
	readonly port?: number;
}

export async function site({ topics, views = [], data, port = 0 }: SiteOptions = {}): Promise<Site> {
	const known = topics ?? [await harbourTopic()];
	let opened: (connection: Connection) => void = () => {};
	const opening = new Promise<Connection>((resolve) => {
		opened = resolve;
	});
	const bot = await testBot({ topics: known, connection: () => opening });
	const errors: string[] = [];
	const listener = await openListener({ host: '127.0.0.1', port });
	const connected = await web.connect({}, bot.bot.handlers, {
		commands: commandsFor(known),
		log: { info() {}, warn() {}, error: (message, facts) => void errors.push(`${message} ${String(facts?.cause)}`) },
		signal: AbortSignal.timeout(10_000),
		now: Date.now,
		listener,
		views,
		folder: data ?? (await folder()),
	});
	if (connected.status !== 'connected') throw new Error(connected.reason);
	const { connection } = connected;
	opened(connection);
	let stopped = false;
	async function stop(): Promise<void> {
		if (stopped) return;
		stopped = true;
		await connection.close();
		await listener.close();
	}
	onTestFinished(stop);
	return { origin: listener.origin, bot, connection, errors, stop };
}

/** A person's browser window. `trouble` is what the browser complained of, and what it asked of other servers. */
export async function visitPage(
	browser: Browser,
	origin: string,
	options: BrowserContextOptions = {},
): Promise<{ page: Page; trouble: string[]; another: () => Promise<Page> }> {
	const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
	onTestFinished(() => context.close());
	const trouble: string[] = [];
	async function another(): Promise<Page> {
		const page = await context.newPage();
		page.setDefaultTimeout(20_000);
		page.on('console', (message) => {
			if (message.type() === 'error' && !/ERR_(?:CONNECTION|INCOMPLETE|INTERNET)/.test(message.text())) trouble.push(message.text());
		});
		page.on('pageerror', (error) => trouble.push(error.message));
		page.on('dialog', async (dialog) => {
			trouble.push(`a dialog: ${dialog.message()}`);
			await dialog.dismiss();
		});
		page.on('request', (request) => {
			if (!request.url().startsWith(origin)) trouble.push(`a request to ${request.url()}`);
		});
		await page.goto(origin);
		await page.locator('#messages').waitFor({ state: 'attached' });
		await page.waitForFunction(() => document.title !== 'Byline');
		return page;
	}
	return { page: await another(), trouble, another };
}
