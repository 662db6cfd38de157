import { Command } from 'commander';
import { EXIT, type ExitCode } from './exit.ts';

/** `byline start`: serves the chat until it is told to stop. */
export function startCommand(exit: (code: ExitCode) => void): Command {
	return new Command('start').description('Serve the chat on every platform that is configured, until told to stop.').action(async () => {
		const { start } = await import('../main.ts');
		exit((await start()) === 0 ? EXIT.fine : EXIT.badInput);
	});
}
