import { Command, CommanderError } from 'commander';
import { addCommand } from './add.ts';
import { askCommand } from './ask.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { manifestCommand } from './manifest.ts';
import { previewCommand } from './preview.ts';
import { restoreCommand } from './restore.ts';
import { scheduleCommand } from './schedule.ts';
import { sourcesCommand } from './sources.ts';
import { startCommand } from './start.ts';
import type { Terminal } from './terminal.ts';
import { whyCommand } from './why.ts';

const EXIT_CODES = `
Exit codes: ${EXIT.fine} fine · ${EXIT.badInput} an input cannot be read or digested · ${EXIT.wrongUsage} wrong usage · ${EXIT.fault} a fault of Byline's own · ${EXIT.noOutput} the output cannot be written`;

/** Runs one `byline` command and says with which code to exit. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	let code: ExitCode = EXIT.fine;
	const program = new Command('byline')
		.description('News digests in which every line says who said it.')
		.configureOutput({
			writeOut: (text) => terminal.stdout.write(text),
			writeErr: (text) => terminal.stderr.write(text),
		})
		.exitOverride()
		.showHelpAfterError('Run byline --help, or byline digest --help, to see what can be asked.')
		.addHelpText('after', EXIT_CODES);
	program.addCommand(
		digestCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		askCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		startCommand((result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		scheduleCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		manifestCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		doctorCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		whyCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		backupCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		restoreCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	program.addCommand(
		checkCommand(terminal, (result) => {
			code = result;
		}).copyInheritedSettings(program),
	);
	for (const command of [sourcesCommand, addCommand, previewCommand]) {
		const made = command(terminal, (result) => {
			code = result;
		});
		program.addCommand(made.copyInheritedSettings(program));
	}
	try {
		await program.parseAsync(args, { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.wrongUsage;
		return reportFault(error, terminal);
	}
}

function reportFault(error: unknown, { env, stderr }: Terminal): ExitCode {
	const problem = error instanceof Error ? error : new Error(String(error));
	stderr.write(`Byline stopped because of a fault of its own: ${problem.message}\n`);
	stderr.write(env.BYLINE_DEBUG === '1' ? `${problem.stack}\n` : 'Run it again with BYLINE_DEBUG=1 to see where, and please report it.\n');
	return EXIT.fault;
}
