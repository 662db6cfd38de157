import { composer } from './composer.js';
import { part } from './draw.js';
import { messageList } from './list.js';
import { get } from './server.js';

/** @import { ShownMessage, ShownWhisper } from '../wire.ts' */
/** @import { Ground } from './message.js' */

const NARROW = matchMedia('(max-width: 760px)');

/**
 * The conversation under one message.
 * @param {{
 *   model: { messages: Map<string, ShownMessage>, whispers: Map<string, ShownWhisper>, current: string },
 *   ground: (thread: string | null) => Ground,
 *   announce: (words: string) => void,
 *   say: (text: string, thread: string) => void,
 * }} page
 */
export function threadPane({ model, ground, announce, say }) {
	const pane = part('thread', HTMLElement);
	const main = part('main', HTMLElement);
	const box = part('thread-box', HTMLInputElement);
	/** @type {string | null} */
	let current = null;
	/** @type {Element | null} */
	let opener = null;
	const list = messageList(part('thread-messages', HTMLOListElement), part('thread-scroll', HTMLElement), () => ground(current));

	part('thread-close', HTMLButtonElement).addEventListener('click', close);
	NARROW.addEventListener('change', lay);
	composer({
		form: part('thread-composer', HTMLFormElement),
		box,
		list: part('thread-suggestions', HTMLElement),
		channel: () => model.current,
		send: (text) => current && say(text, current),
	});
	return { open, close, put, refresh, list, current: () => current };

	/** @param {string} id */
	async function open(id) {
		opener = document.activeElement;
		current = id;
		pane.dataset.threadShown = id;
		pane.hidden = false;
		lay();
		await refresh();
		box.focus();
	}

	async function refresh() {
		const id = current;
		if (id === null) return;
		try {
			/** @type {{ messages: ShownMessage[] }} */
			const { messages } = await get(`/thread/${encodeURIComponent(id)}`);
			if (id !== current) return;
			for (const message of messages) model.messages.set(message.id, message);
			list.begin(
				messages,
				[...model.whispers.values()].filter((whisper) => whisper.thread === id),
			);
		} catch (cause) {
			announce(cause instanceof Error ? cause.message : String(cause));
			close();
		}
	}

	/** @param {ShownMessage} message */
	function put(message) {
		if (current !== null && (message.thread === current || message.id === current)) list.put(message);
	}

	function close() {
		if (current === null) return;
		current = null;
		list.begin([], []);
		pane.hidden = true;
		delete pane.dataset.threadShown;
		lay();
		if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
		else part('box', HTMLInputElement).focus();
	}

	/** On a phone the thread lies over the channel. */
	function lay() {
		document.body.classList.toggle('thread-open', current !== null);
		main.inert = current !== null && NARROW.matches;
	}
}
