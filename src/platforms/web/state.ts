import type { UserRef } from '../../model/place.ts';
import type { ConnectOptions } from '../platform.ts';
import { idOf } from './references.ts';
import type { Desk } from './send.ts';
import { showMessage, showWhisper } from './show.ts';
import type { State } from './wire.ts';

/** All that a page needs to begin, as far as this person may see it. */
export function stateFor(
	user: UserRef,
	{ talk, stream }: Pick<Desk, 'talk' | 'stream'>,
	{ commands, views }: Pick<ConnectOptions, 'commands' | 'views'>,
): State {
	const pages = talk.channels().map((channel) => ({ channel, ...talk.page(channel, { before: null }) }));
	return {
		at: stream.at(),
		you: idOf(user),
		channels: talk.channels(),
		messages: pages.flatMap(({ messages }) => messages.map((message) => showMessage(message, talk))),
		older: pages.filter(({ more }) => more).map(({ channel }) => channel),
		whispers: talk.whispers(user).map(showWhisper),
		commands: commands.map(({ name, help, subcommands, options }) => ({
			name,
			help,
			ready: !subcommands.length && !options.some(({ required }) => required),
		})),
		views: views.map(({ name, title }) => ({ name, title })),
	};
}
