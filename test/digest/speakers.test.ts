import { describe, expect, test } from 'vitest';
import { readCast } from '../../src/digest/people/entities.ts';
import { resolveClaims } from '../../src/digest/speech/claims.ts';
import { sliceOf } from '../../src/model/span.ts';
import { marked } from '../fixtures/marked.ts';

function speakersOf(text: string) {
	const { prose, attributions } = marked(text);
	const claims = resolveClaims(prose, { attributions, cast: readCast(prose) });
	return claims.map(({ speaker, chain }) => ({
		name: speaker?.name ?? null,
		role: speaker?.role ? sliceOf(prose.document.text, speaker.role) : null,
		side: speaker?.side ? sliceOf(prose.document.text, speaker.side) : null,
		anonymous: speaker?.anonymous ?? false,
		chain: chain.map((span) => sliceOf(prose.document.text, span)),
	}));
}

const names = (text: string) => speakersOf(text).map(({ name }) => name);

describe('a name', () => {
	test('is the full name wherever the surname alone stands', () => {
		expect(
			names('{s Dockers’ union chair Ana Reyes} {c said} {t the port would close}.\n\n{s Reyes} {c added} {t that talks had failed}.'),
		).toEqual(['Ana Reyes', 'Ana Reyes']);
	});

	test('is known by the surname even where the surname comes first', () => {
		expect(names('{s Reyes} {c said} {t no}. {s Ana Reyes} {c said} {t it again}.')).toEqual(['Ana Reyes', 'Ana Reyes']);
	});

	test('keeps the small words of a surname together', () => {
		expect(names('Mayor {s Bill de Ridder} {c said} {t no}.\n\n{s De Ridder} {c said} {t it twice}.')).toEqual([
			'Bill de Ridder',
			'Bill de Ridder',
		]);
	});

	test('that two people bear stays as written where both were just named', () => {
		expect(names('Paul Novak met Petra Novak in court. {s Novak} {c said} {t the case was closed}.')).toEqual(['Novak']);
	});

	test('of a body with a role stands without the role', () => {
		expect(speakersOf('Two people died, {c according to} {s the state news agency Tanjug}.{t }')[0]).toMatchObject({
			name: 'Tanjug',
			role: 'state news agency',
		});
	});
});

describe('a role', () => {
	test.each([
		['{s Senior transport official Lena Brandt} {c said} {t so}.', 'Senior transport official', null],
		['{s Ostland’s top negotiator, Karim el-Amin}, {c said} {t so}.', 'Ostland’s top negotiator', 'Ostland'],
		['{s Karim el-Amin}, chief negotiator for Ostland, {c said} {t so}.', 'chief negotiator for Ostland', 'Ostland'],
		['{s French Finance Minister Marie Duval} {c said} {t so}.', 'French Finance Minister', 'French'],
		['{s Bank of Ostland Governor Ivo Klein} {c said} {t so}.', 'Bank of Ostland Governor', 'Bank'],
	])('%s', (text, role, side) => {
		expect(speakersOf(text)[0]).toMatchObject({ role, ...(role.startsWith('Bank') ? {} : { side }) });
	});
});

describe('a pronoun', () => {
	test('is the one who spoke just before', () => {
		expect(speakersOf('{s Ana Reyes} {c said} {t the port would close}. {s She} {c added} {t that talks had failed}.')[1]).toMatchObject({
			name: 'Ana Reyes',
			chain: ['She', 'Ana Reyes'],
		});
	});

	test('is the person whom the sentence before is about', () => {
		expect(names('Prime Minister Olof Berg opened the bridge on Monday. {s He} {c said} {t it was overdue}.')).toEqual(['Olof Berg']);
	});

	test('is nobody where two people could be meant', () => {
		expect(
			names(
				'{s Tom Hale} {c said} {t the deal was dead} as Mark Ford left. Mark Ford shrugged, and {s Tom Hale} {c said} {t more}. {s He} {c left}.',
			)[2],
		).toBeNull();
	});

	test('does not cross to somebody of the other gender', () => {
		expect(names('{s Ana Reyes} {c said} {t the port would close}. {s He} {c disagreed}.{t }')[1]).toBeNull();
	});

	test('does not reach over a whole paragraph that speaks of others', () => {
		expect(
			names(
				'{s Ana Reyes} {c said} {t no}.\n\nShips waited outside. Prices rose again.\n\nFish rotted on the quay.\n\n{s She} {c added} {t more}.',
			)[1],
		).toBeNull();
	});

	test('is nobody’s where an unnamed person spoke after a named one', () => {
		expect(
			names('Governor Ann Lee took questions. {s one questioner} {c claimed} {t the vote was bought}. {s She} {c said} {t it was not}.')[1],
		).toBeNull();
	});
});

describe('a description', () => {
	test('is the speaker whose role holds the same words', () => {
		expect(names('{s Senior port official Lena Brandt} {c said} {t no}. {s The official} {c added} {t that ships would wait}.')[1]).toBe(
			'Lena Brandt',
		);
	});

	test('is the anonymous source who spoke last, not a named official farther up', () => {
		const said = speakersOf(
			'{s Senior port official Lena Brandt} {c said} {t no}.\n\n{s A senior port official who spoke on condition of anonymity} {c said} {t yes}.\n\n{s The official} {c added} {t a date}.',
		);
		expect(said.map(({ name }) => name)).toEqual(['Lena Brandt', 'A senior port official', 'A senior port official']);
		expect(said[2]!.anonymous).toBe(true);
	});

	test('stays as written where the text spoke of another such person in between', () => {
		expect(
			names(
				'{s Senior port official Lena Brandt} {c said} {t no}.\n\nA second official was in the room. {s The official} {c added} {t a date}.',
			)[1],
		).toBe('The official');
	});

	test('of one who is merely not named is not called anonymous', () => {
		expect(speakersOf('{s A fisherman} {c said} {t the quay was empty}.')[0]).toMatchObject({ name: 'A fisherman', anonymous: false });
	});

	test('of two who speak together is one speaker, as written', () => {
		expect(names('{s Berg and Duval} {c said} {t they agreed}.')).toEqual(['Berg and Duval']);
	});

	test('that fits nobody stays as written', () => {
		expect(names('{s The regulator} {c said} {t it would look}.')).toEqual(['The regulator']);
	});

	test('with a name behind the comma is that person', () => {
		expect(names('{s An attorney for the club, Mark Dougall}, {c said} {t nothing}.')).toEqual(['Mark Dougall']);
	});
});
