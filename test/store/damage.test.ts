import { expect, test } from 'vitest';
import { channel, tenant } from '../../src/model/place.ts';
import type { CardKey } from '../../src/model/post.ts';
import { createDocument } from '../../src/sources/document.ts';
import { damage } from '../../src/store/check.ts';
import { openDelivery } from '../../src/store/deliveries.ts';
import { findDocument, keepDocument } from '../../src/store/documents.ts';
import { claimEvent, unfinishedEvents } from '../../src/store/inbox.ts';
import { commandEvent } from '../fixtures/events.ts';
import { store } from '../fixtures/store.ts';

const owner = tenant('web:local');
const document = createDocument({ origin: 'harbour.txt', body: 'About 140 ships wait, the port says.', published: '2025-03-04' });

test('a Document comes back as it was kept', async () => {
	const db = await store();
	await keepDocument(db, { tenant: owner, document, at: 1 });
	await keepDocument(db, { tenant: owner, document, at: 2 });
	expect(await findDocument(db, { tenant: owner, hash: document.hash })).toEqual(document);
	expect(await findDocument(db, { tenant: owner, hash: 'other' })).toBeNull();
});

test('a changed number in a kept text is never taken for evidence', async () => {
	const db = await store();
	await keepDocument(db, { tenant: owner, document, at: 1 });
	await db
		.updateTable('documents')
		.set({ text: document.text.replace('140', '940') })
		.execute();
	await expect(findDocument(db, { tenant: owner, hash: document.hash })).rejects.toThrow('Cannot trust row');
});

test('a changed event is not acted on', async () => {
	const db = await store();
	await claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 });
	await db
		.updateTable('inbox')
		.set({ payload: JSON.stringify(commandEvent({ command: 'other' })) })
		.execute();
	await expect(unfinishedEvents(db, { before: 2 })).rejects.toThrow('Cannot trust row');
});

test('the check finds every damaged row and names it', async () => {
	const db = await store();
	await keepDocument(db, { tenant: owner, document, at: 1 });
	await claimEvent(db, { event: commandEvent({ event: 'e1' }), at: 1 });
	await openDelivery(db, {
		tenant: owner,
		key: 'k1' as CardKey,
		slot: 's1',
		topic: 'harbour',
		place: { channel: channel('web:local/news'), thread: null },
		card: { section: 'summary', topic: null, parts: [] },
		at: 1,
	});
	expect(await damage(db)).toEqual([]);
	await db.updateTable('documents').set({ meta: '{}' }).execute();
	await db.updateTable('inbox').set({ payload: '{}' }).execute();
	await db.updateTable('deliveries').set({ channel: 'web:local/other' }).execute();
	expect(await damage(db)).toEqual([
		`The document ${document.hash} of web:local is not what was written`,
		'The event e1 of web:local is not what was written',
		'The delivery k1 of web:local is not what was written',
	]);
});
