#!/usr/bin/env node
import { EXIT } from './cli/exit.ts';
import { run } from './cli/program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// A reader that has seen enough (`byline digest … | head`) closes the pipe: nothing is wrong.
	if (error.code === 'EPIPE') process.exit(EXIT.fine);
	process.stderr.write(`Cannot write the output: ${error.message}. Free some room, or write it to another place.\n`);
	process.exit(EXIT.noOutput);
});

const { env, stdin, stdout, stderr } = process;
process.exitCode = await run(process.argv.slice(2), { env, stdin, stdout, stderr, now: Date.now, steady: () => performance.now() });
