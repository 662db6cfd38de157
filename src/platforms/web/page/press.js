import { newId, post } from './server.js';

/**
 * Presses the buttons of cards, wherever a card is shown: they carry what they do in `data-action`.
 * @param {HTMLElement} shell
 * @param {{ channel: () => string, announce: (words: string) => void }} page
 */
export function pressing(shell, { channel, announce }) {
	/** Buttons whose answers are on their way, by event. @type {Map<string, { button: HTMLElement, mark: string | undefined }>} */
	const waiting = new Map();
	/** The sentence to go to when its card is there. @type {string | undefined} */
	let sought;

	shell.addEventListener('click', (event) => {
		const button = event.target instanceof Element ? event.target.closest('button[data-action]') : null;
		if (button instanceof HTMLElement) press(button);
	});
	document.addEventListener('byline-done', (event) => {
		if (event instanceof CustomEvent) end(event.detail);
	});
	shell.addEventListener('byline-shown', (event) => {
		if (!(event.target instanceof HTMLElement)) return;
		const sentence = sought && event.target.querySelector(`[data-sentence~="${CSS.escape(sought)}"]`);
		sought = undefined;
		if (sentence instanceof HTMLElement) pointAt(sentence);
		else event.target.scrollIntoView({ block: 'nearest' });
	});

	/** @param {HTMLElement} button */
	async function press(button) {
		const item = button.closest('li.message');
		if (!item || button.getAttribute('aria-disabled') === 'true') return;
		const id = newId();
		const card = item.getAttribute('data-card') ?? '';
		const { action, mark } = button.dataset;
		button.setAttribute('aria-disabled', 'true');
		waiting.set(id, { button, mark });
		sought = mark;
		const on = { message: item.getAttribute('data-id'), whisper: item.getAttribute('data-whisper') };
		const thread = item.closest('[data-thread-shown]')?.getAttribute('data-thread-shown') ?? null;
		try {
			const { working } = await post('/press', { id, channel: channel(), thread, ...on, key: card, action });
			if (!working) end(id);
		} catch (cause) {
			end(id);
			announce(cause instanceof Error ? cause.message : String(cause));
		}
	}

	/** @param {string} id */
	function end(id) {
		waiting.get(id)?.button.removeAttribute('aria-disabled');
		waiting.delete(id);
	}
}

/** @param {HTMLElement} sentence */
function pointAt(sentence) {
	sentence.tabIndex = -1;
	sentence.scrollIntoView({ block: 'center' });
	sentence.focus({ preventScroll: true });
	sentence.classList.add('pointed');
}
