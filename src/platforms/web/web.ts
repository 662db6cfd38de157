import { randomBytes } from 'node:crypto';
import type { Refused } from '../../model/post.ts';
import type { Connected, ConnectOptions, Handlers, PlatformDefinition } from '../platform.ts';
import { app } from './app.ts';
import { readAssets } from './assets.ts';
import { conversation } from './conversation.ts';
import { diagnose } from './diagnose.ts';
import { isLoopback } from './guard.ts';
import { type Journal, openJournal } from './journal.ts';
import { receiver } from './receive.ts';
import { render } from './render.ts';
import { sender } from './send.ts';
import { type Settings, settings, variables } from './settings.ts';
import { stream } from './stream.ts';

/** The page that stands in for a chat where there is none: the same cards, buttons and questions, without a token. */
export const web: PlatformDefinition<Settings> = {
	name: 'web',
	title: 'Web page',
	variables,
	settings,
	enabled: ({ WEB }) => WEB !== 'off',
	traits: { pace: { channelGap: 0, perSecond: 1_000 }, dedupes: Infinity, finds: true, whispers: true, fields: false },
	render,
	connect,
	diagnose,
};

async function connect(
	{ WEB_PASSWORD, WEB_HOSTS = [] }: Settings,
	handlers: Handlers,
	options: ConnectOptions,
): Promise<Connected | Refused> {
	const { listener, log, now } = options;
	const bound = new URL(listener.origin).hostname;
	if (!isLoopback(bound) && !WEB_PASSWORD) return UNGUARDED;
	const talk = conversation();
	const journal = await open(options.folder, () => talk.entries());
	if ('status' in journal) return journal;
	for (const entry of journal.entries) talk.apply(entry);
	const changes = stream(randomBytes(6).toString('base64url').replaceAll('-', '_'));
	const desk = { talk, journal, stream: changes, log, now };
	const received = receiver(desk, handlers);
	const gate = { hosts: WEB_HOSTS, bound, password: WEB_PASSWORD ?? null };
	const page = app({ desk, receiver: received, handlers, assets: await readAssets(), gate, options });
	listener.route('/', async (request, { local }) => page.fetch(request, { local }));
	const notes = journal.damaged ? [`${journal.damaged} lines of its file are damaged, and were left out.`] : [];
	const connection = {
		...sender(desk),
		async close() {
			await received.close();
			changes.close();
			await journal.close();
		},
	};
	return { status: 'connected', connection, notes };
}

async function open(folder: string, live: () => ReturnType<ReturnType<typeof conversation>['entries']>): Promise<Journal | Refused> {
	try {
		return await openJournal(folder, { live });
	} catch (cause) {
		const reason = `its file in ${folder} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`;
		return { status: 'refused', refusal: 'other', reason, advice: 'Check the rights of the folder, or set BYLINE_DATA to another.' };
	}
}

const UNGUARDED: Refused = {
	status: 'refused',
	refusal: 'not-configured',
	reason: 'listen.host lets other machines in, and the page has no password',
	advice: 'Set WEB_PASSWORD, or WEB=off to do without the page, or listen.host back to 127.0.0.1.',
};
