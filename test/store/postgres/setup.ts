import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type Server, startPostgres } from './server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where test files ask for the run's Postgres: `GET` starts it when it is first asked for. */
		postgres: string;
	}
}

/** One Postgres for all test files of a run, started by the first that needs it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	let starting: Promise<Server> | undefined;
	const door = createServer(async (_request, response) => {
		starting ??= startPostgres();
		const answer = await starting.then(
			(server) => ({ url: server.url }),
			(cause: unknown) => ({ reason: cause instanceof Error ? cause.message : String(cause) }),
		);
		response.end(JSON.stringify(answer));
	}).listen(0, '127.0.0.1');
	await once(door, 'listening');
	const address = door.address();
	project.provide('postgres', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
	return async () => {
		door.close();
		door.closeAllConnections();
		await starting?.then(
			(server) => server.stop(),
			() => {},
		);
	};
}
