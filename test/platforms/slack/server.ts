import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { METHODS } from './methods.ts';
import { brokenCall } from './rules.ts';
import { type Line, socketLines } from './sockets.ts';
import { GENERAL, type Whisper, type Workspace, workspace } from './workspace.ts';

/**
 * What becomes of a call: accepted and the reply lost; a 500; a 429; a word of Slack's; no answer for so many ms; a status;
 * accepted, and answered with a status, or after so many ms; accepted so many ms after the caller gave up.
 */
export type Fault =
	| 'lose'
	| 'fail'
	| 'limit'
	| { readonly error: string }
	| { readonly hang: number }
	| { readonly status: number }
	| { readonly accept: number }
	| { readonly slow: number }
	| { readonly late: number };

/** Slack on loopback, as strict as its documentation. */
export interface SlackServer {
	readonly apiUrl: string;
	readonly workspace: Workspace;
	/** Every call, oldest first. */
	readonly calls: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[];
	/** Rules that were broken. */
	readonly broken: string[];
	readonly line: Line;
	/** Tokens that are valid now. */
	readonly tokens: Set<string>;
	/** What happens to a call that `fault` has nothing for. */
	weather: ((method: string) => Fault | null) | null;
	/** What happens to the next calls of a method. */
	fault(method: string, fault: Fault): void;
	/** A response url, as a command or button brings it. `whisper`: the private card whose button was pressed. */
	responseUrl(whisper?: Whisper): { readonly url: string; expire(): void };
	close(): Promise<void>;
}

export const TOKENS = { bot: 'xoxb-harbour-bot', app: 'xapp-harbour-app' };

const NEEDS: Readonly<Record<string, string>> = {
	'chat.postMessage': 'chat:write',
	'conversations.history': 'channels:history',
	'conversations.replies': 'channels:history',
	'users.info': 'users:read',
	'conversations.info': 'channels:read',
	'files.getUploadURLExternal': 'files:write',
	'files.completeUploadExternal': 'files:write',
};

/** How often one response url answers. */
const USES = 5;

export async function slackServer(): Promise<SlackServer> {
	const state = workspace();
	const faults = new Map<string, Fault[]>();
	const urls = new Map<string, { uses: number; readonly whisper: Whisper | undefined }>();
	const sockets = new Set<Socket>();
	const http = createServer((request, response) => void answer(request, response));
	http.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const { port } = http.address() as AddressInfo;
	const line = socketLines(http);
	const server: SlackServer = {
		apiUrl: `http://127.0.0.1:${port}/api/`,
		workspace: state,
		calls: [],
		broken: [],
		weather: null,
		line,
		tokens: new Set(Object.values(TOKENS)),
		fault(method, fault) {
			faults.set(method, [...(faults.get(method) ?? []), fault]);
		},
		responseUrl(whisper) {
			const url = `/actions/${urls.size + 1}`;
			const entry = { uses: USES, whisper };
			urls.set(url, entry);
			return {
				url: `http://127.0.0.1:${port}${url}`,
				expire() {
					entry.uses = 0;
				},
			};
		},
		async close() {
			line.close();
			for (const socket of sockets) socket.destroy();
			if (http.listening) await new Promise((resolve) => http.close(resolve));
		},
	};
	return server;

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const bytes = await read(request);
		const body = bytes.toString();
		const path = request.url ?? '';
		if (path.startsWith('/upload/')) {
			const file = state.files.get(path.slice('/upload/'.length));
			if (file?.length !== bytes.length) server.broken.push(`an upload of ${bytes.length} bytes was announced as ${file?.length}`);
			if (file) file.png = bytes;
			response.end(file ? 'OK' : 'no such file');
			return;
		}
		if (path.startsWith('/actions/')) {
			respondTo(path, body, response);
			return;
		}
		const method = path.slice('/api/'.length);
		const args = form(body);
		server.calls.push({ method, args });
		server.broken.push(...brokenCall(method, args));
		const fault = faults.get(method)?.shift() ?? server.weather?.(method);
		if (fault === 'lose') {
			call(method, args, request);
			request.socket.destroy();
		} else if (typeof fault === 'object' && fault && 'accept' in fault) {
			call(method, args, request);
			fail({ status: fault.accept }, response);
		} else if (typeof fault === 'object' && fault && 'slow' in fault) {
			const answered = call(method, args, request);
			setTimeout(() => send(response, answered), fault.slow).unref();
		} else if (typeof fault === 'object' && fault && 'late' in fault) {
			response.once('close', () => setTimeout(() => call(method, args, request), fault.late).unref());
		} else if (fault) fail(fault, response);
		else send(response, call(method, args, request));
	}

	function call(method: string, args: Readonly<Record<string, unknown>>, request: IncomingMessage): Readonly<Record<string, unknown>> {
		const token = (request.headers.authorization ?? '').replace('Bearer ', '');
		if (!server.tokens.has(token)) return { ok: false, error: 'invalid_auth' };
		if ((token === TOKENS.app) !== (method === 'apps.connections.open')) return { ok: false, error: 'not_allowed_token_type' };
		if (method === 'apps.connections.open') return { ok: true, url: line.ticket(port) };
		const needed = NEEDS[method];
		if (needed && !state.scopes.has(needed)) return { ok: false, error: 'missing_scope', needed, provided: [...state.scopes].join(',') };
		if (method === 'files.getUploadURLExternal') return announce(args);
		const answered = METHODS[method]?.(args, state) ?? { ok: false, error: 'unknown_method' };
		echo(method, answered);
		return answered;
	}

	function announce({ length }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
		const id = `F0${state.files.size}`;
		state.files.set(id, { length: Number(length), png: null, complete: false });
		return { ok: true, upload_url: `http://127.0.0.1:${port}/upload/${id}`, file_id: id };
	}

	/** Slack tells the bot of its own messages too. */
	function echo(method: string, answered: Readonly<Record<string, unknown>>): void {
		if (method !== 'chat.postMessage' || !answered.ok) return;
		const message = answered.message as Readonly<Record<string, unknown>>;
		void line.event({ ...message, type: 'message', channel_type: 'channel' }).catch(() => {});
	}

	function respondTo(path: string, body: string, response: ServerResponse): void {
		const entry = urls.get(path);
		const fault = faults.get('response url')?.shift();
		if (fault && fault !== 'lose') {
			fail(fault, response);
			return;
		}
		if (!entry || entry.uses <= 0) {
			send(response, { ok: false, error: entry ? 'used_url' : 'expired_url' }, 404);
			return;
		}
		entry.uses--;
		const args = JSON.parse(body) as Readonly<Record<string, unknown>>;
		server.calls.push({ method: 'response url', args });
		server.broken.push(...brokenCall('response url', args));
		const shown = args as unknown as Whisper;
		if (args.replace_original && entry.whisper) Object.assign(entry.whisper, { text: shown.text, blocks: shown.blocks });
		else state.whispers.push({ channel: GENERAL, user: '', thread_ts: shown.thread_ts, text: shown.text, blocks: shown.blocks });
		if (args.replace_original && !entry.whisper) server.broken.push('response url: a message that everybody sees is replaced');
		response.end('ok');
	}

	function send(response: ServerResponse, answered: Readonly<Record<string, unknown>>, status = 200): void {
		response.writeHead(status, { 'content-type': 'application/json', 'x-oauth-scopes': [...state.scopes].join(',') });
		response.end(JSON.stringify(answered));
	}

	function fail(fault: Exclude<Fault, 'lose'>, response: ServerResponse): void {
		if (fault === 'limit') response.writeHead(429, { 'retry-after': '1' }).end();
		else if (fault === 'fail') response.writeHead(500).end('trouble');
		else if ('status' in fault) response.writeHead(fault.status).end('trouble');
		else if ('error' in fault) send(response, { ok: false, error: fault.error });
		else if ('hang' in fault) setTimeout(() => response.destroy(), fault.hang).unref();
		else response.writeHead(503).end('trouble');
	}
}

async function read(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

const AS_JSON = new Set(['blocks', 'metadata', 'view', 'files']);

function form(body: string): Readonly<Record<string, unknown>> {
	return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, AS_JSON.has(name) ? JSON.parse(value) : value]));
}
