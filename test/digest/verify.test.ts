import { expect, test } from 'vitest';
import { line } from '../../src/digest/lines/line.ts';
import { verify } from '../../src/digest/verify/verify.ts';
import type { Digest, Figure, Gap, Point, Statement, TimelineEvent, Voice } from '../../src/model/digest.ts';
import type { Span } from '../../src/model/span.ts';
import { made } from './made.ts';

const strike = made(`Dockers at the port of Varde began a third day of strike on Tuesday after talks with the port authority broke down.

The authority’s director, Tomas Lind, said it had made “a fair offer”. “There is no more money,” he told Radio Norte.

Ana Reyes, who chairs the dockers’ union, rejected that account. She said the authority had been “hiding the backlog”, and that her members would not go back for less than last year’s deal.

About 140 ships are waiting outside the harbour, according to Tomas Lind. The port’s 60 pilots are not on strike.

State mediator Karin Holm is to meet both sides on Thursday. She is alleged to have met Lind in secret. No deadline has been set.`);
const { at, document, prose } = strike;
const { text } = document;

function point(spans: Span[], speakers: Point['speakers'] = [], resolutions: Point['resolutions'] = []): Point {
	return { ...line(text, spans, resolutions), speakers };
}

function statement(words: string, cue: string, chain: Span[], more: Partial<Statement> = {}): Statement {
	const spans = more.spans ?? [at(words)];
	const cueSpan = at(cue, 'broke down');
	return { ...line(text, spans), cue, cueSpan, kind: 'mixed', stance: 'neutral', medium: null, mediumSpan: null, chain, ...more };
}

function voice(name: string, statements: Statement[]): Voice {
	return { speaker: name, named: at(name), role: null, roleSpan: null, side: null, sideSpan: null, anonymous: false, statements };
}

const refused = (parts: Partial<Digest>) => verify(prose, strike.digest(parts)).dropped.map(({ reason }) => reason);

const lind = { name: 'Tomas Lind', named: at('Tomas Lind') };
const reyes = { name: 'Ana Reyes', named: at('Ana Reyes') };
const offer = point([at('The authority’s director, Tomas Lind, said it had made “a fair offer”.')], [lind]);
const hiding = at(
	'She said the authority had been “hiding the backlog”, and that her members would not go back for less than last year’s deal.',
);
const backlog = point([hiding], [reyes], [{ mention: at('She said'.slice(0, 3), 'account. '), chain: [reyes.named] }]);
const moneySaid = statement('“There is no more money,”', 'told', [at('he', '“There is no more money,” '), lind.named], {
	...{ kind: 'direct', medium: 'Radio Norte', mediumSpan: at('Radio Norte') },
});
const hidingSaid = statement('the authority had been “hiding the backlog”', 'said', [at('She', 'account. '), reyes.named], {
	cueSpan: at('said', 'She '),
});
const ships: Figure = {
	...line(text, [at('About 140 ships are waiting outside the harbour')]),
	...{ value: 140, number: at('140'), qualifier: 'About', counts: 'ships', countsSpan: at('ships'), speaker: 'Tomas Lind' },
	...{ chain: [at('Tomas Lind', 'according to ')], asOf: '2025-03-04' },
};
const meeting: TimelineEvent = {
	...line(text, [at('State mediator Karin Holm is to meet both sides on Thursday.')]),
	...{ date: '2025-03-06', precision: 'day', when: 'expected', expression: at('Thursday'), speaker: null, chain: [] },
};
const deadline: Gap = { ...line(text, [at('No deadline has been set.')]), kind: 'open', cue: at('No deadline'), speaker: null, chain: [] };

test('a digest that the document bears out comes back as it is', () => {
	const digest = strike.digest({
		...{
			headline: point([prose.sentences[0]!]),
			lead: [offer],
			points: [backlog],
			timeline: [meeting],
			gaps: [deadline],
			figures: [ships],
		},
		voices: [voice('Tomas Lind', [moneySaid]), voice('Ana Reyes', [hidingSaid])],
	});
	const verified = verify(prose, digest);
	expect(verified).toEqual({ ...digest, document: verified.document, sentences: verified.sentences });
	expect(verified.document.sentences).toEqual({ read: prose.sentences.length, used: 3 });
	expect(verify(prose, verified)).toEqual(verified);
});

test('what a digest says of its document is the document’s own', () => {
	const false_ = { ...strike.digest({}).document, url: 'https://evil.example', publisher: 'Nobody', words: 1 };
	expect(verify(prose, strike.digest({ document: false_ })).document).toMatchObject({ url: null, publisher: null, words: 124 });
});

test('a digest of another document is refused whole', () => {
	const digest = strike.digest({ lead: [offer], timeline: [meeting] });
	const other = { ...digest, document: { ...digest.document, hash: '0' } };
	expect(verify(prose, other)).toMatchObject({
		lead: [],
		timeline: [],
		dropped: [
			{ part: 'lead', count: 1 },
			{ part: 'event', count: 1 },
		],
	});
});

test('words that are not at the spans are refused', () => {
	expect(refused({ lead: [{ ...offer, text: offer.text.replace('fair', 'fine') }] })).toEqual(['its text is not the words at its spans']);
});

test.each([
	['outside of the text', [{ start: 0, end: text.length + 1 }]],
	['backwards', [{ start: 20, end: 10 }]],
	['not whole numbers', [{ start: 0.5, end: 10 }]],
	['over one another', [at('Dockers at the port'), at('the port of Varde')]],
	['none', []],
])('spans that are %s are refused', (_, spans) => {
	expect(refused({ lead: [{ text: 'Dockers', spans, resolutions: [], speakers: [] }] })).toEqual(['its spans are not in the text']);
});

test.each(['ockers at the port of Varde', 'Dockers at the port of Var', 'The authority’', '40 ships are waiting outside the harbour'])(
	'a span that cuts a word is refused: %s',
	(words) => {
		expect(refused({ lead: [point([at(words)])] })).toEqual(['a span ends within a word or a number']);
	},
);

test.each([
	['a negation', [at('The port’s 60 pilots are'), at('on strike.', 'pilots')]],
	['“alleged”', [at('She is', 'Thursday. '), at('to have met Lind in secret.')]],
	['a whole verb with its negation', [at('The port’s 60 pilots'), at('on strike.', 'pilots')]],
])('a line that leaves out %s is refused', (_, spans) => {
	expect(refused({ points: [point(spans)] })).toEqual(['the words left out change its meaning']);
});

test('a line that begins or ends a word too early or too late is refused', () => {
	const slipped = ['at the port of Varde began a third day of strike on Tuesday', 'Dockers at the port of Varde began a third day of'];
	for (const words of slipped) expect(refused({ lead: [point([at(words)])] })).toEqual(['it begins or ends in the middle of a clause']);
});

test('a line that ends inside a quotation is refused', () => {
	expect(refused({ lead: [point([at('The authority’s director, Tomas Lind, said it had made “a fair')], [lind])] })).toEqual([
		'it begins or ends inside a quotation',
	]);
});

test('a claim without its speaker is refused', () => {
	const bare = point([
		at('the authority had been “hiding the backlog”, and that her members would not go back for less than last year’s deal.'),
	]);
	expect(refused({ points: [bare] })).toEqual(['it leaves out whose claim it is']);
	expect(refused({ points: [point([at('“There is no more money,”')])] })).toEqual(['it leaves out whose claim it is']);
	expect(refused({ figures: [{ ...ships, speaker: null, chain: [] }] })).toEqual(['it leaves out whose claim it is']);
});

test('the day on which something was said is the article’s own, the day that was spoken of is not', () => {
	const talk = made('Ana Reyes said on Tuesday that talks would resume on Friday, as rain fell in Varde.');
	const dated = (words: string, date: string): TimelineEvent => ({
		...line(talk.document.text, [talk.prose.sentences[0]!]),
		...{ date, precision: 'day', when: date > '2025-03-04' ? 'expected' : 'past', expression: talk.at(words), speaker: null, chain: [] },
	});
	const dropped = (event: TimelineEvent) => verify(talk.prose, talk.digest({ timeline: [event] })).dropped.map(({ reason }) => reason);
	expect(dropped(dated('Tuesday', '2025-03-04'))).toEqual([]);
	expect(dropped(dated('Friday', '2025-03-07'))).toEqual(['it leaves out whose claim it is']);
});

test('another speaker of the same document is refused, with a chain of its own as well', () => {
	const holm = { name: 'Karin Holm', named: at('Karin Holm') };
	expect(refused({ points: [{ ...offer, speakers: [holm] }] })).toEqual(['its speaker is not proved']);
	expect(refused({ points: [{ ...offer, speakers: [{ ...lind, name: 'Karin Holm' }] }] })).toEqual(['its speaker is not proved']);
	expect(refused({ voices: [voice('Karin Holm', [moneySaid])] })).toEqual(['its speaker is not proved']);
	expect(refused({ voices: [voice('Ana Reyes', [{ ...moneySaid, chain: [moneySaid.chain[0]!, reyes.named] }])] })).toEqual([
		'its speaker is not proved',
	]);
	expect(refused({ voices: [voice('Ana Reyes', [{ ...moneySaid, chain: [reyes.named] }])] })).toEqual(['its speaker is not proved']);
	expect(refused({ figures: [{ ...ships, speaker: 'Ana Reyes', chain: [reyes.named] }] })).toEqual(['its speaker is not proved']);
});

test('a name in brackets that somebody nearer stands before is refused', () => {
	const wrong = point([hiding], [lind], [{ mention: at('She', 'account. '), chain: [lind.named] }]);
	expect(refused({ points: [wrong] })).toEqual(['a name in brackets is not proved']);
});

test('another cue, medium or kind is refused', () => {
	const said = (change: Partial<Statement>) => refused({ voices: [voice('Tomas Lind', [{ ...moneySaid, ...change }])] });
	expect(said({ cue: 'said' })).toEqual(['its cue is not in the text']);
	expect(said({ cue: 'waiting', cueSpan: at('waiting') })).toEqual(['its cue is not in the text']);
	expect(said({ cue: 'said', cueSpan: at('said', 'She ') })).toEqual(['its speaker is not proved']);
	expect(said({ medium: 'Radio' })).toEqual(['its medium is not in the text']);
	expect(said({ kind: 'indirect' })).toEqual(['its kind is not that of its quotation marks']);
});

test('words of somebody else are refused', () => {
	expect(
		refused({ voices: [voice('Tomas Lind', [{ ...hidingSaid, chain: moneySaid.chain, cueSpan: moneySaid.cueSpan, cue: 'told' }])] }),
	).toEqual(['its speaker is not proved']);
});

test('another number, qualifier or thing counted is refused', () => {
	const counted = (change: Partial<Figure>) => refused({ figures: [{ ...ships, ...change }] });
	const fault = ['its number is not the one in the text'];
	expect(counted({ value: 150 })).toEqual(fault);
	expect(counted({ value: null })).toEqual(fault);
	expect(counted({ qualifier: null })).toEqual(fault);
	expect(counted({ qualifier: 'at least' })).toEqual(fault);
	expect(counted({ counts: 'pilots' })).toEqual(fault);
	expect(counted({ counts: 'pilots', countsSpan: at('pilots') })).toEqual(fault);
});

test('another date is refused', () => {
	const dated = (change: Partial<TimelineEvent>) => refused({ timeline: [{ ...meeting, ...change }] });
	const fault = ['its date is not the one in the text'];
	expect(dated({ date: '2025-03-05' })).toEqual(fault);
	expect(dated({ date: '2025-04-10' })).toEqual(fault);
	expect(dated({ date: '2025-02-30' })).toEqual(fault);
	expect(dated({ date: '2025-03' })).toEqual(fault);
	expect(dated({ expression: at('Tuesday') })).toEqual(fault);
});

test('a gap whose words are not in its line is refused', () => {
	expect(refused({ gaps: [{ ...deadline, cue: at('not') }] })).toEqual(['what it says is open is not in the text']);
});

test('a second line with the same words is refused, and refusals are counted', () => {
	expect(verify(prose, strike.digest({ lead: [offer], points: [offer, offer] })).dropped).toEqual([
		{ part: 'point', reason: 'it says what another line says', count: 2 },
	]);
});

test('a voice that has no statement left is gone', () => {
	expect(verify(prose, strike.digest({ voices: [voice('Karin Holm', [moneySaid])] })).voices).toEqual([]);
});
