import type { Card, Part } from '../../model/card.ts';
import type { Desk } from './desk.ts';
import { shorten } from './escape.ts';
import { THREAD_NAME } from './limits.ts';

/** Minutes without a message, after which Discord folds the thread up: a week, its longest. */
const FOLDED_AFTER = 10_080;
const EXISTS = 160004;

export interface NewThread {
	/** The channel, and the message in it that the thread hangs on. */
	readonly channel: string;
	readonly message: string;
	readonly card: Card | null;
	readonly signal?: AbortSignal;
}

/** True when the thread is open. The card stands without it too, so nothing else fails. */
export async function startThread(
	{ api, log }: Pick<Desk, 'api' | 'log'>,
	{ channel, message, card, signal }: NewThread,
): Promise<boolean> {
	const outcome = await api.call({
		method: 'POST',
		path: `/channels/${channel}/messages/${message}/threads`,
		body: { name: card ? threadName(card) : 'Questions', auto_archive_duration: FOLDED_AFTER },
		...(signal && { signal }),
	});
	if (outcome.ok || outcome.code === EXISTS) return true;
	const { reason } = outcome.verdict;
	const advice = outcome.verdict.status === 'refused' ? ` ${outcome.verdict.advice}` : '';
	log.warn(`A thread could not be opened; questions can be asked by replying to the card.${advice}`, { channel, reason });
	return false;
}

/** The topic and what the card is about: "Harbour talks · Talks resume on Thursday". */
export function threadName({ topic, parts }: Card): string {
	const headline = parts.find(
		(part): part is Extract<Part, { type: 'headline' | 'lead' }> => part.type === 'headline' || part.type === 'lead',
	);
	const words = [topic, headline?.text].filter(Boolean).join(' · ');
	return shorten(words, THREAD_NAME) || 'Questions';
}
