/** @import { Change, State } from '../wire.ts' */

/** ms after which the next attempt at a lost connection is made. */
const AGAIN = 1_500;
/** A page in the background gives its connection back after this long (ms): a browser has six for a server. */
const HIDDEN = 60_000;

/**
 * Posts what somebody did. The same id may be posted again: it is taken once.
 * @param {string} path
 * @param {object} body
 * @returns {Promise<{ working: boolean, message: string | null }>}
 */
export async function post(path, body) {
	const response = await request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
	return response.json();
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function get(path) {
	return (await request(path, {})).json();
}

/**
 * @param {string} path
 * @param {RequestInit} init
 */
async function request(path, init) {
	const response = await fetch(path, init).catch(() => {
		throw new Error('Byline cannot be reached. Is it running?');
	});
	if (!response.ok) throw new Error((await response.text()).trim() || `Byline answered ${response.status}.`);
	return response;
}

/** A new id for something that is done on the page. */
export function newId() {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Loads the state and then follows every change, through lost connections and restarts of the server.
 * @param {{ begin: (state: State) => void, change: (change: Change) => void, connection: (words: string) => void }} page
 */
export function follow({ begin, change, connection }) {
	let after = '';
	/** @type {EventSource | null} */
	let source = null;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	document.addEventListener('visibilitychange', () => {
		clearTimeout(timer);
		if (document.hidden) timer = setTimeout(stop, HIDDEN);
		else if (!source) open();
	});
	return load();

	async function load() {
		try {
			const state = await get('/state');
			after = state.at;
			begin(state);
			open();
		} catch (cause) {
			connection(cause instanceof Error ? cause.message : String(cause));
			timer = setTimeout(load, AGAIN);
		}
	}

	function open() {
		stop();
		source = new EventSource(`/events?after=${encodeURIComponent(after)}`);
		source.onopen = () => connection('');
		source.onmessage = (event) => {
			after = event.lastEventId;
			change(JSON.parse(event.data));
		};
		source.addEventListener('reset', () => {
			stop();
			load();
		});
		source.onerror = () => {
			connection('Connecting again …');
			// The browser tries again by itself, unless the answer was a refusal.
			if (source?.readyState !== EventSource.CLOSED) return;
			stop();
			timer = setTimeout(open, AGAIN);
		};
	}

	function stop() {
		source?.close();
		source = null;
	}
}
