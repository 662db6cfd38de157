/** A label that groups Documents, and gives the slash command `/<name>-summary`. */
export interface Topic {
	/** Lower-case letters, digits and hyphens. */
	readonly name: string;
	/** As people read it: `Gaza ceasefire talks`. */
	readonly title: string;
	/** Where its Documents come from, as the configuration names it: `folder: digests/gaza`. */
	readonly sources: readonly TopicSource[];
}

export interface TopicSource {
	readonly kind: 'folder';
	/** Absolute path. */
	readonly path: string;
	/** As the configuration writes it, for messages. */
	readonly written: string;
}
