import type { CardKey } from '../../model/post.ts';
import type { Body, Row } from './components.ts';
import type { Page } from './pages.ts';

/**
 * The older look: the same page as one embed. A page has at most 4000 characters, so it fits the description (4096). A card
 * without buttons says its key in small print, because the key must be found again in the channel's history.
 */
export function embedBody(page: Page, { key, rows, colour }: { key: CardKey; rows: readonly Row[]; colour: number }): Body {
	const marked = rows.some(({ components }) => components.some((one) => 'custom_id' in one));
	const description = [...page.blocks, page.foot].filter(Boolean).join('\n\n') || 'Nothing to show.';
	return {
		// SUPPRESS_EMBEDS would hide this embed too; Discord unfurls no links inside one.
		flags: 0,
		embeds: [{ color: colour, description, ...(marked ? {} : { footer: { text: `Byline ${key}` } }) }],
		components: rows,
		allowed_mentions: { parse: [] },
	};
}
