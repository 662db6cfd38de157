import { make } from './draw.js';
import { dayOf, messageItem, threadLink, whisperItem } from './message.js';

/** @import { ShownMessage, ShownWhisper } from '../wire.ts' */
/** @import { Ground } from './message.js' */

/**
 * The messages of a channel or a thread, each kept in its place while others come and go.
 * @param {HTMLOListElement} list
 * @param {HTMLElement} scroll
 * @param {() => Ground} ground
 */
export function messageList(list, scroll, ground) {
	let day = '';
	return {
		/**
		 * @param {readonly ShownMessage[]} messages
		 * @param {readonly ShownWhisper[]} whispers
		 */
		begin(messages, whispers) {
			list.replaceChildren();
			day = '';
			const ids = new Set(messages.map(({ id }) => id));
			const loose = whispers.filter(({ under }) => !under || !ids.has(under));
			const all = [...messages, ...loose].sort((a, b) => a.at - b.at);
			for (const one of all) {
				if ('by' in one) put(one);
				else list.append(whisperItem(one, ground()));
			}
			for (const one of whispers) if (!loose.includes(one)) whisper(one, null);
			scroll.scrollTop = scroll.scrollHeight;
		},
		put,
		whisper,
		/** @param {readonly ShownMessage[]} messages */
		earlier(messages) {
			const [first] = list.children;
			const height = scroll.scrollHeight;
			for (const message of messages) list.insertBefore(messageItem(message, ground()), first ?? null);
			scroll.scrollTop += scroll.scrollHeight - height;
		},
		/** @param {ShownMessage} message */
		replies(message) {
			find(message.id)?.querySelector('.thread-link')?.replaceWith(threadLink(message, ground()));
		},
		/** @param {string} id */
		remove(id) {
			find(id)?.remove();
		},
		/** @param {string} id */
		dismiss(id) {
			list.querySelector(`[data-whisper="${CSS.escape(id)}"]`)?.remove();
		},
		/**
		 * A sign of work, until the answer is there.
		 * @param {string} id
		 * @param {string} words
		 */
		working(id, words) {
			const item = make('li', { class: 'message working', 'data-working': id });
			const dots = make('span', { class: 'dots', 'aria-hidden': 'true' });
			item.append(make('p', {}, make('b', {}, words), ' Byline is reading ', dots));
			append(item);
		},
		/** @param {string} id */
		done(id) {
			list.querySelector(`[data-working="${CSS.escape(id)}"]`)?.remove();
		},
		/**
		 * @param {string} id
		 * @param {string} why
		 * @param {() => void} again
		 */
		failed(id, why, again) {
			const item = list.querySelector(`[data-working="${CSS.escape(id)}"]`);
			const button = make('button', { type: 'button' }, 'Try again');
			button.addEventListener('click', again);
			item?.replaceChildren(make('p', { class: 'failed', role: 'alert' }, `Not sent. ${why} `, button));
		},
		/** @returns {string | null} */
		oldest() {
			return list.querySelector('[data-id]')?.getAttribute('data-id') ?? null;
		},
	};

	/** @param {ShownMessage} message */
	function put(message) {
		const item = messageItem(message, ground());
		const old = find(message.id);
		if (old) return old.replaceWith(item);
		const today = dayOf(message.at);
		if (today !== day && ground().thread === null) append(make('li', { class: 'day' }, make('span', {}, today)));
		day = today;
		append(item);
	}

	/**
	 * @param {ShownWhisper} whisper
	 * @param {string | null} replaces
	 */
	function whisper(whisper, replaces) {
		const item = whisperItem(whisper, ground());
		const old =
			list.querySelector(`[data-whisper="${CSS.escape(whisper.id)}"]`) ??
			(replaces && list.querySelector(`[data-whisper="${CSS.escape(replaces)}"]`));
		const anchor = whisper.under && (find(whisper.under) ?? list.querySelector(`[data-whisper="${CSS.escape(whisper.under)}"]`));
		if (old) old.replaceWith(item);
		else if (anchor) lastUnder(anchor, whisper.under).after(item);
		else append(item);
		return item;
	}

	/**
	 * @param {Element} anchor
	 * @param {string | null} under
	 */
	function lastUnder(anchor, under) {
		let last = anchor;
		while (last.nextElementSibling?.getAttribute('data-under') === under) last = last.nextElementSibling;
		return last;
	}

	/**
	 * Signs of work stay below; who reads at the end goes on reading at the end.
	 * @param {Element} item
	 */
	function append(item) {
		const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120;
		const working = item.hasAttribute('data-working') ? null : list.querySelector('[data-working]');
		list.insertBefore(item, working);
		if (atEnd) item.scrollIntoView({ block: 'nearest' });
	}

	/** @param {string} id */
	function find(id) {
		return list.querySelector(`[data-id="${CSS.escape(id)}"]`);
	}
}
