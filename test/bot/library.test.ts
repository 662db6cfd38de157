import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { library } from '../../src/bot/library.ts';
import { harbourTopic } from '../fixtures/topic.ts';

async function shelves() {
	const topic = await harbourTopic();
	const warnings: string[] = [];
	const [source] = topic.sources;
	if (source?.kind !== 'folder') throw new Error('Expected a folder');
	return { topic, folder: source.path, warnings, books: library([topic], { warn: (message) => void warnings.push(message) }) };
}

test('the documents of a folder come newest first, and what stands beside them is left alone', async () => {
	const { topic, books, warnings } = await shelves();
	expect((await books.entries(topic)).map(({ day }) => day)).toEqual(['2025-03-04', '2025-03-03']);
	expect(warnings).toEqual([]);
});

test('a document that names no date has the day of its file’s name, and without either it comes last', async () => {
	const { topic, folder, books } = await shelves();
	await writeFile(join(folder, '2025-03-05-late.txt'), 'Talks ended without a deal on Wednesday, the mediator said.');
	await writeFile(join(folder, 'undated.txt'), 'The port has been in use for a century, its keeper said.');
	expect((await books.entries(topic)).map(({ day }) => day)).toEqual(['2025-03-05', '2025-03-04', '2025-03-03', null]);
});

test('a file that changes is read again, and one that is added is there at once', async () => {
	const { topic, folder, books } = await shelves();
	const [before] = await books.entries(topic);
	await writeFile(
		join(folder, '2025-03-04.md'),
		'---\ntitle: Harbour strike ends\ndate: 2025-03-04\n---\n\nThe dockers went back to work on Tuesday, the union said.\n',
	);
	await utimes(join(folder, '2025-03-04.md'), 1, 1);
	const [after] = await books.entries(topic);
	expect(after!.document.hash).not.toBe(before!.document.hash);
});

test('a file that cannot be read is told to the operator once, and the others are there', async () => {
	const { topic, folder, books, warnings } = await shelves();
	await writeFile(join(folder, '2025-03-06.txt'), '');
	await books.entries(topic);
	expect(await books.entries(topic)).toHaveLength(2);
	expect(warnings).toHaveLength(1);
	expect(warnings[0]).toContain('2025-03-06.txt');
});

test('the same text twice is one document, and one digest', async () => {
	const { topic, folder, books } = await shelves();
	await writeFile(join(folder, 'copy.md'), '---\ntitle: Dockers walk out over pay\ndate: 2025-03-03\n---\n\nSame words.\n');
	await writeFile(join(folder, 'copy-of-copy.md'), '---\ntitle: Dockers walk out over pay\ndate: 2025-03-03\n---\n\nSame words.\n');
	const entries = await books.entries(topic);
	expect(entries).toHaveLength(3);
	expect(await books.digestOf(entries[0]!.document)).toBe(await books.digestOf(entries[0]!.document));
});
