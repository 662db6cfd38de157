import { expect, test } from 'vitest';
import { digest } from '../../src/digest/digest.ts';
import { createDocument } from '../../src/sources/document.ts';

function voicesOf(body: string) {
	const { voices } = digest(createDocument({ origin: 'test', body, published: '2025-03-04', language: 'en' }));
	return voices.map(
		({ speaker, statements }) => `${speaker}: ${statements.map(({ text, medium }) => text + (medium ? ` (${medium})` : '')).join(' / ')}`,
	);
}

test.each([
	[
		'Dockers’ leader Ana Reyes said the union did “not believe a word of it”, according to state-linked Norte News.',
		'Ana Reyes: the union did “not believe a word of it” (state-linked Norte News)',
	],
	[
		'A senior port official who spoke to Radio Norte on condition of anonymity after Monday’s meeting said that the quay would close.',
		'A senior port official: the quay would close',
	],
	['Ana Reyes told Radio Norte that the quay would close within a week.', 'Ana Reyes: the quay would close within a week (Radio Norte)'],
])('%s', (body, expected) => {
	expect(voicesOf(body)).toEqual([expected]);
});
