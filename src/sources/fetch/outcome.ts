/** What a server gives so that it can be asked "has this changed?". */
export interface Validators {
	readonly etag: string | null;
	readonly lastModified: string | null;
}

/** What came of a fetch. Every outcome but the first two has a reason (a clause) and advice (a sentence) for people. */
export type Fetched =
	| {
			readonly status: 'fetched';
			readonly bytes: Uint8Array;
			/** Where it was found in the end. */
			readonly url: string;
			/** The new address, when the server says that it has moved for good. */
			readonly moved: string | null;
			/** `application/rss+xml`, in lower case; empty when the server does not say. */
			readonly type: string;
			/** The charset that the server declares. */
			readonly charset: string | null;
			readonly validators: Validators;
	  }
	| { readonly status: 'unchanged'; readonly validators: Validators }
	/** It has been taken away for good. */
	| (Trouble & { readonly status: 'gone' })
	/** The server asks for patience of `after` ms. */
	| (Trouble & { readonly status: 'later'; readonly after: number })
	/** It is not allowed: by Byline's own rules, or by the site's. Asking again changes nothing. */
	| (Trouble & { readonly status: 'refused' })
	/** It did not work this time. */
	| (Trouble & { readonly status: 'failed' /** What the server answered; absent when it did not. */; readonly code?: number });

export interface Trouble {
	readonly reason: string;
	readonly advice: string;
}
