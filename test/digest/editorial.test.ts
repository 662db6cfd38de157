import { describe, expect, test } from 'vitest';
import { digest } from '../../src/digest/digest.ts';
import { createDocument } from '../../src/sources/document.ts';

function digestOf(body: string, published = '2025-03-04') {
	return digest(createDocument({ origin: 'test', body, published, language: 'en' }));
}

/** `speaker, role | cue | medium | words` of each statement. */
function voicesOf(body: string): string[] {
	return digestOf(body).voices.flatMap(({ speaker, role, statements }) =>
		statements.map(({ cue, medium, text }) => `${speaker}${role ? `, ${role}` : ''} | ${cue ?? ''} | ${medium ?? ''} | ${text}`),
	);
}

describe('what is said is without whom it was said to, when and where', () => {
	test.each([
		['Ana Reyes told reporters on Monday that the quay would close.', 'Ana Reyes | told | reporters | the quay would close'],
		['The mayor told a crowd of dockers this weekend he would not sign.', 'The mayor | told | a crowd of dockers | he would not sign'],
		['Authorities announced on Friday the arrest of a man from Orme.', 'Authorities | announced |  | the arrest of a man from Orme'],
		['The union pledged Monday to amend its rules on night work.', 'The union | pledged |  | to amend its rules on night work'],
		[
			'Ana Reyes said the port would meet the Coastal Safety Board (CSB).',
			'Ana Reyes | said |  | the port would meet the Coastal Safety Board (CSB)',
		],
		['Ana Reyes said Friday that the strike would go on.', 'Ana Reyes | said |  | the strike would go on'],
		['The chair told me, “We will stay in the harbour.”', 'The chair | told |  | “We will stay in the harbour.”'],
		['OSLO (Coastal Wire) — The quay will close, Ana Reyes said.', 'Ana Reyes | said |  | The quay will close'],
		['OSLO, Norway (CNN)The quay will close, Ana Reyes said.', 'Ana Reyes | said |  | The quay will close'],
	])('%s', (body, expected) => {
		expect(voicesOf(body)).toEqual([expected]);
	});
});

describe('who speaks at the end of a sentence is found, with the day after it', () => {
	test.each([
		[
			'The ferry will sail again on Friday, the coastguard said on Wednesday.',
			'the coastguard | said |  | The ferry will sail again on Friday',
		],
		[
			'The campaign plans to publish its records soon, a spokesman announced Monday morning.',
			'a spokesman | announced |  | The campaign plans to publish its records soon',
		],
	])('%s', (body, expected) => {
		expect(voicesOf(body)).toEqual([expected]);
	});
});

describe('nobody speaks who only suffers, does or does not answer', () => {
	test.each([
		'Tomas Lind was accused of “hiding the backlog” in March.',
		'The ad features a “smiling” Ana Reyes.',
		'Ana Reyes spoke to a crowd of dockers in Orme.',
		'A spokesman for the port did not respond to a request for comment.',
		'Ana Reyes claimed victory.',
		'Tomas Lind called emergency dispatch.',
	])('%s', (body) => {
		expect(voicesOf(body)).toEqual([]);
	});
});

describe('a voice is somebody whom the card can name', () => {
	test.each([
		'Lind’s plan says the quay must close by May.',
		'His lawyer said that the quay must close.',
		'The group said that the quay must close.',
		'Another 19 percent said that they would not vote.',
	])('%s', (body) => {
		expect(voicesOf(body)).toEqual([]);
	});
});

test('a form of address is no role', () => {
	expect(voicesOf('Mr. Tomas Lind said that the quay must close.')).toEqual(['Tomas Lind | said |  | the quay must close']);
});

test('a relative clause that tells the office is the role', () => {
	expect(voicesOf('Ana Reyes, who leads the union’s negotiating team, said that the quay must close.')).toEqual([
		'Ana Reyes, who leads the union’s negotiating team | said |  | the quay must close',
	]);
});

test('“Mr.” before the surname of a woman is somebody else', () => {
	const body = 'Mary Lind, the mayor’s wife, came to Orme on Monday. Mr. Lind said that the quay must close.';
	expect(voicesOf(body)).toEqual(['Lind | said |  | the quay must close']);
});

test('two apostrophes are a mark of quotation', () => {
	const [voice] = digestOf("''We will wait,'' Ana Reyes said. ''It is cold.''").voices;
	expect(voice?.statements.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(["direct: ''We will wait,'' … ''It is cold.''"]);
});

describe('a day dates what happened on it', () => {
	const eventsOf = (body: string) => digestOf(body).timeline.map(({ date, text }) => `${date} ${text}`);
	test('the day of an attack does not date the statement about it', () => {
		expect(eventsOf('Ana Reyes released a letter to mark the attack on southern Orland on May 7, 2023, that began the war.')).toEqual([]);
	});
	test('the day since which a toll is counted is not when it was reached', () => {
		expect(eventsOf('More than 66,600 people have died since Friday in the whole of the war.')).toEqual([]);
	});
	test('the day on which an attack killed somebody is the attack’s', () => {
		expect(eventsOf('An attack killed ten people in Orland on Sunday.')).toEqual([
			'2025-03-02 An attack killed ten people in Orland on Sunday.',
		]);
	});
});

test('a few of something are no figure, unless it is people or harm', () => {
	const figuresOf = (body: string) => digestOf(body).figures.map(({ counts }) => counts);
	expect(figuresOf('Drones circled two districts of Orme. Three dockers were hurt. Two ferries were destroyed.')).toEqual([
		'dockers',
		'ferries',
	]);
});

test('what a body plans is told by the article, and what it expects is its word', () => {
	const [plans, expects] = digestOf('The union plans to hire 140 dockers by May. The institute expects that 90 ships will leave.').figures;
	expect(plans?.speaker).toBeNull();
	expect(expects?.speaker).toBe('The institute');
});
