import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Topic } from '../model/topic.ts';
import { type Configured, withReaders, withStore } from './configured.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** `byline sources`: lists, adds and removes what is fetched; takes lists of feeds from other readers, and gives them. */
export function sourcesCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	const run = (work: (configured: Configured) => Promise<ExitCode>) => async () => exit((await withStore(terminal, work)) ?? EXIT.badInput);
	const command = new Command('sources')
		.description('List what the topics are fed by, and how each source is doing.')
		.action(run((at) => list(at, terminal)));
	command
		.command('add')
		.description('Add a feed, a web page or a PDF to a topic, after a look at what it is.')
		.argument('<topic>', 'the topic’s name')
		.argument('<url>', 'the address')
		.option('--full-text', 'the feed holds but the beginning of each article: fetch its page')
		.action((topic: string, url: string, { fullText = false }: { fullText?: boolean }) =>
			run((at) => add({ topic, url, fullText }, at, terminal))(),
		);
	command
		.command('remove')
		.description('Take a source out of a topic.')
		.argument('<topic>', 'the topic’s name')
		.argument('<url>', 'the address, as byline sources lists it')
		.action((topic: string, url: string) => run((at) => remove({ topic, url }, at, terminal))());
	command
		.command('import')
		.description('Add the feeds of an OPML file to a topic.')
		.argument('<file>', 'what a feed reader exports')
		.requiredOption('--topic <name>', 'the topic')
		.action((file: string, { topic }: { topic: string }) => run((at) => importFeeds({ file, topic }, at, terminal))());
	command
		.command('export')
		.description('Print all feeds as OPML, with a folder for each topic.')
		.action(run((at) => exportFeeds(at, terminal)));
	return command;
}

async function list({ config, store }: Configured, { stdout }: Terminal): Promise<ExitCode> {
	const { sourcesOf } = await import('../store/sources.ts');
	const { sourceText } = await import('../bot/sources.ts');
	const tenants = await import('../model/place.ts').then(({ OPERATOR }) => [OPERATOR]);
	for (const topic of config.topics) {
		const kept = await sourcesOf(store, { tenants, topic: topic.name });
		const known = new Set(kept.map(({ url }) => url));
		// One that was written into the configuration since Byline last ran.
		const unseen = topic.sources.filter(({ kind, written }) => kind !== 'folder' && !known.has(written));
		const folders = topic.sources.filter(({ kind }) => kind === 'folder');
		const lines = [
			...folders.map(({ written }) => `The folder ${written}`),
			...kept.map(sourceText),
			...unseen.map(({ kind, written }) => `The ${kind} · ${written} · not read yet`),
		];
		stdout.write(`${topic.name} · ${topic.title}\n${lines.map((line) => `  ${line}\n`).join('')}`);
	}
	return EXIT.fine;
}

async function add(
	{ topic, url, fullText }: { topic: string; url: string; fullText: boolean },
	{ config, store }: Configured,
	terminal: Terminal,
): Promise<ExitCode> {
	const found = topicNamed(topic, config.topics, terminal);
	if (!found) return EXIT.badInput;
	const { look } = await import('../intake/look.ts');
	const looked = await withReaders(config, terminal.now, (readers) => look(url, { ...readers, trusted: false }));
	if (looked.status === 'trouble') return complain(terminal, `Cannot add ${url}: ${looked.reason}. ${looked.advice}`);
	if (looked.status === 'offers') {
		const offers = looked.offers.map((one) => `  byline sources add ${found.name} ${one.url}${one.title && `   # ${one.title}`}\n`);
		return complain(terminal, `${url} is a web page, not a feed. It names these:\n${offers.join('').trimEnd()}`);
	}
	const { addSource } = await import('../store/sources.ts');
	const { OPERATOR } = await import('../model/place.ts');
	const { kind, title, url: address } = looked;
	const source = {
		tenant: OPERATOR,
		topic: found.name,
		kind,
		url: address,
		given: 'people',
		fullText,
		every: null,
		addedBy: null,
	} as const;
	const added = await addSource(store, { ...source, at: terminal.now() });
	terminal.stdout.write(`${added ? 'Added' : 'There already'}: ${[`the ${kind}`, title, address].filter(Boolean).join(' · ')}\n`);
	return EXIT.fine;
}

async function remove({ topic, url }: { topic: string; url: string }, { store }: Configured, terminal: Terminal): Promise<ExitCode> {
	const { removeSource, sourcesOf } = await import('../store/sources.ts');
	const { OPERATOR } = await import('../model/place.ts');
	const wanted = (await sourcesOf(store, { tenants: [OPERATOR], topic })).filter((one) => one.url === url || one.id === url);
	const [own] = wanted.filter(({ given }) => given === 'people');
	if (!own && wanted.length) return complain(terminal, `${url} stands in the configuration: take it out there.`);
	if (!own) return complain(terminal, `The topic ${topic} has no source ${url}. "byline sources" lists them.`);
	await removeSource(store, own);
	terminal.stdout.write(`Removed: ${own.url}\n`);
	return EXIT.fine;
}

async function importFeeds(
	{ file, topic }: { file: string; topic: string },
	{ config, store }: Configured,
	terminal: Terminal,
): Promise<ExitCode> {
	const found = topicNamed(topic, config.topics, terminal);
	if (!found) return EXIT.badInput;
	const text = await readFile(file, 'utf8').catch(() => null);
	if (text === null) return complain(terminal, `Cannot read ${file}: there is no such file, or it may not be read.`);
	const { readOpml } = await import('../sources/opml.ts');
	const read = readOpml(text);
	if ('problem' in read) return complain(terminal, `Cannot read ${file}: ${read.problem}.`);
	const { addSource } = await import('../store/sources.ts');
	const { readAddress } = await import('../sources/fetch/address.ts');
	const { OPERATOR } = await import('../model/place.ts');
	let added = 0;
	for (const { url, title } of read.feeds) {
		const address = readAddress(url);
		if (!(address instanceof URL)) {
			terminal.stderr.write(`Left out: ${title ?? url} (${address.reason}).\n`);
			continue;
		}
		const source = {
			tenant: OPERATOR,
			topic: found.name,
			kind: 'feed',
			url,
			given: 'people',
			fullText: false,
			every: null,
			addedBy: null,
		} as const;
		if (await addSource(store, { ...source, at: terminal.now() })) added++;
	}
	terminal.stdout.write(`${added} of ${read.feeds.length} feeds are new in ${found.title}.\n`);
	return EXIT.fine;
}

async function exportFeeds({ config, store }: Configured, { stdout }: Terminal): Promise<ExitCode> {
	const { sourcesOf } = await import('../store/sources.ts');
	const { writeOpml } = await import('../sources/opml.ts');
	const { OPERATOR } = await import('../model/place.ts');
	const kept = await sourcesOf(store, { tenants: [OPERATOR] });
	const feeds = config.topics.flatMap(({ name, title: folder, sources }) => {
		const titles = new Map(kept.filter(({ topic, kind }) => topic === name && kind === 'feed').map(({ url, title }) => [url, title]));
		for (const source of sources) if (source.kind === 'feed' && !titles.has(source.url)) titles.set(source.url, null);
		return [...titles].map(([url, title]) => ({ url, title, folders: [folder] }));
	});
	stdout.write(writeOpml(feeds));
	return EXIT.fine;
}

export function topicNamed(name: string, topics: readonly Topic[], terminal: Terminal): Topic | null {
	const found = topics.find((topic) => topic.name === name.toLowerCase()) ?? null;
	if (!found) complain(terminal, `There is no topic "${name}". The topics are ${topics.map((topic) => topic.name).join(', ')}.`);
	return found;
}

function complain({ stderr }: Terminal, text: string): ExitCode {
	stderr.write(`${text}\n`);
	return EXIT.badInput;
}
