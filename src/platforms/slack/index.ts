import type { PlatformDefinition } from '../platform.ts';
import { connect } from './connect.ts';
import { diagnose } from './diagnose.ts';
import { render } from './render.ts';
import { type Settings, settings, variables } from './settings.ts';

export const slack: PlatformDefinition<Settings> = {
	name: 'slack',
	title: 'Slack',
	variables,
	settings,
	enabled: (values) => Boolean(values.SLACK_BOT_TOKEN || values.SLACK_APP_TOKEN || values.SLACK_SIGNING_SECRET),
	traits: {
		// One message a second in a channel, and some hundred a minute in a workspace. https://docs.slack.dev/apis/web-api/rate-limits
		pace: { channelGap: 1_000, perSecond: 10 },
		// chat.postMessage knows no key of the sender's.
		dedupes: 0,
		finds: true,
		whispers: true,
		fields: false,
	},
	render: (card, key) => render(card, key),
	connect,
	diagnose,
};
