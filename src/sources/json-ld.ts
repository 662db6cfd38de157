type Thing = Readonly<Record<string, unknown>>;

/** What schema.org's JSON-LD says of the page's article. https://schema.org/NewsArticle */
export interface StructuredArticle {
	readonly headline?: string | undefined;
	readonly published?: string | undefined;
	readonly publisher?: string | undefined;
	readonly url?: string | undefined;
	readonly body?: string | undefined;
}

const ARTICLE = /(?:Article|BlogPosting|Posting|Report)$/;
const DEEPEST = 12;
const MOST = 5_000;

/** The first article in the page's JSON-LD scripts, in lists, in `@graph` or in another thing. A script that is no JSON counts for nothing. */
export function structuredArticle(scripts: Iterable<string>): StructuredArticle {
	const things = [...scripts].flatMap((script) => thingsIn(parse(script)));
	const article = things.find((thing) => typesOf(thing).some((type) => ARTICLE.test(type)) && headlineOf(thing) !== undefined);
	if (!article) return {};
	return {
		headline: headlineOf(article),
		published: text(article.datePublished) ?? text(article.dateCreated),
		publisher: nameOf(article.publisher, things) ?? nameOf(article.sourceOrganization, things),
		url: text(article.url) ?? idOf(article.mainEntityOfPage),
		body: text(article.articleBody),
	};
}

/** Sites wrap the JSON in comments, end it with a semicolon, and leave line ends inside strings. */
function parse(script: string): unknown {
	const bare = script.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/[\u0000-\u001f]/g, ' ');
	const start = bare.search(/[[{]/);
	const json = bare.slice(start, Math.max(bare.lastIndexOf('}'), bare.lastIndexOf(']')) + 1);
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

/** Every object in the data, outer ones first. */
function thingsIn(data: unknown): Thing[] {
	const found: Thing[] = [];
	let level: unknown[] = [data];
	for (let depth = 0; depth < DEEPEST && level.length > 0 && found.length < MOST; depth++) {
		const objects = level.flatMap((item) => (Array.isArray(item) ? item : [item])).filter(isThing);
		for (const object of objects) found.push(object);
		level = objects.flatMap((object) => Object.values(object));
	}
	return found;
}

function isThing(data: unknown): data is Thing {
	return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function typesOf(thing: Thing): string[] {
	return [thing['@type']].flat().filter((type) => typeof type === 'string');
}

function headlineOf(thing: Thing): string | undefined {
	return text(thing.headline) ?? text(thing.name);
}

/** A publisher is given by name, as an object, as a list, or by the `@id` of an object elsewhere in the data. */
function nameOf(value: unknown, things: readonly Thing[]): string | undefined {
	const [first] = [value].flat();
	if (!isThing(first)) return text(first);
	return text(first.name) ?? text(things.find((thing) => thing['@id'] === first['@id'] && text(thing.name))?.name);
}

function idOf(value: unknown): string | undefined {
	const [first] = [value].flat();
	return isThing(first) ? (text(first['@id']) ?? text(first.url)) : text(first);
}

function text(value: unknown): string | undefined {
	const [first] = [value].flat();
	return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}
