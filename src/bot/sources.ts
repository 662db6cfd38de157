import type { Card, Part } from '../model/card.ts';
import type { CommandEvent, Reply } from '../model/incoming.ts';
import { OPERATOR, type Tenant } from '../model/place.ts';
import type { Topic } from '../model/topic.ts';
import { readAddress } from '../sources/fetch/address.ts';
import { addSource, removeSource, type Source, sourcesOf } from '../store/sources.ts';
import { noSuchTopic } from './ask.ts';
import type { Context } from './context.ts';
import { counted, entryText } from './lists.ts';
import { noteCard } from './notes.ts';
import { privately } from './privately.ts';
import { noDocument } from './summary.ts';

type Options = Readonly<Record<string, string>>;

/** What people of one tenant can add. */
const MOST = 100;
const SHOWN = 5;

/** `/byline sources [list] [topic]`, `/byline sources add topic address`, `/byline sources remove topic address` */
export async function sources(event: CommandEvent, options: Options, context: Context): Promise<Reply> {
	const { action = 'list', topic: name, address = '' } = options;
	const { topics } = context.library;
	if (action === 'list') {
		const chosen = name ? topics.filter((topic) => topic.name === name.toLowerCase()) : topics;
		if (!chosen.length) return privately(event, { card: noteCard([noSuchTopic(name ?? '', topics)]) }, context);
		return privately(event, { card: await sourcesCard(chosen, { ...context, tenant: event.tenant }) }, context);
	}
	const meant = meantBy({ name, address }, topics);
	if ('problem' in meant) return privately(event, { card: noteCard([meant.problem]) }, context);
	const change = action === 'add' ? add : remove;
	return privately(event, { card: noteCard(await change(event, meant, context)) }, context);
}

interface Meant {
	readonly topic: Topic;
	readonly address: string;
}

/** In one text the topic may be left out where there is but one. */
function meantBy(
	{ name = '', address }: { name?: string | undefined; address: string },
	topics: readonly Topic[],
): Meant | { problem: string } {
	const topic = topics.find((one) => one.name === name.toLowerCase());
	const [only] = topics;
	const given = topic ? address : `${name} ${address}`;
	const url = given.trim().replace(/^<([^|>]*)(?:\|[^>]*)?>$/, '$1');
	if (topic || (topics.length === 1 && /^<?https?:/i.test(url))) {
		if (url) return { topic: topic ?? only!, address: url };
		return { problem: `Write the address after the topic: /byline sources add ${name} https://news.example/feed` };
	}
	return { problem: noSuchTopic(name, topics) };
}

async function add(event: CommandEvent, { topic, address }: Meant, context: Context): Promise<string[]> {
	const { store, look } = context;
	const { tenant, user } = event;
	// What is refused by its looks is refused before anything is asked.
	const url = readAddress(address);
	if (!(url instanceof URL)) return [`“${address}” cannot be a source: ${url.reason}. ${url.advice}`];
	const there = await sourcesOf(store, { tenants: [tenant] });
	if (there.length >= MOST) return [`There are ${there.length} sources here already, and more are not possible. Remove one first.`];
	const looked = await look(url.href);
	if (looked.status === 'trouble') return [`${url.href} is not added: ${looked.reason}. ${looked.advice}`];
	if (looked.status === 'offers') {
		const offers = looked.offers.map((one) => `/byline sources add ${topic.name} ${one.url}${one.title && ` · ${one.title}`}`);
		return [`${url.href} is a web page, not a feed. These feeds are named on it; add the one that you mean:`, ...offers];
	}
	const { kind, title } = looked;
	const source = {
		tenant,
		topic: topic.name,
		kind,
		url: looked.url,
		given: 'people',
		fullText: kind === 'feed',
		every: null,
		addedBy: user,
	} as const;
	if (!(await addSource(store, { ...source, at: context.now() }))) return [`${topic.title} has ${looked.url} already.`];
	context.log.info('a source was added', { tenant, topic: topic.name, url: looked.url, user });
	return [
		`Added to ${topic.title}: the ${kind} ${[title, looked.url].filter(Boolean).join(' · ')}. Its documents are here in a minute or two.`,
	];
}

async function remove(event: CommandEvent, { topic, address }: Meant, { store, log }: Context): Promise<string[]> {
	const { tenant, user } = event;
	const all = await sourcesOf(store, { tenants: [OPERATOR, tenant], topic: topic.name });
	const wanted = all.filter(({ id, url, address: now }) => [id, url, now].includes(address));
	const own = wanted.filter((source) => source.tenant === tenant);
	if (!own.length && wanted.length) return [`${address} stands in the configuration: only whoever runs Byline can take it out.`];
	if (!own.length) return [`${topic.title} has no source ${address}. /byline sources ${topic.name} lists what there is.`];
	for (const { id, url } of own) {
		await removeSource(store, { tenant, id });
		log.info('a source was removed', { tenant, topic: topic.name, url, user });
	}
	return [`Removed from ${topic.title}: ${own.map(({ url }) => url).join(', ')}. What it brought is no longer among the documents.`];
}

/** Where the documents of the topics come from, how the sources are doing, and the newest documents. */
export async function sourcesCard(
	topics: readonly Topic[],
	{ library, store, tenant }: Pick<Context, 'library' | 'store'> & { readonly tenant: Tenant },
): Promise<Card> {
	const parts: Part[] = [{ type: 'title', text: 'Where the documents come from', detail: null, level: 'section' }];
	for (const topic of topics) {
		const entries = await library.entries(topic, tenant);
		const fetched = await sourcesOf(store, { tenants: [OPERATOR, tenant], topic: topic.name });
		const folders = topic.sources.filter(({ kind }) => kind === 'folder');
		const lines = [
			counted(entries),
			...folders.map(({ written }) => `The folder ${written}`),
			...fetched.map(sourceText),
			...entries.slice(0, SHOWN).map(entryText),
			...(entries.length > SHOWN ? [`and ${entries.length - SHOWN} older`] : []),
			...(entries.length ? [] : [noDocument(topic)]),
		];
		parts.push({ type: 'title', text: topic.title, detail: null, level: 'group' });
		parts.push(...lines.map((text): Part => ({ type: 'note', text })));
	}
	return { section: 'summary', topic: null, parts };
}

const KINDS: Readonly<Record<Source['kind'], string>> = {
	feed: 'The feed',
	page: 'The page',
	pdf: 'The PDF',
	added: 'Added by hand',
	folder: 'The folder',
};

/** `The feed Coastal Wire · https://… · cannot be read since 4 Mar 2025: … (404). Check the address.` */
export function sourceText(source: Source): string {
	const { kind, title, url, given } = source;
	if (kind === 'added') return KINDS.added;
	return [[KINDS[kind], title].filter(Boolean).join(' '), url, given === 'people' ? 'added here' : '', stateText(source)]
		.filter(Boolean)
		.join(' · ');
}

function stateText({ state, reason, advice, failingSince, succeededAt }: Source): string {
	const since = failingSince === null ? '' : ` since ${new Date(failingSince).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
	if (state === 'gone') return `not visited any more: ${reason}. ${advice}`;
	if (state === 'failing') return `cannot be read${since}: ${reason}. ${advice}`;
	if (state === 'new') return reason ? `not read yet: ${reason}` : 'not read yet';
	return [succeededAt === null ? '' : `read ${new Date(succeededAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`, reason ?? '']
		.filter(Boolean)
		.join('. ');
}
