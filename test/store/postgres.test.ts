import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/store.ts';
import { onPostgres } from './databases.ts';

const row = { tenant: 'web:local', event: '1', kind: 'command', payload: null, received_at: 1_764_000_000_000, done_at: null, seal: null };

/** A way to the server that can be cut and mended, as a network is. */
async function cable(url: string): Promise<{ readonly url: string; cut(): Promise<void>; mend(): Promise<void> }> {
	const target = new URL(url);
	const sockets = new Set<Socket>();
	let server: Server | undefined;
	let port = 0;
	async function mend(): Promise<void> {
		server = createServer((near) => {
			const far = connect(Number(target.port), target.hostname);
			for (const socket of [near, far]) sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
			near.pipe(far).pipe(near);
		}).listen(port, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		port = typeof address === 'object' && address ? address.port : 0;
	}
	async function cut(): Promise<void> {
		const closed = once(server!, 'close');
		server?.close();
		for (const socket of sockets) socket.destroy();
		await closed;
	}
	await mend();
	onTestFinished(cut);
	return { url: Object.assign(new URL(url), { port: String(port) }).href, cut, mend };
}

onPostgres((database) => {
	test('connections that drop are replaced, and a server that is away is waited for', async () => {
		const way = await cable(await database.location());
		const store = await database.open(way.url);
		await store.insertInto('inbox').values(row).execute();
		await way.cut();
		await new Promise((resolve) => setTimeout(resolve, 100));
		const waiting = store.selectFrom('inbox').selectAll().execute();
		setTimeout(() => void way.mend(), 300);
		expect(await waiting).toEqual([row]);
	});

	test('a connection that drops inside a transaction fails that transaction and nothing else', async () => {
		const at = await database.location();
		const [store, other] = [await database.open(at), await database.open(at)];
		const broken = store.transaction().execute(async (transaction) => {
			await transaction.insertInto('inbox').values(row).execute();
			await sql`select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`.execute(
				other,
			);
			await transaction
				.insertInto('inbox')
				.values({ ...row, event: '2' })
				.execute();
		});
		await expect(broken).rejects.toThrow();
		expect(await store.selectFrom('inbox').selectAll().execute()).toEqual([]);
		await store.insertInto('inbox').values(row).execute();
		expect(await other.selectFrom('inbox').selectAll().execute()).toEqual([row]);
	});

	test.each([
		['a server that is not there', (url: URL) => Object.assign(url, { port: '1' }), 'no server answers there'],
		['a database that is not there', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), 'the server has no such database'],
	])('%s is named without the password, with what to do', async (_, change, reason) => {
		const url = new URL(await database.location());
		change(url).password = 'canary';
		const opened = openStore(url.href);
		await expect(opened).rejects.toThrow(`Cannot open the database postgres://127.0.0.1:${url.port}${url.pathname}: ${reason}`);
		await expect(opened).rejects.not.toThrow('canary');
	});

	test('a row that another holds is not waited for without end', async () => {
		const at = await database.location();
		const [store, other] = [await database.open(at), await database.open(at)];
		await store.insertInto('inbox').values(row).execute();
		await store.transaction().execute(async (transaction) => {
			await transaction.updateTable('inbox').set({ done_at: 1 }).execute();
			await expect(other.updateTable('inbox').set({ done_at: 2 }).execute()).rejects.toThrow('lock timeout');
		});
		expect(await other.selectFrom('inbox').select('done_at').execute()).toEqual([{ done_at: 1 }]);
	});
});
