import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Binaries, binaries, type User, unprivileged } from './binaries.ts';

const execute = promisify(execFile);

export interface Server {
	/** Of the database that is there from the beginning: others are made from it. */
	readonly url: string;
	stop(): Promise<void>;
}

/** For tests only: what is lost with the machine need not survive it. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=32MB', 'unix_socket_directories='];

/** The shell ends the server and removes its data when its standard input is closed: also when this process is killed. */
const WATCH = '"$@" & pid=$!; cat >/dev/null; kill -QUIT "$pid"; wait "$pid"; rm -rf "$FOLDER"';

/** A real Postgres on a free port of 127.0.0.1, with its data in a new folder. Throws when the system does not allow it. */
export async function startPostgres(): Promise<Server> {
	const folder = await mkdtemp(join(tmpdir(), 'byline-postgres-'));
	try {
		const user = await unprivileged();
		await chmod(folder, 0o755);
		if ('uid' in user) await chown(folder, user.uid!, user.gid!);
		const programs = await binaries({ user, folder });
		const data = join(folder, 'data');
		await execute(programs.initdb, ['-D', data, '-U', 'byline', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], user);
		return await listen({ programs, user, data, folder });
	} catch (cause) {
		await rm(folder, { recursive: true, force: true });
		throw cause;
	}
}

async function listen({ programs, user, data, folder }: { programs: Binaries; user: User; data: string; folder: string }): Promise<Server> {
	const port = await freePort();
	const settings = [...SETTINGS, 'listen_addresses=127.0.0.1'].flatMap((setting) => ['-c', setting]);
	const args = ['-c', WATCH, 'postgres', programs.postgres, '-D', data, '-p', String(port), ...settings];
	const child = spawn('sh', args, { ...user, cwd: folder, env: { ...process.env, FOLDER: folder }, stdio: ['pipe', 'ignore', 'pipe'] });
	const url = `postgres://byline@127.0.0.1:${port}/postgres`;
	await ready(child, url);
	return {
		url,
		async stop() {
			const ended = once(child, 'exit');
			child.stdin?.end();
			await ended;
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function ready(child: ChildProcess, url: string): Promise<void> {
	let said = '';
	child.stderr?.on('data', (chunk: Buffer) => {
		said = `${said}${chunk}`.slice(-2000);
	});
	for (let attempt = 0; attempt < 300; attempt++) {
		if (
			await run(url, 'select 1').then(
				() => true,
				() => false,
			)
		)
			return;
		if (/FATAL|PANIC/.test(said) && !/starting up/.test(said)) break;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	child.stdin?.end();
	throw new Error(`Cannot start Postgres: ${said}`);
}

/** Makes an empty database on the server, and gives its url. */
export async function createDatabase(server: string): Promise<string> {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await run(server, `create database ${name}`);
	return server.replace(/[^/]+$/, name);
}

/** Whoever is still connected to it is thrown out. */
export async function dropDatabase(server: string, url: string): Promise<void> {
	await run(server, `drop database if exists ${url.slice(url.lastIndexOf('/') + 1)} with (force)`);
}

async function run(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	client.on('error', () => {});
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}
