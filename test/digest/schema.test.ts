import fc from 'fast-check';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { digest } from '../../src/digest/digest.ts';
import { digestSchema } from '../../src/digest/schema.ts';
import type { Digest } from '../../src/model/digest.ts';
import { createDocument } from '../../src/sources/document.ts';

type Frozen<T> = T extends readonly (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

const report = `The ferry company stopped all 14 crossings on Monday. “Nobody told us,” Lena Moss, who runs the kiosk on the pier, told the Island Post.

The company said that it expects to sail again by 12 May. It gave no reason.`;

test('the schema and the type of a Digest are one', () => {
	expectTypeOf<Frozen<z.infer<typeof digestSchema>>>().toEqualTypeOf<Frozen<Digest>>();
});

test('the digest of a report is what the schema describes, and stays so through JSON', () => {
	const found = digest(
		createDocument({ origin: 'report', title: 'Ferries stop', body: report, published: '2025-05-06', publisher: 'Island Post' }),
	);
	expect(digestSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
});

test('the digest of any text is what the schema describes', () => {
	const words = fc.constantFrom(
		'Lena',
		'Moss',
		'said',
		'“',
		'”',
		'.',
		'14',
		'on Monday',
		'the',
		'company',
		',',
		'\n\n',
		'not',
		'told',
		'漢字',
		'👩‍👩‍👧',
	);
	const body = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.array(words).map((found) => found.join(' ')),
	);
	fc.assert(
		fc.property(body, fc.option(fc.constant('2025-05-06'), { nil: undefined }), (text, published) => {
			digestSchema.parse(digest(createDocument({ origin: 'any', body: text, published })));
		}),
	);
});

test.each([
	['an unknown key', { surprise: 1 }],
	['another version', { version: 2 }],
	['a span that ends before it starts', { sentences: [{ start: 3, end: 2 }] }],
])('a Digest with %s is refused', (_, change) => {
	const found = digest(createDocument({ origin: 'report', body: report }));
	expect(digestSchema.safeParse({ ...found, ...change }).success).toBe(false);
});
