import { Command } from 'commander';
import type { Brought } from '../intake/keep.ts';
import type { Topic } from '../model/topic.ts';
import { type Configured, withReaders, withStore } from './configured.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { expectedProblem } from './input.ts';
import { topicNamed } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** `byline add FILE|URL --topic TOPIC`: one document, kept in the database. */
export function addCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('add')
		.description('Add one document to a topic: a text, Markdown, HTML or PDF file, or the address of a page or PDF.')
		.argument('<file-or-url>', 'a file, "-" for standard input, or an address')
		.requiredOption('--topic <name>', 'the topic')
		.action(async (what: string, { topic }: { topic: string }) => {
			exit((await withStore(terminal, (at) => add({ what, topic }, at, terminal))) ?? EXIT.badInput);
		});
}

async function add({ what, topic: name }: { what: string; topic: string }, at: Configured, terminal: Terminal): Promise<ExitCode> {
	const topic = topicNamed(name, at.config.topics, terminal);
	if (!topic) return EXIT.badInput;
	const brought = /^https?:\/\//i.test(what) ? await fromUrl(what, topic, at, terminal) : await fromFile(what, terminal);
	if (!brought) return EXIT.badInput;
	const { keepByHand } = await import('../intake/by-hand.ts');
	const kept = await keepByHand(brought, { topic: topic.name, store: at.store, at: terminal.now() });
	const { title, text } = brought.document;
	const titled = title ? text.slice(title.start, title.end) : text.slice(0, 60);
	terminal.stdout.write(kept ? `Added to ${topic.title}: ${titled}\n` : `${topic.title} has it already: ${titled}\n`);
	return EXIT.fine;
}

async function fromFile(file: string, { stderr }: Terminal): Promise<Brought | null> {
	const { readDocument } = await import('../sources/file.ts');
	const { broughtOf } = await import('../intake/by-hand.ts');
	try {
		return broughtOf(await readDocument(file));
	} catch (cause) {
		const problem = expectedProblem(cause, file);
		if (!problem) throw cause;
		stderr.write(`${problem}\n`);
		return null;
	}
}

async function fromUrl(url: string, topic: Topic, { config }: Configured, { now, stderr }: Terminal): Promise<Brought | null> {
	const { broughtOf } = await import('../intake/by-hand.ts');
	return withReaders(config, now, async ({ fetcher, pool }) => {
		// The operator gives the address, on the operator's own machine.
		const fetched = await fetcher.fetch(url, { robots: false, trusted: true });
		if (fetched.status === 'unchanged') return null;
		if (fetched.status !== 'fetched') return refuse(`Cannot read ${url}: ${fetched.reason}. ${fetched.advice}`);
		const options = { url, charset: fetched.charset, today: new Date(now()).toISOString().slice(0, 10), most: 1, known: new Set<string>() };
		const feed = await pool.run({ kind: 'feed', bytes: fetched.bytes, options });
		if (feed.status === 'done' && feed.result.kind === 'feed')
			return refuse(`${url} is a feed, not one document. Add it as a source: byline sources add ${topic.name} ${url}`);
		const page = await pool.run({ kind: 'page', bytes: fetched.bytes, origin: url, known: { url: fetched.url } });
		if (page.status === 'ended') return refuse(`Cannot read ${url}: ${page.reason}.`);
		if (page.result.kind === 'none') return refuse(`Cannot read ${url}: ${page.result.reason}. ${page.result.advice}`);
		return broughtOf(page.result.document);
	});

	function refuse(text: string): null {
		stderr.write(`${text}\n`);
		return null;
	}
}
