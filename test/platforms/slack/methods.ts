import type { Block } from '../../../src/platforms/slack/blocks.ts';
import { BOT, TEAM, type Whisper, type Workspace } from './workspace.ts';

type Args = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

const NO_CHANNEL = { ok: false, error: 'channel_not_found' };
const NOT_IN = { ok: false, error: 'not_in_channel' };

/** The methods of the Web API that change or read the workspace; the answers as documented. */
export const METHODS: Readonly<Record<string, (args: Args, workspace: Workspace) => Answer>> = {
	'api.test': () => ({ ok: true }),
	'auth.test': () => ({
		ok: true,
		url: 'https://harbour.slack.example/',
		team: 'Harbour',
		user: 'byline',
		team_id: TEAM,
		user_id: BOT.user,
		bot_id: BOT.id,
	}),
	'chat.postMessage'(args, workspace) {
		const refused = access(args, workspace);
		if (refused) return refused;
		const { channel, text, blocks, metadata, thread_ts } = args as {
			channel: string;
			text: string;
			blocks: Block[];
			metadata: unknown;
			thread_ts?: string;
		};
		if (!shows(blocks, workspace)) return { ok: false, error: 'invalid_blocks' };
		if (thread_ts && !workspace.find(channel, thread_ts)) return { ok: false, error: 'thread_not_found' };
		const message = {
			channel,
			ts: workspace.stamp(),
			user: BOT.user,
			bot_id: BOT.id,
			text,
			blocks,
			metadata,
			...(thread_ts && { thread_ts }),
		};
		workspace.messages.push(message);
		return { ok: true, channel, ts: message.ts, message };
	},
	'files.completeUploadExternal'({ files }, workspace) {
		for (const { id } of files as { id: string }[]) {
			const file = workspace.files.get(id);
			if (!file?.png) return { ok: false, error: 'file_not_found' };
			file.complete = true;
		}
		return { ok: true, files };
	},
	'chat.update'(args, workspace) {
		const message = workspace.find(String(args.channel), String(args.ts));
		if (!message) return { ok: false, error: 'message_not_found' };
		Object.assign(message, { text: args.text, blocks: args.blocks, metadata: args.metadata });
		return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
	},
	'chat.delete'(args, workspace) {
		const message = workspace.find(String(args.channel), String(args.ts));
		if (!message) return { ok: false, error: 'message_not_found' };
		workspace.messages.splice(workspace.messages.indexOf(message), 1);
		return { ok: true, channel: message.channel, ts: message.ts };
	},
	'chat.postEphemeral'(args, workspace) {
		const refused = access(args, workspace);
		if (refused) return refused;
		workspace.whispers.push(args as unknown as Whisper);
		return { ok: true, message_ts: workspace.stamp() };
	},
	'conversations.history': (args, workspace) => history(args, workspace, ({ thread_ts }) => thread_ts === undefined),
	'conversations.replies': (args, workspace) => history(args, workspace, ({ ts, thread_ts }) => ts === args.ts || thread_ts === args.ts),
	'conversations.info'(args, { member, archived }) {
		const id = String(args.channel);
		return {
			ok: true,
			channel: { id, name: id.toLowerCase(), is_member: member.has(id), is_archived: archived.has(id), creator: 'U0CREATOR' },
		};
	},
	'users.info': ({ user }, { admins }) => ({ ok: true, user: { id: user, is_admin: admins.has(String(user)), is_owner: false } }),
	'views.publish'({ user_id: user, view }, { homes }) {
		homes.set(String(user), (view as { blocks: Block[] }).blocks);
		return { ok: true, view: { id: 'V1' } };
	},
};

/** Every picture of the blocks is there, and whole. */
function shows(blocks: readonly Block[], { files }: Workspace): boolean {
	return blocks.every((block) => block.type !== 'image' || files.get(block.slack_file.id)?.complete);
}

/** Newest first in a channel, oldest first in a thread; a page at a time. */
function history(args: Args, workspace: Workspace, belongs: (message: Workspace['messages'][number]) => boolean): Answer {
	const refused = access(args, workspace);
	if (refused) return refused;
	const all = workspace.messages.filter((message) => message.channel === args.channel && belongs(message));
	if (args.ts === undefined) all.reverse();
	const from = Number(args.cursor ?? 0);
	const next = from + Number(args.limit);
	const messages = all.slice(from, next).map(({ metadata, ...message }) => {
		const replies = workspace.messages.filter(({ channel, thread_ts }) => channel === message.channel && thread_ts === message.ts).length;
		return { ...message, ...(replies && { reply_count: replies }), ...(args.include_all_metadata === 'true' && { metadata }) };
	});
	return { ok: true, messages, has_more: next < all.length, response_metadata: { next_cursor: next < all.length ? String(next) : '' } };
}

function access({ channel }: Args, { member, archived }: Workspace): Answer | null {
	if (archived.has(String(channel))) return { ok: false, error: 'is_archived' };
	if (member.has(String(channel))) return null;
	return String(channel).startsWith('G') ? NO_CHANNEL : NOT_IN;
}
