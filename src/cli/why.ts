import { Command } from 'commander';
import type { Store } from '../store/store.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { inColour, type Terminal } from './terminal.ts';

/** `byline why`: what became of the posts, and why nothing came. It reads the store, and may run beside `byline start`. */
export function whyCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('why')
		.description('Say what became of the posts, and why nothing came.')
		.argument('[about]', 'a channel (slack:T…/C…), a message, or a slot; without it, all channels')
		.argument('[when]', 'for a channel: today, yesterday, or a day as 2026-03-09 (usual: the last 24 hours)')
		.action(async (about: string | undefined, when: string | undefined) => exit(await tell({ about, when: when ?? '' }, terminal)));
}

interface Question {
	readonly about: string | undefined;
	readonly when: string;
}

async function tell(question: Question, terminal: Terminal): Promise<ExitCode> {
	const { readEnvironment } = await import('../config/environment.ts');
	const { readConfig } = await import('../config.ts');
	const folder = process.cwd();
	const read = await readConfig({ environment: await readEnvironment(terminal.env, folder), folder, definitions: [] });
	if ('problems' in read) {
		const { problemText } = await import('../config/problem.ts');
		for (const problem of read.problems) terminal.stderr.write(`${problemText(problem)}\n`);
		return EXIT.badInput;
	}
	const { peekStore } = await import('../store/store.ts');
	const { data, database, topics, zone } = read.config;
	const path = await import('node:path');
	try {
		const { store, behind } = await peekStore(database ?? path.join(data, 'byline.db'));
		try {
			if (behind) throw new Error('The store is of an earlier version: start Byline once, so that it is brought up to date');
			const words = await answer(question, {
				store,
				topics,
				zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
				now: terminal.now(),
			});
			if (words === null) return complain(question, terminal);
			const { render } = await import('../platforms/terminal/render.ts');
			const width = Math.min(terminal.stdout.columns ?? 100, 100);
			terminal.stdout.write(`${words.map((card) => render(card, { width, colour: inColour(terminal, undefined) })).join('\n\n')}\n`);
			return EXIT.fine;
		} finally {
			await store.destroy();
		}
	} catch (cause) {
		terminal.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
		return EXIT.badInput;
	}
}

function complain({ about, when }: Question, { stderr }: Terminal): ExitCode {
	stderr.write(
		`Cannot tell of "${[about, when].filter(Boolean).join(' ')}": expected a channel as slack:T0123/C0123 with a day, a message, or a slot as abcdefgh@2026-03-09T08:00.\n`,
	);
	return EXIT.wrongUsage;
}

interface Told {
	readonly store: Store;
	readonly topics: Parameters<typeof import('../bot/why/board.ts').boardOf>[0]['topics'];
	readonly zone: string;
	readonly now: number;
}

async function answer({ about, when }: Question, told: Told) {
	const { accountCard, boardCard, storyCard, stretchOf } = await import('../bot/why.ts');
	const { accountOf, messageStories, slotStories } = await import('../bot/why/account.ts');
	const { boardOf } = await import('../bot/why/board.ts');
	const { ledgerTenants } = await import('../store/ledger.ts');
	const { channel, messageRef, tenantOf } = await import('../model/place.ts');
	if (about === undefined) return [boardCard(await boardOf(told))];
	if (/^[a-z0-9]{8}@\d{4}-/.test(about)) {
		const tenants = await ledgerTenants(told.store, { slot: about });
		const stories = (await Promise.all(tenants.map((tenant) => slotStories({ tenant, slot: about }, told)))).flat();
		return [storyCard(stories, `the slot ${about}`)];
	}
	if (!/^[a-z][a-z0-9-]*:[^\s/]+\/\S+$/.test(about)) return null;
	const message = messageRef(about);
	const stories = await messageStories({ tenant: tenantOf(message), message }, told);
	if (stories.length) return [storyCard(stories, 'this message')];
	const stretch = stretchOf(when, told);
	if (!stretch) return null;
	const place = channel(about);
	return [accountCard(await accountOf({ tenant: tenantOf(place), channel: place, ...stretch }, told), { ...stretch, zone: told.zone })];
}
