import { describe, expect, test } from 'vitest';
import { slack } from '../../../src/platforms/slack/index.ts';
import { recorder } from '../recorder.ts';
import { loopback } from './loopback.ts';
import { type SlackServer, TOKENS } from './server.ts';
import { connectOptions, notebook, session } from './session.ts';
import { SECRET } from './signed.ts';
import { CLOSED, GENERAL, TEAM } from './workspace.ts';

async function attempt(prepare: (server: SlackServer) => void, { within = 10_000 } = {}) {
	const harness = await loopback('socket');
	prepare(harness.server);
	const { log, lines } = notebook();
	const options = { ...(await connectOptions({ log })), signal: AbortSignal.timeout(within) };
	const outcome = await slack.connect(harness.settings, recorder().handlers, options);
	if (outcome.status === 'connected') await outcome.connection.close();
	await harness.stop();
	return { outcome, lines };
}

describe('a start that cannot be', () => {
	test.each<[string, (server: SlackServer) => void, string, string]>([
		['a wrong bot token', ({ tokens }) => void tokens.delete(TOKENS.bot), 'SLACK_BOT_TOKEN is not accepted', 'SLACK_BOT_TOKEN'],
		['a revoked bot token', (server) => server.fault('auth.test', { error: 'token_revoked' }), 'token_revoked', 'Install the app'],
		['a wrong app token', ({ tokens }) => void tokens.delete(TOKENS.app), 'SLACK_APP_TOKEN is not accepted', 'connections:write'],
		[
			'Socket Mode that is off',
			(server) => server.fault('apps.connections.open', { error: 'socket_mode_disabled' }),
			'SLACK_APP_TOKEN',
			'Switch Socket Mode on',
		],
		['a missing scope', ({ workspace }) => void workspace.scopes.delete('chat:write'), 'chat:write', 'byline manifest slack'],
	])('%s is said, with what to do', async (_, prepare, reason, advice) => {
		const { outcome } = await attempt(prepare);
		expect(outcome).toMatchObject({ status: 'refused', reason: expect.stringContaining(reason), advice: expect.stringContaining(advice) });
	});

	test('Slack is not there: it is tried until there is no more time', async () => {
		const { outcome, lines } = await attempt((server) => void server.close(), { within: 1_500 });
		expect(outcome).toMatchObject({ status: 'refused', advice: expect.stringContaining('network') });
		expect(lines.filter((line) => line.includes('trying again'))).toHaveLength(1);
	});

	test('Slack comes late', async () => {
		const { outcome } = await attempt((server) => {
			server.fault('auth.test', 'fail');
			server.fault('apps.connections.open', 'fail');
		});
		expect(outcome.status).toBe('connected');
	});

	test('no line of the log holds a token', async () => {
		const { lines, outcome } = await attempt(({ tokens }) => tokens.clear());
		expect(JSON.stringify([lines, outcome])).not.toMatch(/harbour-(?:bot|app)/);
	});
});

test('a scope that it can do without is a note', async () => {
	const { notes } = await session('http', { before: ({ server: { workspace } }) => void workspace.scopes.delete('im:history') });
	expect(notes).toEqual([expect.stringMatching(/im:history.*direct messages/)]);
});

describe('settings', () => {
	const bot = { SLACK_BOT_TOKEN: TOKENS.bot };

	test.each<[string, Record<string, string>, string, RegExp]>([
		['no bot token', { SLACK_SIGNING_SECRET: SECRET }, 'SLACK_BOT_TOKEN', /missing.*OAuth & Permissions/],
		[
			'an app token for the bot’s',
			{ ...bot, SLACK_BOT_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: SECRET },
			'SLACK_BOT_TOKEN',
			/SLACK_APP_TOKEN/,
		],
		['a person’s token', { ...bot, SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: SECRET }, 'SLACK_BOT_TOKEN', /of a person/],
		['neither way in', bot, 'SLACK_APP_TOKEN', /Socket Mode.*SLACK_SIGNING_SECRET/],
		['a bot token for the app’s', { ...bot, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN', /xapp-/],
		['an address that is none', { ...bot, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: 'slack' }, 'SLACK_API_URL', /\/api\//],
	])('%s', (_, values, variable, message) => {
		const issues = slack.settings.safeParse(values).error?.issues ?? [];
		expect(issues.map(({ path }) => path[0])).toEqual([variable]);
		expect(issues[0]?.message).toMatch(message);
		expect(slack.enabled(values)).toBe(true);
	});

	test('nothing set: nobody asked for Slack', () => {
		expect(slack.enabled({ PORT: '3000' })).toBe(false);
	});
});

describe('byline doctor', () => {
	async function diagnose(prepare: (server: SlackServer) => void, channels: readonly string[] = []) {
		const harness = await loopback('socket');
		prepare(harness.server);
		const findings = await slack.diagnose(harness.settings, { signal: AbortSignal.timeout(5_000), now: Date.now, channels });
		await harness.stop();
		expect(harness.broken()).toEqual([]);
		return findings;
	}

	test('all is well', async () => {
		const findings = await diagnose(() => {}, [`slack:${TEAM}/${GENERAL}`]);
		expect(findings.map(({ level }) => level)).toEqual(['good', 'good', 'good', 'good', 'good']);
	});

	test.each<[string, (server: SlackServer) => void, string, RegExp]>([
		['token', ({ tokens }) => tokens.clear(), GENERAL, /SLACK_BOT_TOKEN is not accepted/],
		['app token', ({ tokens }) => void tokens.delete(TOKENS.app), GENERAL, /SLACK_APP_TOKEN is not accepted/],
		['scope', ({ workspace }) => void workspace.scopes.delete('chat:write'), GENERAL, /chat:write/],
		['membership', () => {}, CLOSED, /not in slack:.*Invite it/],
		['archive', ({ workspace }) => void workspace.archived.add(GENERAL), GENERAL, /archived/],
	])('a problem with the %s is named, with what to do', async (_, prepare, channel, words) => {
		const findings = await diagnose(prepare, [`slack:${TEAM}/${channel}`]);
		const problems = findings.filter(({ level }) => level === 'problem').map(({ text, advice }) => `${text} ${advice}`);
		expect(problems).toEqual([expect.stringMatching(words)]);
	});

	test('a clock that is wrong', async () => {
		const harness = await loopback('socket');
		const now = () => Date.now() + 6 * 60_000;
		const findings = await slack.diagnose(harness.settings, { signal: AbortSignal.timeout(5_000), now, channels: [] });
		await harness.stop();
		const problems = findings.filter(({ level }) => level === 'problem').map(({ text }) => text);
		expect(problems).toEqual(['The clock of this machine is 6 minutes ahead of Slack’s.']);
	});

	test('a channel of another workspace', async () => {
		const findings = await diagnose(() => {}, ['slack:T0OTHER/C1']);
		expect(findings.at(-1)).toMatchObject({ level: 'problem', text: expect.stringContaining('another workspace') });
	});
});
