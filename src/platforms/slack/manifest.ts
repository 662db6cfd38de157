import type { Command } from '../../model/command.ts';
import { scopesFor } from './scopes.ts';
import { SHORTCUTS } from './shortcuts.ts';

/** An app manifest. https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
	readonly display_information: {
		readonly name: string;
		readonly description: string;
		readonly long_description: string;
		readonly background_color: string;
	};
	readonly features: {
		readonly app_home: {
			readonly home_tab_enabled: true;
			readonly messages_tab_enabled: true;
			readonly messages_tab_read_only_enabled: false;
		};
		readonly bot_user: { readonly display_name: string; readonly always_online: true };
		readonly shortcuts: readonly AppShortcut[];
		readonly slash_commands: readonly SlashCommand[];
	};
	readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
	readonly settings: {
		readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
		readonly interactivity: { readonly is_enabled: true; readonly request_url?: string };
		readonly org_deploy_enabled: false;
		readonly socket_mode_enabled: boolean;
		readonly token_rotation_enabled: false;
	};
}

interface AppShortcut {
	readonly name: string;
	readonly type: 'message';
	readonly callback_id: string;
	readonly description: string;
}

interface SlashCommand {
	readonly command: string;
	readonly url?: string;
	readonly description: string;
	readonly usage_hint?: string;
	readonly should_escape: false;
}

/** https://docs.slack.dev/reference/app-manifest#features: commands an app, characters of a command with its slash. */
const MOST_COMMANDS = 50;
const LONGEST_COMMAND = 32;

const EVENTS = [
	'app_home_opened',
	'app_mention',
	'channel_left',
	'group_left',
	'member_joined_channel',
	'message.channels',
	'message.groups',
	'message.im',
];

const LONG_DESCRIPTION =
	'Byline turns the news of a topic into a card in which every line says who said it and where it stands in the text. Buttons show who says what, the numbers, the timeline, what is open and the exact sentences; questions in the thread of a card are answered from its document.';

/**
 * The manifest of an app that has these commands. `origin` is the public address for events over HTTP (`https://bot.example`);
 * without it the app uses Socket Mode. Commands that Slack cannot have are left out and named.
 */
export function manifest(
	commands: readonly Command[],
	{ origin }: { readonly origin: string | null },
): { readonly manifest: Manifest; readonly leftOut: readonly string[] } {
	const fitting = commands.filter(({ name }) => name.length < LONGEST_COMMAND);
	// `/byline` comes last in the list of commands, and must not be the one that is left out.
	const sorted = [...fitting].sort((a, b) => Number(b.subcommands.length > 0) - Number(a.subcommands.length > 0));
	const taken = sorted.slice(0, MOST_COMMANDS);
	const url = origin && `${origin.replace(/\/+$/, '')}/slack/events`;
	const shown = commands.filter((command) => taken.includes(command));
	return { manifest: appOf(shown, url), leftOut: commands.filter((command) => !taken.includes(command)).map(({ name }) => `/${name}`) };
}

function appOf(commands: readonly Command[], url: string | null): Manifest {
	return {
		display_information: {
			name: 'Byline',
			description: 'News digests in which every line says who said it.',
			long_description: LONG_DESCRIPTION,
			background_color: '#1f2a37',
		},
		features: {
			app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
			bot_user: { display_name: 'Byline', always_online: true },
			shortcuts: SHORTCUTS.map(({ name, callback, description }) => ({ name, type: 'message', callback_id: callback, description })),
			slash_commands: commands.map((command) => slashCommand(command, url)),
		},
		oauth_config: { scopes: { bot: scopesFor(commands).map(({ name }) => name) } },
		settings: {
			event_subscriptions: { ...(url && { request_url: url }), bot_events: EVENTS },
			interactivity: { is_enabled: true, ...(url && { request_url: url }) },
			org_deploy_enabled: false,
			socket_mode_enabled: url === null,
			token_rotation_enabled: false,
		},
	};
}

function slashCommand({ name, help, options, subcommands }: Command, url: string | null): SlashCommand {
	const hint = subcommands.length
		? `[${subcommands.map((one) => one.name).join(' | ')}]`
		: options.map((option) => (option.required ? option.name : `[${option.name}]`)).join(' ');
	return { command: `/${name}`, ...(url && { url }), description: help, ...(hint && { usage_hint: hint }), should_escape: false };
}
