import { composer } from './composer.js';
import { make, part } from './draw.js';
import { home } from './home.js';
import { messageList } from './list.js';
import { pressing } from './press.js';
import { follow, get, newId, post } from './server.js';
import { sidebar } from './sidebar.js';
import { threadPane } from './thread.js';

/** @import { Change, ShownMessage, ShownWhisper, State } from '../wire.ts' */
/** @import { Ground } from './message.js' */

const HOME = '@home';

/** All that the page knows. */
const model = {
	you: '',
	/** @type {string[]} */
	channels: [],
	/** @type {Map<string, ShownMessage>} */
	messages: new Map(),
	/** @type {Map<string, ShownWhisper>} */
	whispers: new Map(),
	/** @type {Set<string>} */
	older: new Set(),
	/** @type {State['commands']} */
	commands: [],
	/** @type {State['views']} */
	views: [],
	current: location.hash.slice(1) || localStorage.getItem('byline-channel') || 'news',
	/** Questions of this page whose answers open their thread. @type {Set<string>} */
	asked: new Set(),
};

const title = part('title', HTMLElement);
const scroll = part('scroll', HTMLElement);
const welcome = part('welcome', HTMLElement);
const older = part('older', HTMLButtonElement);
const box = part('box', HTMLInputElement);
const announcer = part('announce', HTMLElement);
const timeline = messageList(part('messages', HTMLOListElement), scroll, () => ground(null));
const side = sidebar({ choose });
const thread = threadPane({ model, ground, announce, say: (text, id) => say(text, { thread: id, list: thread.list }) });
const homePage = home();

pressing(part('shell', HTMLElement), { channel: () => model.current, announce });
composer({
	form: part('composer', HTMLFormElement),
	box,
	list: part('suggestions', HTMLElement),
	channel: () => model.current,
	send: (text) => say(text, { thread: null, list: timeline }),
});
older.addEventListener('click', showEarlier);
document.addEventListener('keydown', (event) => {
	const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
	if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && model.current !== HOME) {
		event.preventDefault();
		box.focus();
		box.value = '/';
		box.dispatchEvent(new Event('input'));
	}
	if (event.key === 'Escape' && !side.close()) thread.close();
});
addEventListener('hashchange', () => choose(location.hash.slice(1) || 'news'));
follow({
	begin,
	change,
	connection(words) {
		part('connection', HTMLElement).textContent = words;
	},
});

/** @param {State} state */
function begin(state) {
	Object.assign(model, { you: state.you, channels: [...state.channels], commands: state.commands, views: state.views });
	model.messages = new Map(state.messages.map((message) => [message.id, message]));
	model.whispers = new Map(state.whispers.map((whisper) => [whisper.id, whisper]));
	model.older = new Set(state.older);
	if (model.current !== HOME && !model.channels.includes(model.current)) model.current = 'news';
	showPlace();
	thread.refresh();
}

/** @param {Change} change */
function change(change) {
	if (change.type === 'message') hear(change.message, change.replies);
	else if (change.type === 'removed') {
		model.messages.delete(change.id);
		timeline.remove(change.id);
		thread.list.remove(change.id);
	} else if (change.type === 'channel') {
		if (!model.channels.includes(change.name)) model.channels.push(change.name);
		side.show(model.channels, model.current);
	} else if (change.type === 'whisper') whisper(change.whisper, change.replaces);
	else if (change.type === 'dismissed') {
		model.whispers.delete(change.id);
		timeline.dismiss(change.id);
		thread.list.dismiss(change.id);
	} else if (change.type === 'home') homePage.show(change.body);
	else done(change.event);
	showWelcome();
}

/**
 * @param {ShownMessage} message
 * @param {number | null} replies
 */
function hear(message, replies) {
	const isNew = !model.messages.has(message.id);
	model.messages.set(message.id, message);
	if (message.thread === null) {
		if (message.channel === model.current) timeline.put(message);
		else if (isNew) side.unread(message.channel);
	} else {
		const root = model.messages.get(message.thread);
		if (root && replies !== null) {
			model.messages.set(root.id, { ...root, replies });
			if (root.channel === model.current) timeline.replies({ ...root, replies });
		}
		if (message.by === 'byline' && model.asked.delete(message.thread)) thread.open(message.thread);
	}
	thread.put(message);
	if (isNew && message.by === 'byline') announce(`Byline posted${message.thread ? ' in a thread' : ''}: ${message.summary}`);
}

/**
 * @param {ShownWhisper} whisper
 * @param {string | null} replaces
 */
function whisper(whisper, replaces) {
	if (replaces) model.whispers.delete(replaces);
	model.whispers.set(whisper.id, whisper);
	const list = whisper.thread === null ? timeline : thread.list;
	const here = whisper.thread === null ? whisper.channel === model.current : whisper.thread === thread.current();
	if (!here) return;
	const item = list.whisper(whisper, replaces);
	item.dispatchEvent(new CustomEvent('byline-shown', { bubbles: true, detail: whisper.id }));
	announce(`Only visible to you: ${whisper.summary}`);
}

/** @param {string} event */
function done(event) {
	timeline.done(event);
	thread.list.done(event);
	document.dispatchEvent(new CustomEvent('byline-done', { detail: event }));
}

/**
 * @param {string} text
 * @param {{ thread: string | null, list: ReturnType<typeof messageList>, id?: string }} where
 */
async function say(text, { thread: under, list, id = newId() }) {
	list.done(id);
	list.working(id, text.startsWith('/') ? text : '');
	try {
		const { working, message } = await post('/say', { id, channel: model.current, thread: under, text });
		if (!working) list.done(id);
		if (message && !under) openWhenAnswered(message);
	} catch (cause) {
		list.failed(id, cause instanceof Error ? cause.message : '', () => say(text, { thread: under, list, id }));
	}
}

/** @param {string} id */
function openWhenAnswered(id) {
	const answered = [...model.messages.values()].some((message) => message.thread === id);
	if (answered) thread.open(id);
	else model.asked.add(id);
}

/** @param {string} place */
function choose(place) {
	model.current = place === HOME || model.channels.includes(place) ? place : 'news';
	localStorage.setItem('byline-channel', model.current);
	if (location.hash.slice(1) !== model.current) history.replaceState(null, '', `#${model.current}`);
	showPlace();
	thread.close();
	side.close();
	if (model.current !== HOME && matchMedia('(min-width: 761px)').matches) box.focus();
}

function showPlace() {
	const { current } = model;
	const isHome = current === HOME;
	side.show(model.channels, current);
	title.textContent = isHome ? 'About Byline' : `# ${current}`;
	document.title = `${isHome ? 'About' : `#${current}`} · Byline`;
	part('composer', HTMLElement).hidden = isHome;
	part('home', HTMLElement).hidden = !isHome;
	if (isHome) post('/home', { id: newId() }).catch(() => {});
	const messages = [...model.messages.values()].filter(({ channel, thread }) => channel === current && thread === null);
	const whispers = [...model.whispers.values()].filter(({ channel, thread }) => channel === current && thread === null);
	timeline.begin(isHome ? [] : messages, isHome ? [] : whispers);
	older.hidden = isHome || !model.older.has(current);
	box.placeholder = `Message #${current}`;
	showWelcome();
}

/** What to do first, where nothing has been said yet. */
function showWelcome() {
	const empty =
		model.current !== HOME && ![...model.messages.values(), ...model.whispers.values()].some(({ channel }) => channel === model.current);
	if (welcome.hidden === !empty) return;
	welcome.hidden = !empty;
	const ready = model.commands.filter((command) => command.ready);
	const [first] = ready;
	const tries = ready.map(({ name, help }) => {
		const button = make('button', { type: 'button', class: 'try' }, make('b', {}, `/${name}`), make('span', {}, help));
		button.addEventListener('click', () => say(`/${name}`, { thread: null, list: timeline }));
		return make('li', {}, button);
	});
	welcome.replaceChildren(
		make('img', { src: '/page/icon.svg', alt: '', width: '56', height: '56' }),
		make('h2', {}, `This is the beginning of #${model.current}`),
		make(
			'p',
			{},
			first ? `Type /${first.name} and press Enter, or press it here. ` : 'There is no topic yet. ',
			'Every line of the card says who said it, and leads to its sentence.',
		),
		make('ul', { class: 'tries' }, ...tries),
	);
}

async function showEarlier() {
	const before = timeline.oldest();
	/** @type {{ messages: ShownMessage[], more: boolean }} */
	const { messages, more } = await get(`/messages?channel=${model.current}${before ? `&before=${before}` : ''}`);
	model.messages = new Map([...messages.map((message) => /** @type {const} */ ([message.id, message])), ...model.messages]);
	if (!more) model.older.delete(model.current);
	older.hidden = !more;
	timeline.earlier(messages);
}

/**
 * @param {string | null} inThread
 * @returns {Ground}
 */
function ground(inThread) {
	return {
		you: model.you,
		views: model.views,
		thread: inThread,
		openThread: (id) => thread.open(id),
		dismiss: (id) => void post('/dismiss', { id }).catch((cause) => announce(String(cause.message))),
	};
}

/** @param {string} words */
function announce(words) {
	announcer.textContent = words;
}
