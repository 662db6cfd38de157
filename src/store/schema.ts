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
}

interface ThreadRow {
	tenant: string;
	thread: string;
	channel: string;
	topic: string;
	document: string;
	key: string;
	opened_at: number;
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
	/** Names what it is for; with topic and channel it is unique: the due time of a schedule, or the event that asked for it. */
	slot: string;
	topic: string;
	channel: string;
	thread: string | null;
	card: string;
	state: string;
	attempts: Generated<number>;
	/** Not before this time. */
	due_at: number;
	message: string | null;
	reason: string | null;
	created_at: number;
	changed_at: number;
	seal: string;
}
