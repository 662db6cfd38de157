import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { begin } from '../../src/delivery/subscribe.ts';
import { subscriptionOf } from '../../src/delivery/subscription.ts';
import { channel, userRef } from '../../src/model/place.ts';
import { openStore } from '../../src/store/store.ts';
import { folder } from '../fixtures/folder.ts';

const NOON = Date.UTC(2025, 2, 4, 12);

async function project(
	subscriptions: string,
): Promise<{ data: string; byline: (...args: string[]) => Promise<{ code: number; out: string; err: string }> }> {
	const cwd = await folder();
	const news = path.join(cwd, 'harbour');
	await mkdir(news);
	await writeFile(
		path.join(news, '2025-03-04.md'),
		'---\ntitle: Talks resume\ndate: 2025-03-04\n---\n\nTalks will resume on Thursday, the port authority said.\n',
	);
	const file = path.join(cwd, 'byline.yaml');
	await writeFile(file, `topics:\n  harbour:\n    title: Harbour talks\n    sources:\n      - folder: ${news}\n${subscriptions}`);
	const data = path.join(cwd, 'data');
	return {
		data,
		async byline(...args) {
			const [out, err] = [stream(), stream()];
			const code = await run(args, {
				env: { BYLINE_CONFIG: file, BYLINE_DATA: data },
				stdout: out.stream,
				stderr: err.stream,
				now: () => NOON,
			});
			return { code, out: out.text(), err: err.text() };
		},
	};
}

function stream() {
	const written: string[] = [];
	const pipe = new PassThrough().setEncoding('utf8').on('data', (text: string) => written.push(text));
	return { stream: Object.assign(pipe, { columns: 80 }), text: () => written.join('') };
}

const WEEKDAYS = 'subscriptions:\n  - { channel: web:local/news, topic: harbour, at: weekdays 8:00, zone: Europe/London }\n';

test('what the configuration posts is listed in words and local time, before anything has ever run', async () => {
	const { byline } = await project(WEEKDAYS);
	const { code, out } = await byline('schedule');
	expect(code).toBe(0);
	expect(out.replace(/\w{8}\n/, 'ID\n')).toBe(`Harbour talks → web:local/news
  on weekdays at 08:00 (Europe/London), when there is something new, up to 6 hours late
  next Wed 5 Mar 2025 08:00 · Thu 6 Mar 2025 08:00 · Fri 7 Mar 2025 08:00
  from the configuration · ID

`);
});

test('those of the chat are listed too, and a dry run shows the card', async () => {
	const { data, byline } = await project('');
	await mkdir(data);
	const store = await openStore(path.join(data, 'byline.db'));
	const schedule = { cron: '30 9 1 * *', zone: 'Asia/Tokyo', quiet: '22:00-07:00', posts: 'always' as const, catchUp: 3_600_000 };
	const subscription = subscriptionOf({ channel: channel('slack:T1/C1'), topic: 'harbour', schedule, by: userRef('slack:T1/U1') });
	await begin(store, { subscription, at: NOON });
	await store.destroy();
	const { out } = await byline('schedule', '--dry-run');
	expect(out).toContain(
		'on the 1st of the month at 09:30 (Asia/Tokyo), also when there is nothing new, not between 22:00 and 07:00, up to 1 hour late',
	);
	expect(out).toContain('next Tue 1 Apr 2025 09:30 · Thu 1 May 2025 09:30');
	expect(out).toContain('made in the chat');
	expect(out).toContain('HARBOUR TALKS');
	expect(out).toContain('Talks will resume on Thursday');
});

test('without any it says how to make one, and a bad file is named with its line', async () => {
	expect((await (await project('')).byline('schedule')).out).toContain('/byline subscribe');
	const { code, err } = await (await project(WEEKDAYS.replace('8:00', '8:75'))).byline('schedule');
	expect([code, err]).toEqual([1, expect.stringMatching(/byline\.yaml:7: there is no such time of day as 8:75/)]);
	const other = await (await project(WEEKDAYS.replace('web:local/news', 'discord:1/2'))).byline('schedule');
	expect(other.err).toContain('Discord is not configured. Set its variables (config/example.env), or take the subscription out.');
	const slip = await (await project(WEEKDAYS.replace('web:', 'wbe:'))).byline('schedule');
	expect(slip.err).toContain('there is no platform "wbe". Did you mean "web"?');
});
