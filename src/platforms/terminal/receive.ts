import type { Action } from '../../model/card.ts';
import type { Incoming } from '../../model/incoming.ts';
import { channel, tenant, threadKey, userRef } from '../../model/place.ts';
import { CHANNEL, type Screen } from './screen.ts';

const COMMAND = /^\/(?<command>[a-z0-9-]+)\s*(?<text>.*)$/s;
const BUTTON = /^#(?<action>[a-z-]+)(?:\s+(?<number>\d+))?$/;
const QUESTION = /^(?:(?<number>\d+)>\s*)?(?<text>.+)$/s;

/**
 * One typed line as an event: `/harbour-summary private` is a command, `#voices` presses a button of the newest card and
 * `#voices 3` one of card 3, anything else is a question about the newest card, `3> why?` about card 3. Null for an empty line
 * and for a number that is not on the screen.
 */
export function translate(line: string, { event, screen }: { event: string; screen: Screen }): Incoming | null {
	const base = {
		event,
		tenant: tenant('terminal:local'),
		channel: channel(CHANNEL),
		thread: null,
		user: userRef('terminal:local/you'),
		responder: null,
		standing: { manager: true },
	};
	const text = line.trim();
	const command = COMMAND.exec(text)?.groups;
	if (command) return { ...base, kind: 'command', command: command.command!, input: { text: command.text!.trim() } };
	const button = BUTTON.exec(text)?.groups;
	if (button) {
		const card = cardAt(screen, button.number);
		return card && { ...base, kind: 'button', key: card.key, message: card.message, action: button.action as Action['id'] };
	}
	const question = QUESTION.exec(text)?.groups;
	const card = question && cardAt(screen, question.number);
	if (!question || !card?.message) return null;
	return { ...base, kind: 'question', text: question.text!, addressed: true, thread: threadKey(card.message), message: card.message };
}

function cardAt(screen: Screen, number: string | undefined) {
	return number === undefined ? screen.newest() : screen.message(Number(number));
}
