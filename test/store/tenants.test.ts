import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channel, messageRef, tenant, threadKey, userRef } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { findCard, keepCard, newestCard } from '../../src/store/cards.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { feedbackOn, keepFeedback } from '../../src/store/feedback.ts';
import { earlierQuestions, keepQuestion } from '../../src/store/questions.ts';
import { findThread, keepThread } from '../../src/store/threads.ts';
import { store } from '../fixtures/store.ts';

const [ours, theirs] = [tenant('slack:T1'), tenant('slack:T2')];
// The ids are the same in both tenants on purpose: only the tenant may tell them apart.
const place = channel('slack:T0/C1');
const thread = threadKey('slack:T0/C1/1');

test('two tenants with the same ids never see what the other has', async () => {
	const db = await store();
	const ids = fc.constantFrom('k1', 'k2', 'k3');
	await fc.assert(
		fc.asyncProperty(ids, fc.boolean(), fc.nat(1000), async (id, mine, at) => {
			const owner = mine ? ours : theirs;
			const key = id as CardKey;
			const document = createDocument({ origin: 'test', body: `Said in ${owner} as ${id}.` });
			await keepDocument(db, { tenant: owner, document, at });
			await keepCard(db, {
				tenant: owner,
				key,
				channel: place,
				topic: owner,
				document: document.hash,
				section: 'summary',
				message: messageRef('slack:T0/C1/1'),
				thread,
				at,
			});
			await keepThread(db, { tenant: owner, thread, channel: place, topic: owner, document: document.hash, key, at });
			await keepFeedback(db, {
				tenant: owner,
				key,
				user: userRef('slack:T0/U1'),
				verdict: mine ? 'useful' : 'not-useful',
				complaint: null,
				at,
			});
			await keepQuestion(db, { tenant: owner, thread, event: id, user: userRef('slack:T0/U1'), question: `asked in ${owner}`, at });
			for (const [reader, other] of [[ours, theirs] as const, [theirs, ours] as const]) {
				expect((await findCard(db, { tenant: reader, key }))?.topic).not.toBe(other);
				expect((await newestCard(db, { tenant: reader, channel: place }))?.topic).not.toBe(other);
				expect((await findThread(db, { tenant: reader, thread }))?.topic).not.toBe(other);
				expect((await findDocument(db, { tenant: reader, hash: document.hash }))?.text ?? '').not.toContain(other);
				expect((await feedbackOn(db, { tenant: reader, key })).map(({ verdict }) => verdict)).not.toContain(
					reader === ours ? 'not-useful' : 'useful',
				);
				expect(await earlierQuestions(db, { tenant: reader, thread, limit: 9 })).not.toContain(`asked in ${other}`);
			}
		}),
		{ numRuns: 60 },
	);
});
