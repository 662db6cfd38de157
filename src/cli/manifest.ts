import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { Problem } from '../config/problem.ts';
import type { Scope } from '../platforms/slack/scopes.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Terminal } from './terminal.ts';

interface ManifestOptions {
	readonly origin?: string;
	readonly yaml?: true;
}

/** `byline manifest slack`: the app's settings, ready to be pasted where an app is made from a manifest. */
export function manifestCommand(terminal: Terminal, exit: (code: ExitCode) => void): Command {
	return new Command('manifest')
		.description('Print the manifest for api.slack.com/apps, with a command for each topic.')
		.addArgument(new Argument('<platform>', 'the platform').choices(['slack']))
		.addOption(
			new Option('--origin <url>', 'where Slack reaches this machine over HTTP, as in https://bot.example (usual: Socket Mode)').argParser(
				parseOrigin,
			),
		)
		.option('--yaml', 'print YAML with a comment beside each scope (usual: JSON)')
		.action(async (_platform: string, options: ManifestOptions) => exit(await printManifest(options, terminal)));
}

async function printManifest({ origin = null, yaml }: { origin?: string | null; yaml?: true }, terminal: Terminal): Promise<ExitCode> {
	const { readConfig } = await import('../config.ts');
	// No platform's own variables are needed: the manifest is made before there is a token.
	const read = await readConfig({ environment: terminal.env, folder: process.cwd(), definitions: [] });
	if ('problems' in read) {
		const { problemText } = await import('../config/problem.ts');
		for (const problem of read.problems as readonly Problem[]) terminal.stderr.write(`${problemText(problem)}\n`);
		return EXIT.badInput;
	}
	const { commandsFor } = await import('../bot/commands.ts');
	const { manifest } = await import('../platforms/slack/manifest.ts');
	const { scopesFor } = await import('../platforms/slack/scopes.ts');
	const commands = commandsFor(read.config.topics);
	const made = manifest(commands, { origin });
	const scopes = scopesFor(commands);
	terminal.stdout.write(yaml ? await asYaml(made.manifest, scopes) : `${JSON.stringify(made.manifest, null, 2)}\n`);
	for (const name of made.leftOut) {
		terminal.stderr.write(`Slack cannot have the command ${name}: an app has at most 50, of 32 characters each with the slash.\n`);
	}
	if (!yaml) terminal.stderr.write(scopeText(scopes));
	return EXIT.fine;
}

/** What each scope is for. On standard error, so that standard output is the manifest and nothing else. */
function scopeText(scopes: readonly Scope[]): string {
	const width = Math.max(...scopes.map(({ name }) => name.length));
	return `The scopes, and what each is for:\n${scopes.map(({ name, why }) => `  ${name.padEnd(width)}  ${why}\n`).join('')}`;
}

async function asYaml(manifest: object, scopes: readonly Scope[]): Promise<string> {
	const { Document, isScalar, isSeq } = await import('yaml');
	const document = new Document(manifest);
	const bot = document.getIn(['oauth_config', 'scopes', 'bot']);
	for (const item of isSeq(bot) ? bot.items : []) {
		if (isScalar(item)) item.comment = ` ${scopes.find(({ name }) => name === item.value)?.why ?? ''}`;
	}
	return document.toString({ lineWidth: 0 });
}

function parseOrigin(value: string): string {
	const url = URL.canParse(value) ? new URL(value) : null;
	if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search) {
		throw new InvalidArgumentError('Give the public address that starts with https and has no path, as in --origin https://bot.example.');
	}
	return url.origin;
}
