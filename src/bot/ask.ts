import { answerCard } from '../cards/answer.ts';
import type { Card } from '../model/card.ts';
import type { Document } from '../model/document.ts';
import type { CommandEvent, QuestionEvent, Reply } from '../model/incoming.ts';
import { nearest } from '../model/nearest.ts';
import type { Topic } from '../model/topic.ts';
import { newestCard } from '../store/cards.ts';
import { findDocument } from '../store/documents.ts';
import { earlierQuestions, keepQuestion } from '../store/questions.ts';
import { findThread } from '../store/threads.ts';
import type { Context } from './context.ts';
import { either, noteCard } from './notes.ts';
import { privately } from './privately.ts';
import { publicly } from './publicly.ts';
import { isQuestion } from './question.ts';
import { answerApart } from './reader/reader.ts';
import type { Subject } from './subject.ts';
import { noDocument } from './summary.ts';

/** Longer than any question; the rest would only be noise. */
const LONGEST = 1_000;
/** Questions of the thread that a new one is read with, and documents of a topic that are asked beside its newest. */
const EARLIER = 4;
const OLDER = 199;

/** True when a message that is not addressed to the bot is worth writing down: it asks something in a thread of ours. */
export async function concerns(event: QuestionEvent, { store, outbox }: Context): Promise<boolean> {
	if (event.addressed) return true;
	if (!event.thread || !isQuestion(event.text)) return false;
	if (await findThread(store, { tenant: event.tenant, thread: event.thread })) return true;
	// The card may be on its way still: the first question can overtake the platform's own reply to our post.
	await outbox.settled(event);
	return (await findThread(store, { tenant: event.tenant, thread: event.thread })) !== null;
}

/** A question in a card's thread, or to the bot by name. */
export async function answerQuestion(event: QuestionEvent, context: Context): Promise<Reply> {
	const subject = await subjectOf(event, context);
	const text = event.text.trim();
	if (!subject) return privately(event, { card: noteCard([nothingHere(context)]) }, context);
	if (!/\p{L}|\p{N}/u.test(text))
		return privately(event, { card: noteCard(['Ask me in words: who, what, when, where, how many, or who said it.']) }, context);
	if (text.length > LONGEST)
		return privately(event, { card: noteCard([`That is too long for a question: ${LONGEST} characters are the most.`]) }, context);
	const { tenant, thread, user } = event;
	const earlier = thread ? await earlierQuestions(context.store, { tenant, thread, limit: EARLIER }) : [];
	if (thread) await keepQuestion(context.store, { tenant, thread, event: event.event, user, question: text, at: context.now() });
	const card = await answerFrom(text, { documents: [subject.document], topic: subject.topic, earlier }, context);
	return publicly(event, { card, subject, inThread: true }, context);
}

/** `/byline ask topic question`. A topic may be left out where there is but one. */
export async function askTopic(event: CommandEvent, options: Readonly<Record<string, string>>, context: Context): Promise<Reply> {
	const { topics } = context.library;
	const named = topics.find(({ name }) => name === options.topic?.toLowerCase());
	const topic = named ?? (topics.length === 1 ? topics[0] : undefined);
	if (!topic) return privately(event, { card: noteCard([noSuchTopic(options.topic ?? '', topics)]) }, context);
	const question = (named ? [options.question] : [options.topic, options.question]).filter(Boolean).join(' ').trim();
	if (!question)
		return privately(event, { card: noteCard([`Write your question after the topic: /byline ask ${topic.name} who said so?`]) }, context);
	const [newest, ...older] = await context.library.entries(topic, event.tenant);
	if (!newest) return privately(event, { card: noteCard([noDocument(topic)]) }, context);
	const documents = [newest, ...older.slice(0, OLDER)].map(({ document }) => document);
	const card = await answerFrom(question.slice(0, LONGEST), { documents, topic: topic.name, earlier: [] }, context);
	return publicly(event, { card, subject: { topic: topic.name, document: newest.document }, inThread: false }, context);
}

export function noSuchTopic(name: string, topics: readonly Topic[]): string {
	const names = topics.map((topic) => topic.name);
	const near = nearest(name, names);
	return `There is no topic “${name}”. ${near.length ? `Did you mean ${either(near)}?` : `The topics are ${names.join(', ')}.`}`;
}

/** What the thread is about; for a question by name outside one, what the channel's newest card is about. */
async function subjectOf(event: QuestionEvent, { store, outbox }: Context): Promise<Subject | null> {
	const { tenant, channel, thread } = event;
	if (thread) await outbox.settled(event);
	const about =
		(thread && (await findThread(store, { tenant, thread }))) ?? (event.addressed ? await newestCard(store, { tenant, channel }) : null);
	if (!about?.document || !about.topic) return null;
	const document: Document | null = await findDocument(store, { tenant, hash: about.document });
	return document && { topic: about.topic, document };
}

interface Asking {
	readonly documents: readonly Document[];
	/** The Topic's name. */
	readonly topic: string;
	readonly earlier: readonly string[];
}

async function answerFrom(question: string, { documents, topic, earlier }: Asking, { library, tally, now }: Context): Promise<Card> {
	const found = await answerApart(question, documents, { now: new Date(now()).toISOString().slice(0, 10), earlier });
	tally.answer(found.outcome);
	return answerCard(found, { documents, topic: library.topics.find(({ name }) => name === topic)?.title ?? null });
}

function nothingHere({ library }: Context): string {
	const commands = library.topics.slice(0, 5).map(({ name }) => `/${name}-summary`);
	return `There is no card here to ask about. ${either(commands)} posts one; then ask in its thread.`;
}
