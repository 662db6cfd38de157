import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { TEAM } from './workspace.ts';

type Json = Readonly<Record<string, unknown>>;

/** The way in which Slack brings events, over a socket or over HTTP. */
export interface Line {
	/** Resolves when it has been acknowledged. */
	deliver(type: 'events_api' | 'slash_commands' | 'interactive', payload: Json, retry?: number): Promise<void>;
	/** An event in its envelope, with an id of its own. */
	event(event: Json, options?: { readonly retry?: number; readonly id?: string }): Promise<void>;
	/** Sends events elsewhere than over sockets. */
	divert(deliver: Line['deliver']): void;
	/** The address for one connection. */
	ticket(port: number): string;
	/** How many sockets are open now, and were opened so far. */
	readonly open: number;
	readonly opened: number;
	/** Asks the bot to connect again, as Slack does every few hours. */
	refresh(): void;
	/** Cuts every socket without a word. */
	cut(): void;
	close(): void;
}

export function socketLines(http: Server): Line {
	const sockets = new Set<WebSocket>();
	const waiting = new Map<string, () => void>();
	const web = new WebSocketServer({ server: http, path: '/link' });
	let diverted: Line['deliver'] | null = null;
	let opened = 0;
	web.on('connection', (socket) => {
		sockets.add(socket);
		opened++;
		socket.on('close', () => sockets.delete(socket));
		socket.on('message', (data) => {
			const { envelope_id: id } = JSON.parse(String(data)) as { envelope_id: string };
			waiting.get(id)?.();
			waiting.delete(id);
		});
		socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0BYLINE' } }));
	});
	const line: Line = {
		async deliver(type, payload, retry = 0) {
			if (diverted) return diverted(type, payload, retry);
			const [socket] = [...sockets].slice(-1);
			if (!socket) throw new Error('No socket is open');
			const id = randomUUID();
			const acknowledged = new Promise<void>((resolve) => waiting.set(id, resolve));
			const retried = retry ? { retry_attempt: retry, retry_reason: 'timeout' } : {};
			socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...retried }));
			await acknowledged;
		},
		event(event, { retry = 0, id = `Ev${randomUUID()}` } = {}) {
			const body = { type: 'event_callback', team_id: TEAM, api_app_id: 'A0BYLINE', event_id: id, event_time: 1741075200, event };
			return line.deliver('events_api', body, retry);
		},
		divert(deliver) {
			diverted = deliver;
		},
		ticket: (port) => `ws://127.0.0.1:${port}/link?ticket=${randomUUID()}`,
		get open() {
			return sockets.size;
		},
		get opened() {
			return opened;
		},
		refresh() {
			for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
		},
		cut() {
			for (const socket of sockets) socket.terminate();
		},
		close() {
			for (const socket of sockets) socket.terminate();
			web.close();
		},
	};
	return line;
}
