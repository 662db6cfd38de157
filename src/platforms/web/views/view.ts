import type { View } from '../../platform.ts';
import { type Element, element } from '../element.ts';
import type { Posted } from '../entry.ts';
import { discordView } from './discord.ts';
import { slackView } from './slack.ts';

/** Those whose payloads the page can draw; of any other it shows the payload itself. */
const DRAWERS: Readonly<Record<string, (payload: unknown) => Element>> = { slack: slackView, discord: discordView };

/** A card as another platform would show it, drawn from what that platform would be sent. */
export function viewOf({ name, title, render }: View, { card, key }: Pick<Posted, 'card' | 'key'>): Element {
	const payload = render(card, key);
	const draw = Object.hasOwn(DRAWERS, name) ? DRAWERS[name] : undefined;
	const json = typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
	const raw = element('details', { class: 'payload' }, element('summary', {}, `What ${title} is sent`), element('pre', {}, json));
	return element('div', { class: `view ${name}` }, draw ? draw(payload) : null, raw);
}
