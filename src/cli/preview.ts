import { Command } from 'commander';
import type { JudgedEntry } from '../bot/library.ts';
import { withStore } from './configured.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { topicNamed } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** `byline preview TOPIC`: for each document, whether the topic's filter lets it in, and why. */
export function previewCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('preview')
		.description('Say of each document of a topic why its filter lets it in or keeps it out.')
		.argument('<topic>', 'the topic’s name')
		.option('--out', 'only those that are kept out')
		.action(async (name: string, { out = false }: { out?: boolean }) => exit((await preview(name, { out }, terminal)) ?? EXIT.badInput));
}

async function preview(name: string, { out }: { out: boolean }, terminal: Terminal): Promise<ExitCode | null> {
	return withStore(terminal, async ({ config, store }) => {
		const topic = topicNamed(name, config.topics, terminal);
		if (!topic) return EXIT.badInput;
		const { library } = await import('../bot/library.ts');
		const warn = (message: string) => void terminal.stderr.write(`${message}\n`);
		const judged = await library([topic], { warn, store, now: terminal.now }).judged(topic);
		for (const entry of judged) if (!out || !entry.verdict.in) terminal.stdout.write(`${await line(entry)}\n`);
		const passed = judged.filter(({ verdict }) => verdict.in).length;
		terminal.stdout.write(`${passed} of ${judged.length} documents are in.\n`);
		return EXIT.fine;
	});
}

async function line(entry: JudgedEntry): Promise<string> {
	const { entryText } = await import('../bot/lists.ts');
	const { verdict } = entry;
	return `${verdict.in ? 'in ' : 'out'}  ${entryText(entry)} — ${verdict.why}`;
}
