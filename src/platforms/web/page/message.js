import { draw, make } from './draw.js';
import { get } from './server.js';

/** @import { Element as Drawn } from '../element.ts' */
/** @import { ShownMessage, ShownWhisper } from '../wire.ts' */

/**
 * @typedef {object} Ground What a message needs to know of the page around it.
 * @property {string} you
 * @property {readonly { name: string, title: string }[]} views
 * @property {string | null} thread The thread that the list shows; null for a channel.
 * @property {(id: string) => void} openThread
 * @property {(id: string) => void} dismiss
 */

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** @param {number} at */
export function dayOf(at) {
	return DAY.format(at);
}

/**
 * @param {ShownMessage} message
 * @param {Ground} ground
 */
export function messageItem(message, ground) {
	const { id, by, at, body, edited, key } = message;
	const item = make('li', { class: body === null ? 'message gone' : 'message', 'data-id': id, 'data-card': key ?? '' });
	const name = by === 'byline' ? 'Byline' : by === ground.you ? 'You' : `Guest ${by.slice(0, 4)}`;
	const article = make('article', { 'aria-label': `${name}, ${CLOCK.format(at)}` });
	const content = make('div', { class: 'content' }, header({ name, at, edited, app: by === 'byline' }));
	article.append(picture(by, name), content);
	item.append(article);
	if (body === null) content.append(make('p', { class: 'removed' }, 'This message was removed.'));
	else if (typeof body === 'string') content.append(make('p', { class: 'typed', dir: 'auto' }, body));
	else {
		const drawn = draw(body);
		content.append(drawn);
		if (ground.views.length && hasSource(body)) {
			content.querySelector('.byline')?.append(viewSwitch(id, drawn, ground));
		}
	}
	if (ground.thread === null) content.append(threadLink(message, ground));
	return item;
}

/**
 * @param {ShownWhisper} whisper
 * @param {Ground} ground
 */
export function whisperItem({ id, at, body, under, key }, ground) {
	const item = make('li', { class: 'message whisper', 'data-whisper': id, 'data-under': under ?? '', 'data-card': key });
	const article = make('article', { 'aria-label': `Byline, only visible to you, ${CLOCK.format(at)}` });
	const dismiss = make('button', { type: 'button', class: 'quiet' }, 'Dismiss');
	dismiss.addEventListener('click', () => ground.dismiss(id));
	const only = make('p', { class: 'only' }, make('span', { 'aria-hidden': 'true', class: 'eye' }), 'Only visible to you', dismiss);
	const drawn = /** @type {Element} */ (draw(body));
	if (ground.views.length && hasSource(body)) only.append(viewSwitch(id, drawn, ground));
	article.append(make('div', { class: 'picture blank', 'aria-hidden': 'true' }), make('div', { class: 'content' }, only, drawn));
	item.append(article);
	return item;
}

/**
 * Cards of the news, and none of Byline's own notes, are shown as other platforms show them.
 * @param {Drawn} body
 */
function hasSource(body) {
	return body.children.some((child) => typeof child !== 'string' && child.tag === 'footer');
}

/** @param {{ name: string, at: number, edited: boolean, app: boolean }} about */
function header({ name, at, edited, app }) {
	const line = make('header', { class: 'byline' }, make('span', { class: 'name' }, name));
	if (app) line.append(make('span', { class: 'sign' }, 'APP'));
	line.append(make('time', { datetime: new Date(at).toISOString(), title: new Date(at).toLocaleString() }, CLOCK.format(at)));
	if (edited) line.append(make('span', { class: 'edited' }, 'edited'));
	return line;
}

/**
 * @param {string} by
 * @param {string} name
 */
function picture(by, name) {
	if (by !== 'byline') return make('div', { class: 'picture person', 'aria-hidden': 'true' }, name.slice(0, 1));
	return make(
		'div',
		{ class: 'picture', 'aria-hidden': 'true' },
		make('img', { src: '/page/icon.svg', alt: '', width: '36', height: '36' }),
	);
}

/**
 * The same card as other platforms show it.
 * @param {string} id
 * @param {Node} own
 * @param {Ground} ground
 */
function viewSwitch(id, own, { views }) {
	const group = make('span', { class: 'switch', role: 'group', 'aria-label': 'Show this card as' });
	const cache = new Map([['web', own]]);
	let shown = own;
	for (const { name, title } of [{ name: 'web', title: 'Page' }, ...views]) {
		const button = make('button', { type: 'button', 'aria-pressed': String(name === 'web') }, title);
		button.addEventListener('click', () => show(name, button));
		group.append(button);
	}
	return group;

	/**
	 * @param {string} name
	 * @param {HTMLButtonElement} button
	 */
	async function show(name, button) {
		const view = cache.get(name) ?? draw(await get(`/view/${encodeURIComponent(name)}/${encodeURIComponent(id)}`));
		cache.set(name, view);
		if (shown.parentNode) shown.parentNode.replaceChild(view, shown);
		shown = view;
		for (const other of group.querySelectorAll('button')) other.setAttribute('aria-pressed', String(other === button));
	}
}

/**
 * @param {ShownMessage} message
 * @param {Ground} ground
 */
export function threadLink({ id, replies, by, body }, { openThread }) {
	if (replies === 0 && (by !== 'byline' || body === null)) return make('span', { class: 'thread-link', hidden: '' });
	const words = replies === 0 ? 'Ask about this' : replies === 1 ? '1 reply' : `${replies} replies`;
	const button = make('button', { type: 'button', class: 'thread-link', 'data-thread': id }, words);
	button.addEventListener('click', () => openThread(id));
	return button;
}
