import type { Action, Card, Section, SourcePart } from '../../model/card.ts';
import type { CardKey } from '../../model/post.ts';
import { type Button, type Draft, type Markup, type PlainText, plain } from './blocks.ts';
import { escapeMarkup, linkMarkup, plainText } from './escape.ts';
import { LIMITS } from './limits.ts';

/** Longer than any honest source line: what a hostile name adds is shown to be left out. */
const LONGEST_SOURCE = 2_000;

/** What the 👍 and 👎 say to those who do not see them. */
const SPOKEN: Partial<Record<Action['id'], string>> = { useful: 'Useful', 'not-useful': 'Not useful' };

/** `byline:voices`, and `byline:voices:2` for a page of it: what a button's press brings back, beside the card's key. */
const ACTION_ID = /^byline:(?<action>[a-z-]+)(?::(?<page>\d{1,4}))?$/;
const KEY = /^[\w-]{22}$/;

const ACTIONS: ReadonlySet<string> = new Set<Action['id']>([
	...(['summary', 'voices', 'figures', 'timeline', 'gaps', 'sources', 'useful', 'not-useful'] as const),
	...(['wrong-speaker', 'wrong-number', 'misleading', 'missing'] as const),
]);

/** The source line, with a link to the address of the text. */
export function sourceBlocks({ parts }: Card): Draft[] {
	return parts
		.filter((part) => part.type === 'source')
		.map((source): Draft => {
			const link = source.url && linkMarkup(source.url, { longest: LIMITS.contextText });
			const markup: Markup[] = link ? [{ type: 'mrkdwn', text: link, verbatim: true }] : [];
			const elements: (PlainText | Markup)[] = [plain(escapeMarkup(sourceText(source))), ...markup];
			return { type: 'context', elements };
		});
}

export function sourceText({ text }: SourcePart): string {
	let room = LONGEST_SOURCE;
	const whole = plainText(text).trim() || 'The source is not named';
	for (const [at, character] of [...whole].entries()) {
		room -= escapeMarkup(character).length;
		if (room < 0) return `${[...whole].slice(0, at).join('')} … (shortened)`;
	}
	return whole;
}

/** All buttons of the card, each once. */
export function actionBlocks({ parts }: Card, key: CardKey): Draft[] {
	const actions = new Map(parts.flatMap((part) => (part.type === 'actions' ? part.actions : [])).map((action) => [action.id, action]));
	const buttons = [...actions.values()].map(({ id, label, count }): Button => {
		const spoken = SPOKEN[id];
		const text = count === null ? label : `${label} · ${count}`;
		return { ...button(text, { id: `byline:${id}`, key }), ...(spoken && { accessibility_label: spoken }) };
	});
	const blocks: Draft[] = [];
	for (let at = 0; at < buttons.length; at += LIMITS.actions) {
		blocks.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.actions) });
	}
	return blocks;
}

/** The ways to the page before and the page after. */
export function pagerBlocks({ section, key, page, pages }: { section: Section; key: CardKey; page: number; pages: number }): Draft[] {
	const buttons = [
		...(page > 0 ? [button('Back', { id: `byline:${section}:${page - 1}`, key })] : []),
		...(page < pages - 1 ? [button('Show more', { id: `byline:${section}:${page + 1}`, key })] : []),
	];
	return buttons.length ? [{ type: 'actions', elements: buttons }] : [];
}

/** What a pressed button asks for; null when it is none of Byline's. */
export function readButton(pressed: {
	readonly action_id: string;
	readonly value?: string | undefined;
}): { readonly action: Action['id']; readonly page: number | null; readonly key: CardKey } | null {
	const { action, page } = ACTION_ID.exec(pressed.action_id)?.groups ?? {};
	if (!action || !ACTIONS.has(action) || !KEY.test(pressed.value ?? '')) return null;
	return { action: action as Action['id'], page: page === undefined ? null : Number(page), key: pressed.value as CardKey };
}

function button(label: string, { id, key }: { readonly id: string; readonly key: CardKey }): Button {
	return { type: 'button', action_id: id, text: plain(buttonText(label), { emoji: true }), value: key };
}

/** Labels are Byline's own and short; one that is not ends in `…`. */
function buttonText(label: string): string {
	const text = escapeMarkup(label).trim() || '…';
	return text.length <= LIMITS.buttonText ? text : `${escapeMarkup(plainText(label).slice(0, 14))}…`;
}

/** The key of the card that blocks of ours belong to. */
export function keyOfBlocks(blocks: readonly { readonly block_id?: string | undefined }[]): CardKey | null {
	const keys = blocks.map(({ block_id: id = '' }) => /^byline:([\w-]{22}):\d+$/.exec(id)?.[1]);
	return (keys.find(Boolean) ?? null) as CardKey | null;
}
