import type { Action, Card, SourcePart } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';
import { type Button, type LinkButton, type Row, type Select, STYLE, TYPE } from './components.ts';
import { plainText, shorten } from './escape.ts';
import { actionId, complaintId, isComplaint, isSection, pageable, pageId } from './ids.ts';
import { COMPONENTS } from './limits.ts';
import type { Page } from './pages.ts';

/** Buttons and menus below a page: its neighbours, the sections, opinions, what is wrong, and the article. */
export function rowsOf(card: Card, { key, page }: { key: CardKey; page: Page }): readonly Row[] {
	const actions = [
		...new Map(card.parts.flatMap((part) => (part.type === 'actions' ? part.actions : [])).map((one) => [one.id, one])).values(),
	];
	const complaints = actions.filter(({ id }) => isComplaint(id));
	const buttons = (wanted: (id: Action['id']) => boolean) =>
		actions.filter(({ id }) => wanted(id)).map((action) => button(label(action), actionId(key, action.id)));
	const link = page.source && articleLink(page.source);
	return [
		...chunk(turns(card, { key, page })),
		...chunk(buttons(isSection)),
		...chunk([...buttons((id) => !isSection(id) && !isComplaint(id)), ...(link ? [link] : [])]),
		...(complaints.length ? [{ type: TYPE.row, components: [menu(complaints, key)] } as const] : []),
	];
}

function turns(card: Card, { key, page }: { key: CardKey; page: Page }): Button[] {
	const section = pageable(card);
	if (!section) return [];
	const back = page.previous === null ? [] : [button('◀ Back', pageId(key, { section, first: page.previous }))];
	return page.next === null ? back : [...back, button('More ▶', pageId(key, { section, first: page.next }))];
}

/** The button names the host that it opens, and nothing else: a publisher's name could lie. Null for what is no web address. */
function articleLink({ url }: SourcePart): LinkButton | null {
	if (!url || !URL.canParse(url)) return null;
	const { protocol, hostname, href, username, password } = new URL(url);
	if (!/^https?:$/.test(protocol) || username || password || href.length > COMPONENTS.url) return null;
	const named = `Read at ${hostname}`;
	return { type: TYPE.button, style: STYLE.link, label: named.length <= COMPONENTS.label ? named : 'Read the article', url: href };
}

function menu(complaints: readonly Action[], key: CardKey): Select {
	return {
		type: TYPE.select,
		custom_id: complaintId(key),
		placeholder: 'What is wrong with it?',
		options: complaints.map((action) => ({ label: shorten(label(action), COMPONENTS.option), value: action.id })),
	};
}

function button(text: string, id: string): Button {
	return { type: TYPE.button, style: STYLE.secondary, label: shorten(text, COMPONENTS.label), custom_id: id };
}

function label({ id, label: text, count }: Action): string {
	const words = plainText(text) || id;
	return count === null ? words : `${words} · ${count}`;
}

function chunk(buttons: readonly (Button | LinkButton)[]): Row[] {
	const rows: Row[] = [];
	for (let i = 0; i < buttons.length; i += COMPONENTS.buttonsInRow) {
		rows.push({ type: TYPE.row, components: buttons.slice(i, i + COMPONENTS.buttonsInRow) });
	}
	return rows;
}
