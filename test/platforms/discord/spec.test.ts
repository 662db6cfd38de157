import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsFor } from '../../../src/bot/commands.ts';
import type { Card } from '../../../src/model/card.ts';
import type { CardKey } from '../../../src/model/post.ts';
import { commandJson } from '../../../src/platforms/discord/register.ts';
import { bodyOf, type Layout, render } from '../../../src/platforms/discord/render.ts';
import { threadName } from '../../../src/platforms/discord/thread.ts';
import { actions, anyCard, cardOfParts, everyPart, source, voices } from '../extremes.ts';

const SPEC = '../shared/specs/discord-openapi.json';
const there = existsSync(SPEC);
if (!there) console.info(`${SPEC} is not here: what Discord's own description says is not checked`);

const KEY = 'AbCdEfGhIjKlMnOpQrSt-_' as CardKey;
const LAYOUTS: readonly Layout[] = ['components', 'embeds'];
const TYPICAL = cardOfParts([{ type: 'headline', text: 'Talks resume on Thursday', spans: [], marks: [1] }, ...voices(5).parts, actions]);
const CARDS: readonly Card[] = [
	cardOfParts([]),
	cardOfParts([source]),
	voices(0),
	voices(1),
	TYPICAL,
	voices(1000),
	voices(3, { characters: 5000 }),
	cardOfParts(everyPart('a'.repeat(5000))),
];

describe.skipIf(!there)('Discord’s own description of its interface', () => {
	test.each(LAYOUTS)('accepts every message as %s: new, edited, in answer to an interaction', (layout) => {
		const [create, edit, answer] = ['MessageCreateRequest', 'MessageEditRequestPartial', 'IncomingWebhookUpdateRequestPartial'].map(
			validator,
		);
		fc.assert(
			fc.property(fc.oneof(fc.constantFrom(...CARDS), anyCard()), fc.nat(200), (card, first) => {
				expect(create!(render(card, KEY, { layout, first }))).toEqual([]);
				expect(edit!(bodyOf(card, KEY, { layout, first }))).toEqual([]);
				expect(answer!(bodyOf(card, KEY, { layout, first }))).toEqual([]);
			}),
			{ numRuns: 60 },
		);
	});

	test('accepts a thread for any card', () => {
		const check = validator('CreateTextThreadWithMessageRequest');
		fc.assert(
			fc.property(anyCard(), (card) => {
				expect(check({ name: threadName(card), auto_archive_duration: 10_080 })).toEqual([]);
			}),
		);
	});

	test('accepts the commands', () => {
		const check = validator('ApplicationCommandUpdateRequest');
		for (const command of commandsFor([{ name: 'gaza', title: 'Gaza ceasefire talks', sources: [] }])) {
			expect(check(commandJson(command))).toEqual([]);
			expect(check(commandJson({ ...command, who: 'managers' }))).toEqual([]);
		}
	});

	test('accepts each first answer to an interaction', () => {
		const check = validator('CreateMessageInteractionCallbackRequest');
		expect(check({ type: 5, data: { flags: 64 } })).toEqual([]);
		expect(check({ type: 4, data: { content: 'Words', flags: 64, allowed_mentions: { parse: [] } } })).toEqual([]);
		expect(validator('UpdateMessageInteractionCallbackRequest')({ type: 6 })).toEqual([]);
		expect(validator('ApplicationCommandAutocompleteCallbackRequest')({ type: 8, data: { choices: [{ name: 'a', value: 'b' }] } })).toEqual(
			[],
		);
	});

	test('refuses what is wrong, so the checks above can fail', () => {
		const check = validator('MessageCreateRequest');
		expect(check({ ...render(TYPICAL, KEY), nonce: 'n'.repeat(26) })).not.toEqual([]);
		expect(check({ flags: 1 << 15, components: [{ type: 10, content: '' }] })).not.toEqual([]);
	});
});

let ajv: Ajv2020 | null = null;

/** Gives the errors of a body against one schema of the description; none when it is fine. */
function validator(name: string): (body: unknown) => unknown[] {
	ajv ??= new Ajv2020({ strict: false, validateFormats: false, allErrors: false }).addSchema(
		JSON.parse(readFileSync(SPEC, 'utf8')),
		'discord',
	);
	const validate = ajv.compile({ $ref: `discord#/components/schemas/${name}` });
	return (body) => (validate(body) ? [] : (validate.errors ?? []));
}
