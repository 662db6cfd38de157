import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemText } from '../../src/config/problem.ts';
import { readConfig } from '../../src/config.ts';
import type { PlatformDefinition } from '../../src/platforms/platform.ts';
import { terminal } from '../../src/platforms/terminal/terminal.ts';
import { folder } from '../fixtures/folder.ts';

const base = terminal({ input: process.stdin, output: process.stdout });
const chat: PlatformDefinition<{ token: string }> = {
	...base,
	name: 'chat',
	title: 'Chat',
	variables: { CHAT_TOKEN: { secret: true, help: 'From the settings of your app.' }, CHAT_URL: { secret: false, help: 'Where it is.' } },
	settings: z
		.object({
			CHAT_TOKEN: z.string({ error: 'expected the token of your app' }).startsWith('chat-', 'expected a token that begins with chat-'),
		})
		.transform(({ CHAT_TOKEN }) => ({ token: CHAT_TOKEN })),
	connect: async () => ({ status: 'refused', refusal: 'token-invalid', reason: 'a stand-in', advice: 'Nothing to do.' }),
	diagnose: async () => [],
	enabled: (variables) => 'CHAT_TOKEN' in variables || 'CHAT_URL' in variables,
};

async function project(): Promise<string> {
	const path = await folder();
	await mkdir(join(path, 'config'));
	await mkdir(join(path, 'digests/harbour'), { recursive: true });
	await writeFile(
		join(path, 'config/byline.yaml'),
		'topics:\n  harbour:\n    title: Harbour talks\n    sources:\n      - folder: digests/harbour\n',
	);
	return path;
}

async function problems(path: string, environment: Record<string, string>): Promise<string[]> {
	const read = await readConfig({ environment, folder: path, definitions: [chat] });
	return 'problems' in read ? read.problems.map(problemText) : [];
}

test('without any variable, the file alone is enough, and no platform with a token is asked for', async () => {
	const path = await project();
	expect(await readConfig({ environment: {}, folder: path, definitions: [chat] })).toMatchObject({
		config: {
			topics: [{ name: 'harbour', title: 'Harbour talks', sources: [{ kind: 'folder', path: join(path, 'digests/harbour') }] }],
			listen: { host: '127.0.0.1', port: 3000 },
			data: join(path, 'data'),
			platforms: [],
			warnings: [],
		},
	});
});

test('a secret may come from a file', async () => {
	const path = await project();
	await writeFile(join(path, 'token'), 'chat-123\n');
	const read = await readConfig({ environment: { CHAT_TOKEN_FILE: join(path, 'token') }, folder: path, definitions: [chat] });
	expect(read).toMatchObject({ config: { platforms: [{ settings: { token: 'chat-123' } }] } });
});

test('the url of a database may come from a file, and no log may show it or its password', async () => {
	const path = await project();
	await writeFile(join(path, 'url'), 'postgres://byline:p%40ssword@db.example/byline\n');
	const read = await readConfig({ environment: { DATABASE_URL_FILE: join(path, 'url') }, folder: path, definitions: [] });
	const url = 'postgres://byline:p%40ssword@db.example/byline';
	expect(read).toMatchObject({ config: { database: url, secrets: [url, 'p%40ssword', 'p@ssword'] } });
});

test('every problem is reported at once, and no secret is shown', async () => {
	const path = await project();
	await writeFile(
		join(path, 'config/byline.yaml'),
		'topics:\n  harbour:\n    title: Harbour talks\n    sources:\n      - folder: digests/habour\n',
	);
	const found = await problems(path, {
		CHAT_TOKEN: 'wrong-canary',
		PORT: 'http',
		BYLINE_LOG: 'xml',
		DATABASE_URL: 'mysql://user:canary@db',
	});
	expect(found).toEqual([
		`Cannot read folder "digests/habour" in config/byline.yaml:5: there is no such folder. Paths start at ${path}.`,
		'Cannot read PORT "http" in the environment: expected a number from 0 to 65535.',
		'Cannot read BYLINE_LOG "xml" in the environment: expected text or json.',
		'Cannot read CHAT_TOKEN in the environment: expected a token that begins with chat-.',
		'Cannot read DATABASE_URL in the environment: expected the url of a Postgres database, as in postgres://byline:password@db.example/byline. Unset it to keep the data in a file; BYLINE_DATA names its folder.',
	]);
	expect(found.join()).not.toContain('canary');
});

test.each([
	[{ CHAT_URL: 'http://x' }, 'Cannot read CHAT_TOKEN in the environment: expected the token of your app.'],
	[
		{ CHAT_TOKEN: 'chat-1', CHAT_TOKEN_FILE: '/x' },
		'Cannot read CHAT_TOKEN in the environment: it is given twice, once as a file. Unset one of CHAT_TOKEN and CHAT_TOKEN_FILE.',
	],
	[
		{ CHAT_TOKEN_FILE: '/nowhere/x' },
		'Cannot read CHAT_TOKEN_FILE "/nowhere/x" in the environment: there is no such file. Check the path and its rights.',
	],
	[{ BYLINE_CONFIG: 'other.yaml' }, 'Write one there, or name another with BYLINE_CONFIG.'],
	[{ PORT: '70000' }, 'Cannot read PORT "70000" in the environment: expected a number from 0 to 65535.'],
])('%j is refused with advice', async (environment, expected) => {
	expect((await problems(await project(), environment)).join('\n')).toContain(expected);
});

test('a variable that looks like a slip is a warning', async () => {
	const read = await readConfig({
		environment: { CHAT_TOKN: 'x', CHAT_SOMETHING_ELSE: 'x' },
		folder: await project(),
		definitions: [chat],
	});
	expect(read).toMatchObject({ config: { warnings: ['CHAT_TOKN is set, but not known: did you mean CHAT_TOKEN?'] } });
});
