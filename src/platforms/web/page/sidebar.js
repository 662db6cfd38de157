import { make, part } from './draw.js';
import { post } from './server.js';

/** Narrower than this (px) the list of channels lies over the page. */
const NARROW = matchMedia('(max-width: 760px)');

/**
 * The list of channels, and what stands below it.
 * @param {{ choose: (place: string) => void }} page
 */
export function sidebar({ choose }) {
	const side = part('sidebar', HTMLElement);
	const main = part('main', HTMLElement);
	const menu = part('menu', HTMLButtonElement);
	const veil = part('veil', HTMLButtonElement);
	const channels = part('channels', HTMLUListElement);
	const homeLink = part('home-link', HTMLButtonElement);
	/** @type {Set<string>} */
	const unread = new Set();
	let isOpen = false;

	menu.addEventListener('click', () => toggle(!isOpen));
	veil.addEventListener('click', () => close());
	NARROW.addEventListener('change', () => toggle(false));
	homeLink.addEventListener('click', () => choose('@home'));
	newChannel(choose);
	appearance();
	toggle(false);
	return { show, close, unread: markUnread };

	/**
	 * @param {readonly string[]} names
	 * @param {string} current
	 */
	function show(names, current) {
		unread.delete(current);
		homeLink.toggleAttribute('aria-current', current === '@home');
		if (current === '@home') homeLink.setAttribute('aria-current', 'page');
		channels.replaceChildren(...names.map((name) => make('li', {}, channelButton(name, current))));
	}

	/**
	 * @param {string} name
	 * @param {string} current
	 */
	function channelButton(name, current) {
		const button = make('button', { type: 'button', 'data-channel': name }, make('span', { 'aria-hidden': 'true' }, '# '), name);
		if (name === current) button.setAttribute('aria-current', 'page');
		if (unread.has(name)) button.append(make('span', { class: 'unread' }, ' new'));
		button.addEventListener('click', () => choose(name));
		return button;
	}

	/** @param {string} name */
	function markUnread(name) {
		if (unread.has(name)) return;
		unread.add(name);
		channels.querySelector(`[data-channel="${CSS.escape(name)}"]`)?.append(make('span', { class: 'unread' }, ' new'));
	}

	/** True when there was something to close. */
	function close() {
		const was = isOpen;
		toggle(false);
		if (was) menu.focus();
		return was;
	}

	/** @param {boolean} open */
	function toggle(open) {
		isOpen = open && NARROW.matches;
		document.body.classList.toggle('menu-open', isOpen);
		menu.setAttribute('aria-expanded', String(isOpen));
		veil.hidden = !isOpen;
		side.inert = NARROW.matches && !isOpen;
		main.inert = isOpen;
		if (isOpen) homeLink.focus();
	}
}

/** @param {(place: string) => void} choose */
function newChannel(choose) {
	const form = part('new-channel', HTMLFormElement);
	const input = part('new-channel-name', HTMLInputElement);
	input.addEventListener('input', () => input.setCustomValidity(''));
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		const name = input.value
			.trim()
			.toLowerCase()
			.replace(/[\s_]+/g, '-');
		if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(name)) {
			input.setCustomValidity('Letters, digits and hyphens make a name, as in harbour-talks.');
			input.reportValidity();
			return;
		}
		await post('/channels', { name });
		input.value = '';
		setTimeout(() => choose(name), 50);
	});
}

function appearance() {
	const theme = part('theme', HTMLSelectElement);
	theme.value = localStorage.getItem('byline-theme') ?? '';
	theme.addEventListener('change', () => {
		localStorage.setItem('byline-theme', theme.value);
		if (theme.value) document.documentElement.dataset.theme = theme.value;
		else delete document.documentElement.dataset.theme;
	});
}
