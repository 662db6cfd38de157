import type { Action } from '../../../src/model/card.ts';
import { channel, type MessageRef } from '../../../src/model/place.ts';
import { type Element, wordsOf } from '../../../src/platforms/web/element.ts';
import type { Settings } from '../../../src/platforms/web/settings.ts';
import { web } from '../../../src/platforms/web/web.ts';
import { contract } from '../contract.ts';
import type { Harness } from '../harness.ts';
import { bodyWords, elementsOf, newId, ORIGIN, visit } from './visit.ts';

const SAFE_TAGS =
	/^(?:a|article|blockquote|br|button|code|details|div|em|footer|h[345]|header|hr|li|mark|ol|p|pre|s|section|span|strong|summary|time|u|ul)$/;
const SAFE_ATTRIBUTES = /^(?:aria-(?:hidden|label)|class|data-(?:action|mark|sentence)|href|role)$/;
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

async function start(): Promise<Harness<Settings>> {
	let answer: (request: Request, from: { readonly local: boolean }) => Promise<Response> = async () => new Response(null, { status: 404 });
	const page = visit((request) => answer(request, { local: true }));
	const idOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);
	async function repeat(times: number, once: () => Promise<unknown>): Promise<void> {
		for (let i = 0; i <= times; i++) await once();
	}
	return {
		definition: {
			...web,
			connect: (settings, handlers, options) => {
				const listener = {
					origin: ORIGIN,
					route(_path: string, given: typeof answer) {
						answer = given;
					},
				};
				return web.connect(settings, handlers, { ...options, listener });
			},
		},
		settings: {},
		variables: { WEB_PASSWORD: 'a long password', WEB_HOSTS: 'byline.example.org' },
		channel: channel('web:local/news'),
		closed: channel('web:elsewhere/news'),
		async shown(message: MessageRef) {
			return bodyWords((await page.message(idOf(message)))?.body ?? null);
		},
		async whispered() {
			return (await page.state()).whispers.map(({ body }) => wordsOf(body));
		},
		command: ({ command, text, repeats = 0 }) => {
			const id = newId();
			return repeat(repeats, () => page.say(`/${command} ${text}`.trim(), { id }));
		},
		async press(on, action) {
			const { whispers } = await page.state();
			const found = on === 'private' ? whispers.at(-1) : await page.message(idOf(on));
			if (!found || !hasButton(found.body as Element, action)) throw new Error(`There is no button ${action}`);
			const where = on === 'private' ? { message: null, whisper: found.id } : { message: found.id, whisper: null };
			await page.post('/press', { id: newId(), channel: 'news', thread: found.thread, ...where, key: found.key, action });
		},
		ask: ({ thread, text, mention, repeats = 0 }) => {
			const id = newId();
			return repeat(repeats, () => page.say(mention ? `@Byline ${text}` : text, { thread: idOf(thread), id }));
		},
		next: null,
		broken: () => [],
		visible: (rendered) => wordsOf(rendered as Element),
		fallback: () => null,
		dangers: (rendered) =>
			elementsOf(rendered as Element).flatMap(({ tag, attributes, children }) => [
				...(SAFE_TAGS.test(tag) ? [] : [tag]),
				...Object.entries(attributes)
					.filter(([name]) => !SAFE_ATTRIBUTES.test(name))
					.map(([name]) => name),
				...(attributes.href && new URL(attributes.href).host !== 'coastal.example' ? [attributes.href] : []),
				...children.flatMap((child) => (typeof child === 'string' ? (child.match(UNSEEN) ?? []) : [])),
			]),
		async stop() {},
	};
}

function hasButton(body: Element, action: Action['id']): boolean {
	return elementsOf(body).some(({ tag, attributes }) => tag === 'button' && attributes['data-action'] === action);
}

contract('web', start);
