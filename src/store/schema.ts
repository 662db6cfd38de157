import type { Generated } from 'kysely';

/**
 * The tables, as both databases have them. Times are Unix ms, truth values 0 and 1, structures JSON text. `seal` is the hash
 * of the row's payload (see seal.ts).
 */
export interface Tables {
	documents: DocumentRow;
	cards: CardRow;
	threads: ThreadRow;
	questions: QuestionRow;
	feedback: FeedbackRow;
	inbox: InboxRow;
	deliveries: DeliveryRow;
	subscriptions: SubscriptionRow;
	slots: SlotRow;
	ledger: LedgerRow;
	marks: MarkRow;
	runs: RunRow;
	notices: NoticeRow;
	sources: SourceRow;
	articles: ArticleRow;
	versions: VersionRow;
	digests: DigestRow;
	editions: EditionRow;
	edition_documents: EditionDocumentRow;
	corrections: CorrectionRow;
}

interface DocumentRow {
	tenant: string;
	hash: string;
	text: string;
	/** The Document without its text. */
	meta: string;
	kept_at: number;
	seal: string;
}

/** What a card that was posted or shown stands for; `topic` and `document` are null where it shows none (help). */
interface CardRow {
	tenant: string;
	key: string;
	channel: string;
	topic: string | null;
	document: string | null;
	section: string;
	message: string | null;
	thread: string | null;
	shown_at: number;
	seal: string;
}

interface ThreadRow {
	tenant: string;
	thread: string;
	channel: string;
	topic: string;
	document: string;
	key: string;
	opened_at: number;
	seal: string;
}

interface QuestionRow {
	tenant: string;
	event: string;
	thread: string;
	user: string;
	question: string;
	asked_at: number;
	seal: string;
}

interface FeedbackRow {
	tenant: string;
	key: string;
	user: string;
	verdict: string;
	complaint: string | null;
	given_at: number;
	seal: string;
}

interface InboxRow {
	tenant: string;
	event: string;
	kind: string;
	/** The event as JSON until it is done, then null. */
	payload: string | null;
	received_at: number;
	done_at: number | null;
	seal: string | null;
}

interface DeliveryRow {
	tenant: string;
	key: string;
	/** Of the tenant's name: each platform's deliveries are claimed apart. */
	platform: string;
	/** Names what it is for; with topic and channel it is unique: the due time of a schedule, or the event that asked for it. */
	slot: string;
	topic: string;
	channel: string;
	thread: string | null;
	/** Hash of the Document that the card is about. */
	document: string | null;
	card: string;
	state: string;
	/** Sends that the platform may have accepted. */
	attempts: Generated<number>;
	/** Somebody waits for it: it goes out before what a schedule made. */
	asked: Generated<number>;
	/** Since when it has been meant to be posted. */
	due_at: number;
	/** When the outbox does something with the row next; while a process has it, when its lease ends; null: never again. */
	next_at: number | null;
	/** Raised at each claim: whoever still works under an older one changes nothing any more. */
	fence: Generated<number>;
	/** The platform may have it already: look before sending. */
	doubtful: Generated<number>;
	/** Since when the channel's history could not be read. */
	held_since: number | null;
	/** It is posted with the note that it may be a repetition; this happens once. */
	marked: Generated<number>;
	/** How often it was looked for a second copy. */
	sweeps: Generated<number>;
	/** Not sent any more after this time; null: however late. */
	expires_at: number | null;
	message: string | null;
	reason: string | null;
	created_at: number;
	changed_at: number;
	seal: string;
}

/** What happened to a slot, or to one delivery of it; see ledger.ts. */
interface LedgerRow {
	tenant: string;
	/** In the order in which they were written. */
	id: string;
	at: number;
	slot: string;
	topic: string;
	channel: string;
	key: string | null;
	what: string;
	detail: string;
	seal: string;
}

/** When something happened to the database as a whole; see marks.ts. */
interface MarkRow {
	name: string;
	at: number;
	seal: string;
}

/** A process of this database, and until when it was seen. It belongs to no tenant. */
interface RunRow {
	id: string;
	began_at: number;
	seen_at: number;
	/** Null while it runs, and for ever where it was killed. */
	ended_at: number | null;
}

/** Somebody was told of a cause on a day. */
interface NoticeRow {
	tenant: string;
	cause: string;
	day: string;
	told_at: number;
}

interface SubscriptionRow {
	tenant: string;
	id: string;
	channel: string;
	topic: string;
	cron: string;
	zone: string;
	/** `22:00-07:00` */
	quiet: string | null;
	/** `something-new` or `always`. */
	posts: string;
	/** ms */
	catch_up: number;
	/** `file` or `command`. */
	origin: string;
	made_by: string | null;
	made_at: number;
	/** Local time of the newest slot that is written down; none before it comes due again. */
	done_to: number;
	/** When the next slot comes due; null where there is none. */
	next_at: number | null;
	ended_at: number | null;
	ended_why: string | null;
	seal: string;
}

interface SlotRow {
	tenant: string;
	subscription: string;
	/** `2025-03-30T08:00`, as clocks in the zone show it. */
	nominal: string;
	channel: string;
	topic: string;
	due_at: number;
	state: string;
	/** When somebody must look at it, for as long as it is not settled. */
	look_at: number | null;
	/** Hash of the Document that was posted. */
	document: string | null;
	key: string | null;
	reason: string | null;
	seen_at: number;
	changed_at: number;
}

/** A feed, page or PDF of a Topic, and how the last visits went; see sources.ts. */
interface SourceRow {
	tenant: string;
	id: string;
	topic: string;
	kind: string;
	/** As it was given. */
	url: string;
	/** `config` or `people`: the first go when the configuration no longer names them. */
	given_by: string;
	full_text: number;
	/** Ms between two visits; null for the usual time. */
	every: number | null;
	added_by: string | null;
	added_at: number;
	/** What it calls itself. */
	title: string | null;
	/** Where it is fetched now: another than `url` when it has moved for good. */
	address: string;
	etag: string | null;
	last_modified: string | null;
	body_hash: string | null;
	state: string;
	/** When it is visited next; null: never again. */
	next_at: number | null;
	checked_at: number | null;
	succeeded_at: number | null;
	/** Visits in a row that failed. */
	failures: Generated<number>;
	failing_since: number | null;
	reason: string | null;
	advice: string | null;
	/** Of what was given; how the visits went is not content. */
	seal: string;
}

/** Something that a source brought, whose Document may change; see articles.ts. */
interface ArticleRow {
	tenant: string;
	id: string;
	topic: string;
	/** Id of the source that brought it first. */
	source: string;
	guid: string | null;
	/** Hash of what the source itself said (a feed may hold but a teaser of the Document). */
	mark: string;
	/** Canonical. */
	url: string | null;
	/** Hash of the Document as it is now. */
	document: string;
	/** ISO date under which people ask for it. */
	day: string | null;
	/** ISO date at which the source says that it was changed. */
	modified: string | null;
	/** What the text is like, for finding repetitions. */
	sketch: string;
	/** Id of the article that this one repeats. */
	repeats: string | null;
	seen_at: number;
	changed_at: number;
	/** Since when the source no longer has it. */
	withdrawn_at: number | null;
	seal: string;
}

/** Each Document that an article has been. */
interface VersionRow {
	tenant: string;
	article: string;
	document: string;
	at: number;
	seal: string;
}

interface DigestRow {
	tenant: string;
	hash: string;
	/** JSON, deflated, in base64. */
	digest: string;
	made_at: number;
	seal: string;
}

/** Each version of an Edition whose card was posted or shown; see editions.ts. */
interface EditionRow {
	tenant: string;
	/** Of its card. */
	key: string;
	version: number;
	channel: string;
	topic: string;
	day: string;
	/** A schedule posted it. */
	scheduled: number;
	/** JSON, deflated, in base64. */
	edition: string;
	made_at: number;
	seal: string;
}

/** Which Documents an Edition stands on: to find it when one of them changes. */
interface EditionDocumentRow {
	tenant: string;
	document: string;
	key: string;
}

/** What was done about a card when a Document changed; see corrections.ts. */
interface CorrectionRow {
	tenant: string;
	key: string;
	before: string;
	after: string;
	note: string;
	made_at: number;
	seal: string;
}
