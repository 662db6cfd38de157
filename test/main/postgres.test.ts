import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project, startByline } from '../fixtures/process.ts';
import { onPostgres } from '../store/databases.ts';

onPostgres((database) => {
	test('two processes serve one database, each with a data folder of its own, and stop when told', { timeout: 120_000 }, async () => {
		const url = await database.location();
		const both = [];
		for (const cwd of [await project(), await project()]) {
			await writeFile(join(cwd, 'url'), `${url}\n`);
			both.push(startByline(cwd, { DATABASE_URL_FILE: join(cwd, 'url') }));
		}
		for (const one of both) {
			const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await one.until('is ready')) ?? [];
			const health = await fetch(`${origin}/healthz`);
			expect([health.status, await health.json()]).toMatchObject([200, { ready: true }]);
		}
		for (const one of both) {
			one.child.kill('SIGTERM');
			expect(await one.exit()).toBe(0);
		}
	});

	test('a server that is not there is named without the password', { timeout: 60_000 }, async () => {
		const started = startByline(await project(), { DATABASE_URL: 'postgres://byline:canary-password@127.0.0.1:1/byline' });
		expect(await started.exit()).toBe(1);
		const output = await started.until('');
		expect(output).toContain('Cannot open the database postgres://127.0.0.1:1/byline: no server answers there');
		expect(output).not.toContain('canary');
	});
});
