/** A label that groups Documents, and gives the slash command `/<name>-summary`. */
export interface Topic {
	/** Lower-case letters, digits and hyphens. */
	readonly name: string;
	/** As people read it: `Gaza ceasefire talks`. */
	readonly title: string;
	/** Where its Documents come from, as the configuration names it: `folder: digests/gaza`. */
	readonly sources: readonly TopicSource[];
	/** Which of its Documents are of interest; absent where all are. */
	readonly filter?: Filter;
}

export type TopicSource = FolderSource | WebSource;

export interface FolderSource {
	readonly kind: 'folder';
	/** Absolute path. */
	readonly path: string;
	/** As the configuration writes it, for messages. */
	readonly written: string;
}

/** What is fetched: a feed with its items, one web page, or one PDF. */
export interface WebSource {
	readonly kind: 'feed' | 'page' | 'pdf';
	readonly url: string;
	/** The url, for messages. */
	readonly written: string;
	/** The feed holds only the beginning of each article: its page is fetched. */
	readonly fullText: boolean;
	/** Ms between two visits; null for the usual time. */
	readonly every: number | null;
}

/** Which Documents of a Topic are of interest. An empty list and null ask for nothing. */
export interface Filter {
	readonly words: Words | null;
	/** The words as the configuration writes them. */
	readonly written: string;
	/** ISO 639-1 codes. */
	readonly languages: readonly string[];
	/** Publishers' names or hosts, in lower case. */
	readonly publishers: readonly string[];
	readonly notPublishers: readonly string[];
	/** Ms since it was published. */
	readonly newerThan: number | null;
	/** Of the newest that pass the rest. */
	readonly atMost: number | null;
}

/** What must stand in a text: a tree of words and phrases. */
export type Words =
	| { readonly kind: 'all' | 'any'; readonly of: readonly Words[] }
	| { readonly kind: 'not'; readonly of: Words }
	/** The words of a phrase in lower case, one after the other; `begins`: of the last word, only its beginning is given (`ceasefire*`). */
	| { readonly kind: 'phrase'; readonly words: readonly string[]; readonly begins: boolean };
