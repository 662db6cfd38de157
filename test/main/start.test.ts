import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tenant } from '../../src/model/place.ts';
import { createDocument } from '../../src/sources/document.ts';
import { keepDocument } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/store.ts';
import { project, startByline } from '../fixtures/process.ts';

test('it says when it is ready, answers for its health, has its folder to itself, and stops when told', async () => {
	const cwd = await project();
	const first = startByline(cwd);
	const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(await first.until('ready')) ?? [];
	const health = await fetch(`${origin}/healthz`);
	expect([health.status, ((await health.json()) as { ready: boolean }).ready]).toEqual([200, true]);

	const second = startByline(cwd);
	expect(await second.until('BYLINE_DATA')).toContain(`another Byline (process ${first.child.pid}) is running on it`);
	expect(await second.exit()).toBe(1);

	const told = Date.now();
	first.child.kill('SIGTERM');
	expect(await first.exit()).toBe(0);
	expect(Date.now() - told).toBeLessThan(8_000);
});

test('after a kill it starts again at once', async () => {
	const cwd = await project();
	const first = startByline(cwd);
	await first.until('ready');
	first.child.kill('SIGKILL');
	await first.exit();
	expect(await startByline(cwd).until('ready')).toContain('byline is ready');
});

test('a bad configuration is refused with every problem, and nothing is started', async () => {
	const cwd = await project();
	await writeFile(join(cwd, 'config/byline.yaml'), 'topics:\n  harbour:\n    titel: Harbour talks\n    sources: []\n');
	const started = startByline(cwd, { PORT: 'http' });
	expect(await started.exit()).toBe(1);
	const output = await started.until('');
	for (const words of [
		'byline.yaml:3: there is no such key under topics.harbour. Did you mean "title"?',
		'byline.yaml:4: expected at least one source',
		'PORT "http"',
	]) {
		expect(output).toContain(words);
	}
});

test('a port that is taken is named, with what to do', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	onTestFinished(() => void server.close());
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? String(address.port) : '';
	const started = startByline(await project(), { PORT: port });
	expect(await started.exit()).toBe(1);
	expect(await started.until('')).toContain(
		`Cannot listen on 127.0.0.1:${port}: another program has that port; stop it, or set PORT to another number`,
	);
});

test('a damaged store is refused, and the damage is named', async () => {
	const cwd = await project();
	const first = startByline(cwd);
	await first.until('ready');
	first.child.kill('SIGTERM');
	await first.exit();
	const store = await openStore(join(cwd, 'data/byline.db'));
	await keepDocument(store, { tenant: tenant('web:local'), document: createDocument({ origin: 'x', body: 'About 140 ships.' }), at: 1 });
	await store.updateTable('documents').set({ text: 'About 940 ships.' }).execute();
	await store.destroy();
	const second = startByline(cwd);
	expect(await second.exit()).toBe(1);
	expect(await second.until('')).toMatch(/it is damaged\. The document \w+ of web:local is not what was written/);
});
