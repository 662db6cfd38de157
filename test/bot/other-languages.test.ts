import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testBot } from '../fixtures/bot.ts';
import { commandEvent } from '../fixtures/events.ts';
import { harbourTopic } from '../fixtures/topic.ts';

const FRENCH = `---
title: Le port reste fermé
date: 2025-03-05
publisher: Radio de la Côte
---

Le port reste fermé jusqu’à lundi, a dit la mairie dans une déclaration publiée mercredi matin. Les bateaux attendent depuis trois jours.
`;

test('a document in another language is listed with title, source and date, and is not summarised as if it were English', async () => {
	const topic = await harbourTopic();
	const [source] = topic.sources;
	if (source?.kind !== 'folder') throw new Error('Expected a folder');
	await writeFile(join(source.path, '2025-03-05.md'), FRENCH);
	const bot = await testBot({ topics: [topic] });
	const card = await bot.whisper(commandEvent({ input: { text: 'private' } }));
	expect(card).toContain('port authority');
	expect(card).toContain('In French: 5 Mar 2025 · Radio de la Côte · Le port reste fermé');
	expect(await bot.whisper(commandEvent({ input: { text: '2025-03-03 private' } }))).toContain('In French');
	expect(await bot.whisper(commandEvent({ input: { text: '2025-03-05 private' } }))).not.toContain('In French: ');
});
