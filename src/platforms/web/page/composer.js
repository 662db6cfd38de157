import { make } from './draw.js';
import { get } from './server.js';

/** @import { Suggestion } from '../wire.ts' */

/**
 * A box in which a command or a question is typed, with what may come next in a list above it.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 * @param {{ form: HTMLFormElement, box: HTMLInputElement, list: HTMLElement, channel: () => string, send: (text: string) => void }} parts
 */
export function composer({ form, box, list, channel, send }) {
	/** @type {readonly Suggestion[]} */
	let shown = [];
	let shownFor = '';
	let active = -1;

	box.addEventListener('input', suggest);
	box.addEventListener('blur', () => setTimeout(close, 150));
	box.addEventListener('keydown', (event) => {
		if (event.isComposing || !shown.length) return;
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			event.preventDefault();
			const step = event.key === 'ArrowDown' ? 1 : -1;
			activate((active + step + shown.length) % shown.length);
		} else if (event.key === 'Escape') {
			event.preventDefault();
			event.stopPropagation();
			close();
		} else if (event.key === 'Tab' && !event.shiftKey && shownFor === box.value) {
			event.preventDefault();
			take(Math.max(0, active));
		} else if (event.key === 'Enter' && active >= 0 && shownFor === box.value) {
			event.preventDefault();
			take(active);
		}
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const text = box.value.trim();
		if (!text) return;
		box.value = '';
		close();
		send(text);
	});

	async function suggest() {
		const text = box.value;
		if (!text.startsWith('/')) return close();
		/** @type {readonly Suggestion[]} */
		const found = await get(`/complete?channel=${encodeURIComponent(channel())}&text=${encodeURIComponent(text)}`).catch(() => []);
		if (box.value !== text) return;
		if (!found.length) return close();
		shown = found;
		shownFor = text;
		list.replaceChildren(...found.map(option));
		list.hidden = false;
		box.setAttribute('aria-expanded', 'true');
		activate(begins(text, found[0]) ? 0 : -1);
	}

	/**
	 * The first line is chosen while a word is being typed that it ends; a word that is whole is sent as it stands.
	 * @param {string} text
	 * @param {Suggestion | undefined} first
	 */
	function begins(text, first) {
		const whole = first?.text.trim() ?? '';
		return /\S$/.test(text) && whole !== text && whole.startsWith(text);
	}

	/**
	 * @param {Suggestion} suggestion
	 * @param {number} index
	 */
	function option({ label, help }, index) {
		const made = make('div', { role: 'option', id: `${list.id}-${index}`, 'aria-selected': 'false' });
		made.append(make('span', { class: 'what' }, label), ' ', make('span', { class: 'help' }, help));
		made.addEventListener('pointerdown', (event) => {
			event.preventDefault();
			take(index);
		});
		return made;
	}

	/** @param {number} index */
	function activate(index) {
		active = index;
		for (const [i, one] of [...list.children].entries()) {
			one.setAttribute('aria-selected', String(i === index));
			if (i === index) one.scrollIntoView({ block: 'nearest' });
		}
		if (index >= 0) box.setAttribute('aria-activedescendant', `${list.id}-${index}`);
		else box.removeAttribute('aria-activedescendant');
	}

	/** @param {number} index */
	function take(index) {
		const suggestion = shown[index];
		if (!suggestion) return;
		box.value = suggestion.text;
		box.focus();
		close();
		suggest();
	}

	function close() {
		shown = [];
		shownFor = '';
		active = -1;
		list.hidden = true;
		list.replaceChildren();
		box.setAttribute('aria-expanded', 'false');
		box.removeAttribute('aria-activedescendant');
	}
}
