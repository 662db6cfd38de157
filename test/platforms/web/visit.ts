import { randomUUID } from 'node:crypto';
import { type Element, type Node, wordsOf } from '../../../src/platforms/web/element.ts';
import type { ShownMessage, State } from '../../../src/platforms/web/wire.ts';

export const ORIGIN = 'http://127.0.0.1:3000';

/** A browser without a screen: it keeps its cookie, and says where its requests come from. */
export interface Visit {
	get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
	post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
	state(): Promise<State>;
	/** A message with its replies' messages, wherever it stands; null when it is gone. */
	message(id: string): Promise<ShownMessage | null>;
	say(text: string, options?: { readonly thread?: string; readonly channel?: string; readonly id?: string }): Promise<Response>;
}

export function visit(answer: (request: Request) => Promise<Response>): Visit {
	let cookie = '';
	const self: Visit = {
		async get(path, headers = {}) {
			const response = await answer(new Request(`${ORIGIN}${path}`, { headers: { host: '127.0.0.1:3000', cookie, ...headers } }));
			keep(response);
			return response;
		},
		async post(path, body, headers = {}) {
			const own = { host: '127.0.0.1:3000', origin: ORIGIN, cookie, 'content-type': 'application/json' };
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			const response = await answer(new Request(`${ORIGIN}${path}`, { method: 'POST', headers: { ...own, ...headers }, body: text }));
			keep(response);
			return response;
		},
		async state() {
			return (await self.get('/state')).json() as Promise<State>;
		},
		async message(id) {
			const { messages } = await self.state();
			const roots = messages.map(async (root) => {
				const { messages: all } = (await (await self.get(`/thread/${root.id}`)).json()) as { messages: ShownMessage[] };
				return all;
			});
			return (await Promise.all(roots)).flat().find((message) => message.id === id) ?? null;
		},
		say(text, { thread = null, channel = 'news', id = newId() }: { thread?: string | null; channel?: string; id?: string } = {}) {
			return self.post('/say', { id, channel, thread, text });
		},
	};
	return self;

	function keep(response: Response): void {
		cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
	}
}

export function newId(): string {
	return randomUUID();
}

/** Every Element of a drawing. */
export function elementsOf(node: Node): Element[] {
	return typeof node === 'string' ? [] : [node, ...node.children.flatMap(elementsOf)];
}

export function bodyWords(body: ShownMessage['body']): string | null {
	return body === null ? null : wordsOf(body);
}
