import { expect, test } from 'vitest';
import { parseConfigFile } from '../../src/config/file.ts';
import { problemText } from '../../src/config/problem.ts';

const topics = 'topics:\n  harbour:\n    title: Harbour talks\n    sources:\n      - folder: digests/harbour\n';

function problems(text: string): string[] {
	const parsed = parseConfigFile(text, 'byline.yaml');
	return 'problems' in parsed ? parsed.problems.map(problemText) : [];
}

function subscription(line: string): string {
	const lines = ['channel: slack:T1/C1', 'topic: harbour', 'at: "0 8 * * 1-5"', 'zone: Europe/London'];
	const key = line.slice(0, line.indexOf(':'));
	const kept = lines.filter((other) => !other.startsWith(`${key}:`));
	return `${topics}subscriptions:\n  - ${[line, ...kept].join('\n    ')}\n`;
}

test('a file with topics alone is enough, and the rest has defaults', () => {
	const parsed = parseConfigFile(topics, 'byline.yaml');
	expect(parsed).toMatchObject({
		content: {
			topics: { harbour: { title: 'Harbour talks', sources: [{ folder: 'digests/harbour' }] } },
			subscriptions: [],
			limits: { 'questions-per-user': { count: 10, per: 60_000 }, 'answer-history': 2_592_000_000 },
			listen: { host: '127.0.0.1' },
		},
	});
});

test('sources, a filter and how to fetch are read', () => {
	const text = `${topics}      - feed: https://news.example/rss
        full-text: true
        every: 30min
    filter: { words: port and not football, language: en, publisher: [Coastal Wire], newer-than: 7d, at-most: 40 }
fetching: { contact: https://desk.example, allow-private: [intranet.example:8080] }
`;
	expect(parseConfigFile(text, 'byline.yaml')).toMatchObject({
		content: {
			topics: {
				harbour: {
					sources: [{ folder: 'digests/harbour' }, { feed: 'https://news.example/rss', 'full-text': true, every: 1_800_000 }],
					filter: {
						words: { written: 'port and not football', words: { kind: 'all' } },
						language: ['en'],
						publisher: ['coastal wire'],
						'newer-than': 604_800_000,
						'at-most': 40,
					},
				},
			},
			fetching: { contact: 'https://desk.example', every: 900_000, pause: 1_000, 'allow-private': ['intranet.example:8080'] },
		},
	});
});

test('times may be in words, and a zone may be said once for all', () => {
	const text = `${topics}zone: Europe/Paris\nsubscriptions:\n  - { channel: web:local/news, topic: harbour, at: weekdays 8:00 }\n`;
	expect(parseConfigFile(text, 'byline.yaml')).toMatchObject({ content: { zone: 'Europe/Paris', subscriptions: [{ at: '0 8 * * 1-5' }] } });
});

test('a subscription is read with what it leaves out', () => {
	const parsed = parseConfigFile(subscription('quiet: 22:00-07:00'), 'byline.yaml');
	expect(parsed).toMatchObject({
		content: { subscriptions: [{ channel: 'slack:T1/C1', quiet: '22:00-07:00', when: 'something-new', 'catch-up': 21_600_000 }] },
	});
});

test.each([
	['', ['Cannot read topics in byline.yaml:1: it is missing. Write a group of keys there.']],
	['topics: {}\n', ['Cannot read topics in byline.yaml:1: expected at least one topic.']],
	['- a\n', ['Cannot read the file "["a"]" in byline.yaml:1: expected a group of keys, got a list.']],
	['topics:\n  harbour:\n    title: [1\n', [expect.stringMatching(/^Cannot read YAML in byline\.yaml:4: /)]],
	[`${topics}topics: 2\n`, ['Cannot read YAML in byline.yaml:6: map keys must be unique.']],
	[
		topics.replace('title', 'titel'),
		[
			'Cannot read topics.harbour.title in byline.yaml:2: it is missing. Write text there.',
			'Cannot read "titel" in byline.yaml:3: there is no such key under topics.harbour. Did you mean "title"?',
		],
	],
	[
		`${topics}colour: blue\n`,
		[
			'Cannot read "colour" in byline.yaml:6: there is no such key at the top. The keys are topics, zone, subscriptions, managers, operator-channel, limits, fetching, listen.',
		],
	],
	[
		topics.replace('harbour:', 'Harbour Talks:'),
		[
			'Cannot read "Harbour Talks" in byline.yaml:2: expected 1 to 24 lower-case letters, digits and hyphens: it becomes the command /<topic>-summary.',
		],
	],
	[topics.replace('Harbour talks', '12'), ['Cannot read topics.harbour.title "12" in byline.yaml:3: expected text, got a number.']],
	[
		topics.replace('- folder', '- foldr'),
		[
			'Cannot read "foldr" in byline.yaml:5: there is no such key under topics.harbour.sources[0]. Did you mean "folder"?',
			'Cannot read topics.harbour.sources[0] in byline.yaml:5: expected one of folder, feed, page and pdf, got none.',
		],
	],
	[topics.replace(/ {6}- folder.*\n/, ''), ['Cannot read topics.harbour.sources in byline.yaml:4: it is missing. Write a list there.']],
	[
		subscription('at: "0 8 * *"'),
		[
			'Cannot read subscriptions[0].at "0 8 * *" in byline.yaml:7: expected 5 or 6 fields, got 4. As in "0 8 * * 1-5": minute, hour, day of the month, month, day of the week.',
		],
	],
	[
		subscription('zone: Europe/Londn'),
		['Cannot read subscriptions[0].zone "Europe/Londn" in byline.yaml:7: expected an IANA time zone, as in Europe/London.'],
	],
	[
		subscription('topic: habour'),
		['Cannot read subscriptions[0].topic "habour" in byline.yaml:7: there is no such topic. Did you mean "harbour"?'],
	],
	[
		subscription('quiet: 25:00-07:00'),
		['Cannot read subscriptions[0].quiet "25:00-07:00" in byline.yaml:7: expected two times of day, as in 22:00-07:00.'],
	],
	[
		subscription('when: somthing-new'),
		['Cannot read subscriptions[0].when "somthing-new" in byline.yaml:7: expected something-new or always. Did you mean "something-new"?'],
	],
	[
		subscription('catch-up: six hours'),
		['Cannot read subscriptions[0].catch-up "six hours" in byline.yaml:7: expected a number and s, min, h or d, as in 6h.'],
	],
	[
		subscription('channel: general'),
		[
			'Cannot read subscriptions[0].channel "general" in byline.yaml:7: expected a platform and a channel, as in slack:T0123/C0123, discord:123/456 or web:local/news.',
		],
	],
	[
		`${topics}limits: { questions-per-user: 0/min, answer-histry: 3d }\n`,
		[
			'Cannot read limits.questions-per-user "0/min" in byline.yaml:6: expected a number, a slash and s, min, h or d, as in 10/min.',
			'Cannot read "answer-histry" in byline.yaml:6: there is no such key under limits. Did you mean "answer-history"?',
		],
	],
	[
		`${topics}      - feed: news.example/rss\n`,
		[
			'Cannot read topics.harbour.sources[1].feed "news.example/rss" in byline.yaml:6: expected a web address, as in https://news.example/feed.xml.',
		],
	],
	[`${topics}      - feed: https://ada:word@news.example/rss\n`, [expect.stringContaining('it has a password in it')]],
	[
		`${topics}      - feed: https://news.example/rss\n        page: https://news.example/\n`,
		['Cannot read topics.harbour.sources[1] in byline.yaml:6: expected one of folder, feed, page and pdf, got feed and page at once.'],
	],
	[
		`${topics}      - page: https://news.example/\n        full-text: true\n        every: 5s\n`,
		[
			'Cannot read topics.harbour.sources[1].every "5s" in byline.yaml:8: expected at least 1min.',
			'Cannot read topics.harbour.sources[1].full-text in byline.yaml:7: a page has no full-text.',
		],
	],
	[
		`${topics}    filter: { words: "port and (strike", language: english, at-most: 0 }\n`,
		[
			'Cannot read topics.harbour.filter.words "port and (strike" in byline.yaml:6: a "(" is not closed.',
			expect.stringContaining('topics.harbour.filter.language'),
			'Cannot read topics.harbour.filter.at-most "0" in byline.yaml:6: expected at least 1.',
		],
	],
	[
		`${topics}fetching: { allow-private: [intranet.example], pase: 1s }\n`,
		[
			'Cannot read fetching.allow-private[0] "intranet.example" in byline.yaml:6: expected a host and a port, as in intranet.example:8080.',
			'Cannot read "pase" in byline.yaml:6: there is no such key under fetching. Did you mean "pause"?',
		],
	],
	[
		subscription('at: "0 8 30 2 *"'),
		['Cannot read subscriptions[0].at "0 8 30 2 *" in byline.yaml:7: no year has such a day, so it would never come due.'],
	],
	[
		subscription('at: weekdys 8:00'),
		[
			'Cannot read subscriptions[0].at "weekdys 8:00" in byline.yaml:7: “weekdys 8:00” is no time that I know; as in "weekdays 8:00" or "weekends 8:00".',
		],
	],
	[
		subscription('at: 8:00 always'),
		['Cannot read subscriptions[0].at "8:00 always" in byline.yaml:7: "always" after the time cannot be read.'],
	],
	[
		subscription('channel: slack:T1'),
		[
			'Cannot read subscriptions[0].channel "slack:T1" in byline.yaml:7: expected a platform and a channel, as in slack:T0123/C0123, discord:123/456 or web:local/news.',
		],
	],
	[
		subscription('quiet: 22:00-22:00'),
		['Cannot read subscriptions[0].quiet "22:00-22:00" in byline.yaml:7: expected two times of day, as in 22:00-07:00.'],
	],
	[
		`${topics}subscriptions:\n  - channel: web:local/news\n    topic: harbour\n    at: 8:00\n`,
		[
			'Cannot read subscriptions[0].zone in byline.yaml:7: it is missing. Write "zone: Europe/London" there, or once at the top of the file.',
		],
	],
	[
		`${topics}zone: Europe/London\nsubscriptions:\n  - { channel: web:local/news, topic: harbour, at: weekdays 8:00 }\n  - { channel: web:local/news, topic: harbour, at: 0 9 * * MON, zone: Europe/Paris }\n`,
		[
			'Cannot read subscriptions[1].at "0 9 * * MON" in byline.yaml:9: the subscription in line 8 posts the same topic to the same channel at the same time (09:00). Take one of them out.',
		],
	],
	[
		`${topics}managers: [slack:T1]\n`,
		['Cannot read managers[0] "slack:T1" in byline.yaml:6: expected a platform and a person, as in slack:T0123/U0123 or discord:123/456.'],
	],
	[`${topics}listen: { host: 7 }\n`, ['Cannot read listen.host "7" in byline.yaml:6: expected text, got a number.']],
])('%j is refused with line and advice', (text, expected) => {
	expect(problems(text)).toEqual(expected);
});

test('a file that grows when its aliases are followed is refused', () => {
	const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
	for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair] as const)) {
		lines.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`);
	}
	expect(problems(lines.join('\n')).join()).toMatch(/alias/i);
});
