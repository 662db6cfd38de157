import { Command } from 'commander';
import { EXIT, type ExitCode } from './exit.ts';
import { inColour, type Terminal } from './terminal.ts';

/** `byline doctor`: what stands in the way of a start, of a card, or of an answer, and what to do about each. */
export function doctorCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('doctor')
		.description('Check configuration, tokens, channels, clock and store, and say what to do about each finding.')
		.option('--json', 'print the findings as JSON')
		.action(async ({ json }: { json?: true }) => exit(await examine(terminal, { json: json === true })));
}

async function examine(terminal: Terminal, { json }: { json: boolean }): Promise<ExitCode> {
	const { examination } = await import('./doctor/examination.ts');
	const { asJson, asText } = await import('./doctor/report.ts');
	const found = await examination({ env: terminal.env, folder: process.cwd(), now: terminal.now, steady: terminal.steady ?? terminal.now });
	terminal.stdout.write(json ? asJson(found) : asText(found, { colour: inColour(terminal, undefined) }));
	return found.some(({ level }) => level === 'problem') ? EXIT.badInput : EXIT.fine;
}
