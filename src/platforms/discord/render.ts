import type { Card } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';
import { type Body, type Container, type NewMessage, type Separator, type TextDisplay, TYPE } from './components.ts';
import { embedBody } from './embeds.ts';
import { markers } from './ids.ts';
import { FLAGS } from './limits.ts';
import { pageOf } from './pages.ts';
import { rowsOf } from './rows.ts';

export type Layout = 'components' | 'embeds';

export interface RenderOptions {
	readonly layout?: Layout;
	/** The line at which the page begins (see `pageOf`). */
	readonly first?: number;
}

const ACCENT = 0x2f6f8f;

/** A card as a new message. */
export function render(card: Card, key: CardKey, options: RenderOptions = {}): NewMessage {
	return { ...bodyOf(card, key, options), nonce: key, enforce_nonce: true };
}

/** A card as what a message shows, for edits and private replies too. */
export function bodyOf(card: Card, key: CardKey, { layout = 'components', first = 0 }: RenderOptions): Body {
	const page = pageOf(card, first);
	const rows = rowsOf(card, { key, page });
	if (layout === 'embeds') return embedBody(page, { key, rows, colour: ACCENT });
	const [marker, second] = markers(key);
	const texts = [...page.blocks, page.foot].filter(Boolean).map((content): TextDisplay => ({ type: TYPE.text, content }));
	const [opening = { type: TYPE.text, content: 'Nothing to show.' }, ...others] = texts;
	const body: Container['components'] = [
		{ ...opening, id: second },
		...others.flatMap((text): (TextDisplay | Separator)[] => [{ type: TYPE.separator }, text]),
		...rows,
	];
	return {
		flags: FLAGS.componentsV2 | FLAGS.suppressEmbeds,
		components: [{ type: TYPE.container, id: marker, accent_color: ACCENT, components: body }],
		allowed_mentions: { parse: [] },
	};
}
