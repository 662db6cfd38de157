import type { DiagnoseOptions, Finding } from '../platform.ts';
import { channelName } from './references.ts';
import type { Settings } from './settings.ts';

/** What can be said of the page without serving it. */
export async function diagnose({ WEB_PASSWORD, WEB_HOSTS = [] }: Settings, { channels }: DiagnoseOptions): Promise<readonly Finding[]> {
	const wrong = channels.filter((channel) => channelName(channel as Parameters<typeof channelName>[0]) === null);
	const names = wrong.map(
		(channel): Finding => ({
			level: 'problem',
			text: `${channel} is no channel of the page.`,
			advice: 'Write it as web:local/ and a name of small letters, digits and hyphens: web:local/news.',
		}),
	);
	const open: Finding[] =
		WEB_HOSTS.length && !WEB_PASSWORD
			? [{ level: 'advice', text: `The page answers to ${WEB_HOSTS.join(', ')} without a password.`, advice: 'Set WEB_PASSWORD.' }]
			: [];
	return names.length + open.length ? [...names, ...open] : [{ level: 'good', text: 'The web page needs no token.', advice: null }];
}
