import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { violations } from './boundaries/rules.ts';

const src = path.resolve(import.meta.dirname, '../src');

test('every file of src/ keeps to its room', () => {
	const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
	const tree = new Map(files.map((file) => [file.split(path.sep).join('/'), readFileSync(path.join(src, file), 'utf8')]));
	expect(violations(tree)).toEqual([]);
	expect(tree.size).toBeGreaterThan(20);
});

test.each([
	['a room that imports one it may not', { 'cards/a.ts': "import { b } from '../digest/b.ts';" }, /cards may not import digest/],
	['a type over the wall', { 'cards/a.ts': "import type { B } from '../digest/b.ts';" }, /cards may not import digest/],
	['a dynamic import over the wall', { 'model/a.ts': "const b = await import('../digest/b.ts');" }, /model may not import digest/],
	['an import over several lines', { 'cards/a.ts': "import {\n\tb,\n\tc,\n} from '../store/b.ts';" }, /cards may not import store/],
	[
		'a re-export over the wall',
		{ 'cards/a.ts': "export const a = 1;\nexport { b } from '../digest/b.ts';" },
		/cards may not import digest/,
	],
	['a room that imports what puts the rooms together', { 'bot/a.ts': "import '../main.ts';" }, /bot may not import/],
	['a platform that imports another', { 'platforms/slack/a.ts': "import { b } from '../discord/b.ts';" }, /slack may not import/],
	['a platform that imports the use cases', { 'platforms/web/a.ts': "import { b } from '../../bot/b.ts';" }, /web may not import bot/],
	['a package of another room', { 'cards/a.ts': "import { z } from 'zod';" }, /package zod/],
	['a built-in module in a pure room', { 'digest/a.ts': "import { readFileSync } from 'node:fs';" }, /digest is pure/],
	['a file in no room', { 'lobby/a.ts': 'export const a = 1;' }, /no room/],
	[
		'a cycle',
		{ 'digest/a.ts': "import { b } from './b.ts';", 'digest/b.ts': "import { a } from './a.ts';" },
		/a\.ts → digest\/b\.ts → digest\/a/,
	],
	['a cycle of types', { 'model/a.ts': "import type { B } from './b.ts';", 'model/b.ts': "import type { A } from './a.ts';" }, /cycle/],
	['a file named after nothing', { 'digest/utils.ts': 'export const a = 1;' }, /named after nothing/],
	['a folder named after nothing', { 'digest/helpers/a.ts': 'export const a = 1;' }, /named after nothing/],
	['a barrel', { 'digest/index.ts': "export { a } from './a.ts';" }, /barrel/],
	['a barrel of another name', { 'digest/all.ts': "export * from './a.ts';\nexport type { B } from './b.ts';" }, /barrel/],
	['a switch on the platform', { 'bot/a.ts': 'switch (message.platform) {}' }, /switches on the platform/],
	['the environment', { 'store/a.ts': 'const url = process.env.DATABASE_URL;' }, /environment/],
	['the clock', { 'delivery/a.ts': 'const now = Date.now();' }, /clock/],
	['the clock by its other name', { 'delivery/a.ts': 'const now = new Date();' }, /clock/],
	['chance in a pure room', { 'digest/a.ts': 'const a = Math.random();' }, /pure room/],
])('%s is found', (_, files, message) => {
	expect(violations(new Map(Object.entries(files))).join('\n')).toMatch(message);
});

test('what the table allows is not found', () => {
	const tree = new Map([
		['model/a.ts', 'export interface A {}'],
		[
			'digest/b.ts',
			"import { z } from 'zod';\n// reads process.env? no: import './cards/a.ts' is a comment\nimport type { A } from '../model/a.ts';\nconst day = new Date(0);",
		],
		['platforms/platform.ts', "import type { A } from '../model/a.ts';"],
		['platforms/slack/index.ts', "export { send } from './send.ts';"],
		[
			'platforms/slack/send.ts',
			"import { App } from '@slack/bolt';\nimport type { Platform } from '../platform.ts';\nimport path from 'node:path';",
		],
		['platforms/index.ts', "export { send as slack } from './slack/index.ts';"],
		['main.ts', "import { send } from './platforms/index.ts';\nconst now = Date.now();\nconst { env } = process.env;"],
	]);
	expect(violations(tree)).toEqual([]);
});
