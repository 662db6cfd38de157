import { expect, test } from 'vitest';
import type { Finding } from '../../../src/platforms/platform.ts';
import { type Loopback, loopback } from './loopback.ts';

async function findings(
	prepare: (harness: Loopback) => void = () => {},
	channels?: string[],
	variables?: Record<string, string>,
): Promise<readonly Finding[]> {
	const harness = await loopback(variables);
	prepare(harness);
	const found = await harness.definition.diagnose(harness.settings, {
		signal: AbortSignal.timeout(5_000),
		now: Date.now,
		channels: channels ?? [harness.channel],
	});
	expect(harness.server.world.broken).toEqual([]);
	await harness.stop();
	return found;
}

test('all is well but for the intent, which is advice', async () => {
	const found = await findings();
	expect(found.map(({ level }) => level)).toEqual(['good', 'good', 'advice', 'good']);
	expect(found[2]?.advice).toContain('Privileged Gateway Intents');
});

test('a wrong token is the one problem there is', async () => {
	expect(await findings(() => {}, [], { DISCORD_TOKEN: 'another-token' })).toEqual([
		expect.objectContaining({ level: 'problem', advice: expect.stringContaining('Reset Token') }),
	]);
});

test('each right that is missing in a channel is named', async () => {
	const found = await findings(({ server }) => {
		server.world.rights = (1n << 10n) | (1n << 11n);
	});
	expect(found.at(-1)?.text).toContain('Create Public Threads, Send Messages in Threads, Read Message History');
});

test('a channel that cannot be seen, and one that is none, are problems with advice', async () => {
	const closed = await loopback();
	await closed.stop();
	const found = await findings(() => {}, [closed.closed!, 'discord:general']);
	expect(found.slice(-2)).toEqual([
		expect.objectContaining({ level: 'problem', advice: expect.stringContaining('View Channel') }),
		expect.objectContaining({ level: 'problem', advice: expect.stringContaining('Developer Mode') }),
	]);
});

test('an end point that Discord uses and we do not serve is a problem', async () => {
	const found = await findings(({ server }) => {
		server.world.endpointUrl = 'https://byline.example/interactions';
	});
	expect(found.find(({ text }) => text.includes('DISCORD_PUBLIC_KEY'))?.level).toBe('problem');
});

test('a clock that is behind is a problem', async () => {
	const harness = await loopback();
	const now = () => Date.now() - 3 * 3_600_000;
	const found = await harness.definition.diagnose(harness.settings, { signal: AbortSignal.timeout(5_000), now, channels: [] });
	await harness.stop();
	expect(found.filter(({ level }) => level === 'problem').map(({ text }) => text)).toEqual([
		'The clock of this machine is 3 hours behind Discord’s.',
	]);
});
