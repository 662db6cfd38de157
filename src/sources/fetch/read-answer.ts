import type { Answer } from './hop.ts';
import type { Fetched, Trouble } from './outcome.ts';

/** What the last answer means. */
export function readAnswer(answer: Answer, { url, moved }: { url: URL; moved: string | null }): Fetched {
	const { code, header, bytes } = answer;
	const validators = { etag: header('etag') ?? null, lastModified: header('last-modified') ?? null };
	if (code === 304) return { status: 'unchanged', validators };
	if (code >= 200 && code <= 299 && code !== 204) {
		const [type = '', ...parameters] = (header('content-type') ?? '').split(';');
		const charset = /charset\s*=\s*"?([\w:-]+)/i.exec(parameters.join(';'))?.[1] ?? null;
		return { status: 'fetched', bytes, url: url.href, moved, type: type.trim().toLowerCase(), charset, validators };
	}
	return meaning(code, url.host);
}

type NoBody = Exclude<Fetched, { status: 'fetched' | 'unchanged' | 'later' }>;

function meaning(code: number, host: string): NoBody {
	const failed = (reason: string, advice: string): NoBody => ({ status: 'failed', reason, advice, code });
	if (code === 410)
		return { status: 'gone', reason: `${host} says that it is gone for good (410)`, advice: 'Take it out, or give its new address.' };
	if (code === 404) return failed(`${host} has no such page (404)`, 'Check the address.');
	if (code === 401 || code === 403 || code === 407 || code === 402)
		return failed(
			`${host} does not let Byline read it (${code})`,
			'It may be for subscribers, or closed to programs: ask the site, or use another source.',
		);
	if (code === 429 || code >= 500) return failed(`${host} has trouble of its own (${code})`, 'It is tried again later.');
	return failed(`${host} answered ${code}`, 'Check the address in a browser.');
}

export function whenLater(url: URL, after: number): Fetched & Trouble {
	const minutes = Math.max(1, Math.round(after / 60_000));
	const span = minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
	return { status: 'later', after, reason: `${url.host} asks to be left alone for ${span}`, advice: 'It is asked again after that.' };
}
