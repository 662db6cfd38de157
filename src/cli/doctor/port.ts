import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Finding } from '../../platforms/platform.ts';

/** Whether the port can be had, or is held by Byline itself. */
export async function portFinding({ host, port }: { host: string; port: number }): Promise<Finding> {
	if (port === 0) return { level: 'good', text: 'PORT is 0: any free port is taken.', advice: null };
	const code = await listenError({ host, port });
	if (code === null) return { level: 'good', text: `Port ${port} on ${host} is free.`, advice: null };
	if (code === 'EADDRINUSE' && (await isByline({ host, port }))) {
		return { level: 'good', text: `Byline is serving on port ${port}.`, advice: null };
	}
	const advice: Readonly<Record<string, string>> = {
		EADDRINUSE: 'Stop the program that has it, or set PORT to another number.',
		EACCES: 'Set PORT to a number above 1023.',
		EADDRNOTAVAIL: 'This machine has no such address: correct listen.host.',
		ENOTFOUND: 'This machine knows no such host: correct listen.host.',
	};
	return {
		level: 'problem',
		text: `Port ${port} on ${host} cannot be had (${code}).`,
		advice: advice[code] ?? 'Set PORT to another number.',
	};
}

async function listenError(address: { host: string; port: number }): Promise<string | null> {
	const server = createServer();
	try {
		server.listen(address);
		await once(server, 'listening');
		return null;
	} catch (cause) {
		return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
	} finally {
		server.close();
	}
}

async function isByline({ host, port }: { host: string; port: number }): Promise<boolean> {
	const own = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
	try {
		const address = `http://${own.includes(':') ? `[${own}]` : own}:${port}/healthz`;
		const health: unknown = await (await fetch(address, { signal: AbortSignal.timeout(2_000) })).json();
		return typeof health === 'object' && health !== null && 'platforms' in health;
	} catch {
		return false;
	}
}
