import { get, post } from './server.js';

/** @import { Board, BoardPost } from '../../../model/board.ts' */

/** ms between two looks, while somebody looks at the page. */
const EVERY = 10_000;

/** What a press came to. @type {Readonly<Record<string, string>>} */
const OUTCOMES = {
	again: 'It is sent again. Byline looks first whether it is there already.',
	'not-dead': 'Nothing was done: it is not given up any more.',
	unknown: 'Nothing was done: it is no longer kept.',
};

/** The signs of the states, for those who see no colours. @type {Readonly<Record<BoardPost['state'], string>>} */
const STATES = { posted: 'Posted', waiting: 'Waiting', held: 'Uncertain', dead: 'Given up', none: 'Not posted' };

/** @param {string} id */
function element(id) {
	const found = document.getElementById(id);
	if (!found) throw new Error(`There is no ${id}`);
	return found;
}

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [name]
 */
function words(tag, text, name = '') {
	const made = document.createElement(tag);
	made.textContent = text;
	if (name) made.className = name;
	return made;
}

/** @param {BoardPost} one */
function postItem(one) {
	const item = document.createElement('li');
	item.dataset.state = one.state;
	item.append(words('h3', one.title), words('p', `${STATES[one.state]} · ${one.channel}`, 'where'));
	for (const sentence of one.sentences) item.append(words('p', sentence));
	if (one.again) item.append(againButton(one.again, one.title));
	return item;
}

/**
 * @param {NonNullable<BoardPost['again']>} which
 * @param {string} title
 */
function againButton(which, title) {
	const button = words('button', 'Send again');
	button.setAttribute('type', 'button');
	button.setAttribute('aria-label', `Send again: ${title}`);
	button.addEventListener('click', async () => {
		button.setAttribute('disabled', '');
		try {
			/** @type {any} */
			const said = await post('/deliveries/again', which);
			element('said').textContent = OUTCOMES[said.outcome] ?? '';
		} catch (cause) {
			element('said').textContent = cause instanceof Error ? cause.message : String(cause);
		}
		await show();
	});
	return button;
}

let shown = '';

/** Draws the board anew where it has changed. */
async function show() {
	/** @type {Board} */
	const board = await get('/deliveries/board');
	const now = JSON.stringify([board.next, board.posts, board.notes]);
	if (now === shown) return;
	shown = now;
	const next = board.next.map(({ channel, text }) => {
		const item = document.createElement('li');
		item.append(words('p', text), words('p', channel, 'where'));
		return item;
	});
	element('next').replaceChildren(...(next.length ? next : [words('li', 'Nothing is posted by itself: there is no subscription.')]));
	const posts = board.posts.map(postItem);
	element('posts').replaceChildren(...(posts.length ? posts : [words('li', 'Nothing was posted in the last 7 days.')]));
	element('notes').replaceChildren(...board.notes.map((note) => words('li', note)));
	element('notes-section').hidden = board.notes.length === 0;
}

/** Goes on for as long as the page is open; what fails is said, and tried again. */
async function follow() {
	try {
		if (!document.hidden) await show();
	} catch (cause) {
		element('said').textContent = cause instanceof Error ? cause.message : String(cause);
	}
	setTimeout(follow, EVERY);
}

follow();
