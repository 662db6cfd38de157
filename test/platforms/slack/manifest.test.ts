import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../../src/cli/program.ts';
import { manifest } from '../../../src/platforms/slack/manifest.ts';
import { commands } from '../contract.ts';

function written() {
	const chunks: string[] = [];
	const stream = { write: (text: string) => chunks.push(text) > 0 } as unknown as NodeJS.WritableStream;
	return { stream, text: () => chunks.join('') };
}

async function byline(...args: string[]) {
	const [stdout, stderr] = [written(), written()];
	const code = await run(args, { env: {}, stdout: stdout.stream, stderr: stderr.stream, now: Date.now });
	return { code, stdout: stdout.text(), stderr: stderr.text() };
}

test('byline manifest slack prints JSON that has the commands, and says what each scope is for', async () => {
	const { code, stdout, stderr } = await byline('manifest', 'slack');
	const made = JSON.parse(stdout) as ReturnType<typeof manifest>['manifest'];
	expect(code).toBe(0);
	expect(made.features.slash_commands.map(({ command }) => command)).toEqual(['/gaza-summary', '/byline']);
	expect(made.settings.socket_mode_enabled).toBe(true);
	for (const scope of made.oauth_config.scopes.bot) expect(stderr).toMatch(new RegExp(`${scope} +to \\w`));
});

test('as YAML it is the same manifest, with the scopes’ purposes as comments', async () => {
	const { stdout: json } = await byline('manifest', 'slack', '--origin', 'https://bot.example/');
	const { stdout: yaml } = await byline('manifest', 'slack', '--yaml', '--origin', 'https://bot.example');
	expect(parse(yaml)).toEqual(JSON.parse(json));
	expect(yaml).toMatch(/- chat:write # to post/);
	expect(yaml).toContain('request_url: https://bot.example/slack/events');
});

test.each([['http://bot.example'], ['bot.example'], ['https://bot.example/path']])('the origin %s is refused', async (origin) => {
	const { code, stderr } = await byline('manifest', 'slack', '--origin', origin);
	expect(code).toBe(2);
	expect(stderr).toContain('https://bot.example');
});

test('commands that Slack cannot have are left out and named, and /byline never is', () => {
	const many = Array.from({ length: 60 }, (_, i) => ({ ...commands[0]!, name: `topic-${i}-summary` }));
	const long = { ...commands[0]!, name: 'a-topic-whose-name-is-too-long-summary' };
	const made = manifest([...many, long, commands[1]!], { origin: null });
	expect(made.manifest.features.slash_commands).toHaveLength(50);
	expect(made.manifest.features.slash_commands.at(-1)?.command).toBe('/byline');
	expect(made.leftOut).toHaveLength(12);
	expect(made.leftOut).toContain('/a-topic-whose-name-is-too-long-summary');
});

test('the scope to see who is an admin is asked for only where a command is for managers', () => {
	const scopes = (of: typeof commands) => manifest(of, { origin: null }).manifest.oauth_config.scopes.bot;
	expect(scopes(commands)).not.toContain('users:read');
	expect(scopes([{ ...commands[0]!, who: 'managers' }])).toContain('users:read');
});
