import { randomUUID } from 'node:crypto';
import type { Action } from '../../../src/model/card.ts';
import type { Button } from '../../../src/platforms/slack/blocks.ts';
import type { SlackServer } from './server.ts';
import { ASKER, BOT, GENERAL, type Message, TEAM, type Whisper } from './workspace.ts';

export interface Said {
	readonly text: string;
	readonly channel?: string;
	readonly thread?: string;
	readonly mention?: boolean;
	readonly repeats?: number;
	readonly user?: string;
}

/** Somebody in the workspace, whose doings reach the bot as Slack sends them. Each resolves when they are acknowledged. */
export function person({ line, workspace, responseUrl }: SlackServer) {
	return {
		async command(name: string, text: string, { repeats = 0, channel = GENERAL, user = ASKER } = {}): Promise<{ expire(): void }> {
			const { url, expire } = responseUrl();
			const payload = {
				...{
					token: 'legacy',
					command: `/${name}`,
					text,
					team_id: TEAM,
					team_domain: 'harbour',
					channel_id: channel,
					channel_name: 'general',
				},
				...{ user_id: user, user_name: 'ana', response_url: url, trigger_id: `${randomUUID()}`, api_app_id: 'A0BYLINE' },
			};
			for (let i = 0; i <= repeats; i++) await line.deliver('slash_commands', payload, i);
			return { expire };
		},

		async press(on: Message | Whisper, action: Action['id'] | `${string}:${number}`): Promise<{ expire(): void }> {
			const button = buttons(on).find(({ action_id: id }) => id === `byline:${action}`);
			if (!button) throw new Error(`There is no button "${action}"`);
			const shared = 'ts' in on;
			const { url, expire } = responseUrl(shared ? undefined : on);
			const ts = shared ? on.ts : workspace.stamp();
			const message = { type: 'message', user: BOT.user, ts, ...(on.thread_ts && { thread_ts: on.thread_ts }) };
			const container = { type: 'message', message_ts: ts, channel_id: on.channel, is_ephemeral: !shared };
			await line.deliver('interactive', {
				...{ type: 'block_actions', team: { id: TEAM, domain: 'harbour' }, user: { id: ASKER, username: 'ana', team_id: TEAM } },
				...{ api_app_id: 'A0BYLINE', container, channel: { id: on.channel, name: 'general' }, ...(shared && { message }) },
				...{
					response_url: url,
					trigger_id: randomUUID(),
					actions: [{ ...button, type: 'button', block_id: 'x', action_ts: '1741075300.000001' }],
				},
			});
			return { expire };
		},

		/** What is chosen in the menu of a message. */
		async shortcut(on: Message, callback: string): Promise<void> {
			const { url } = responseUrl();
			await line.deliver('interactive', {
				...{ type: 'message_action', callback_id: callback, team: { id: TEAM, domain: 'harbour' }, user: { id: ASKER, name: 'ana' } },
				...{ channel: { id: on.channel, name: 'general' }, message: { type: 'message', ...on }, message_ts: on.ts },
				...{ response_url: url, trigger_id: randomUUID(), action_ts: '1741075300.000001' },
			});
		},

		/** A mention makes two events, and each may come again. */
		async say({ text, channel = GENERAL, thread, mention = false, repeats = 0, user = ASKER }: Said): Promise<string> {
			const ts = workspace.stamp();
			const typed = `${mention ? `<@${BOT.user}> ` : ''}${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`;
			const message = { channel, ts, user, text: typed, ...(thread && { thread_ts: thread }) };
			workspace.messages.push({ ...message, blocks: [] });
			const kind = channel.startsWith('D') ? 'im' : 'channel';
			const events = [
				{ type: 'message', channel_type: kind, ...message, event_ts: ts, client_msg_id: randomUUID() },
				...(mention && kind !== 'im' ? [{ type: 'app_mention', ...message, event_ts: ts }] : []),
			].map((event) => ({ event, id: `Ev${randomUUID()}` }));
			for (let retry = 0; retry <= repeats; retry++) {
				await Promise.all(events.map(({ event, id }) => line.event(event, { retry, id })));
			}
			return ts;
		},
	};
}

export function buttons({ blocks }: Pick<Message, 'blocks'>): Button[] {
	return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}
