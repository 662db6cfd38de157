import type { Choice, Command, CommandOption, Subcommand } from '../model/command.ts';
import type { Topic } from '../model/topic.ts';

/** The sections as people name them in a command, and what the cards call them. */
export const SECTIONS: readonly Choice[] = [
	{ value: 'who', label: 'Who says what' },
	{ value: 'numbers', label: 'The numbers' },
	{ value: 'timeline', label: 'Timeline' },
	{ value: 'open', label: 'What is open' },
	{ value: 'sources', label: 'Sources' },
];

/** Discord's limit for the description of a command or option. https://discord.com/developers/docs/interactions/application-commands */
const HELP = 100;

const date = option({ name: 'date', help: 'The day of the news, as 2025-10-08; without it, the newest', kind: 'date', completes: true });
const section = option({ name: 'section', help: 'One part of it only', choices: SECTIONS });
const onlyMe = option({ name: 'private', help: 'Show it to me only', kind: 'flag' });
const WHEN: readonly Choice[] = [
	{ value: 'something-new', label: 'When there is something new' },
	{ value: 'always', label: 'Always' },
];
const ACTIONS: readonly Choice[] = [
	{ value: 'list', label: 'List them' },
	{ value: 'add', label: 'Add one', who: 'managers' },
	{ value: 'remove', label: 'Remove one', who: 'managers' },
];
const topicOption = option({ name: 'topic', help: 'A topic’s name, as /byline topics lists them', completes: true });

const SUBCOMMANDS: readonly Subcommand[] = [
	{
		name: 'ask',
		help: 'Ask the newest documents of a topic',
		options: [{ ...topicOption, required: true }, option({ name: 'question', help: 'Your question, in English', required: true })],
		who: 'everyone',
	},
	{ name: 'topics', help: 'List the topics, and the command of each', options: [], who: 'everyone' },
	{
		name: 'sources',
		help: 'List where the documents of a topic come from; add a feed, page or PDF, or remove one',
		options: [
			option({ name: 'action', help: 'list, add or remove; without it, list', choices: ACTIONS }),
			topicOption,
			option({ name: 'address', help: 'Of the feed, page or PDF, as in https://news.example/feed' }),
		],
		who: 'everyone',
	},
	{
		name: 'subscribe',
		help: 'Post a topic here at set times: weekdays 8:00, every day 18:30, or cron',
		options: [
			{ ...topicOption, required: true },
			option({ name: 'at', help: 'When: weekdays 8:00, mon 9:15, every 2 hours, or cron: 0 8 * * 1-5', required: true, completes: true }),
			option({ name: 'zone', help: 'Whose clocks, as in Europe/London or New York', completes: true }),
			option({ name: 'quiet', help: 'Hours without a post, as in 22:00-07:00; what is due then comes at their end' }),
			option({ name: 'when', help: 'Only when there is something new, or always', choices: WHEN }),
		],
		who: 'managers',
	},
	{
		name: 'unsubscribe',
		help: 'End what is posted here at set times',
		options: [option({ name: 'subscription', help: 'A topic, or the id that /byline schedules shows', completes: true })],
		who: 'managers',
	},
	{ name: 'schedules', help: 'What this channel gets, and when it comes next', options: [], who: 'everyone' },
	{
		name: 'why',
		help: 'What became of the posts here, and why nothing came',
		options: [
			option({ name: 'about', help: 'today, yesterday, a day as 2026-03-09, or the link of a message; without it, the last 24 hours' }),
		],
		who: 'everyone',
	},
	{ name: 'help', help: 'What Byline does, and how to ask', options: [], who: 'everyone' },
];

/** All commands: `/<topic>-summary` for each topic, and `/byline`. */
export function commandsFor(topics: readonly Topic[]): readonly Command[] {
	return [
		...topics.map(
			(topic): Command => ({
				name: `${topic.name}-summary`,
				help: summaryHelp(topic),
				options: [date, section, onlyMe],
				subcommands: [],
				who: 'everyone',
			}),
		),
		{
			name: 'byline',
			help: 'Ask a topic, subscribe a channel, list topics and sources',
			options: [],
			subcommands: SUBCOMMANDS,
			who: 'everyone',
		},
	];
}

function summaryHelp({ title }: Topic): string {
	const long = `${title}: the newest summary, or that of a day`;
	return long.length <= HELP ? long : `The newest summary, or that of a day`;
}

function option(given: Pick<CommandOption, 'name' | 'help'> & Partial<CommandOption>): CommandOption {
	return { kind: 'text', required: false, choices: [], completes: false, ...given };
}
