import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributions } from '../../src/digest/speech/attributions.ts';
import { sliceOf } from '../../src/model/span.ts';
import { made } from './made.ts';

function found(body: string) {
	const { prose } = made(body);
	const { text } = prose.document;
	return attributions(prose).map(({ source, cue, content, kind, stance, medium }) => ({
		source: source && sliceOf(text, source),
		cue: cue && sliceOf(text, cue),
		content: content.map((span) => sliceOf(text, span)),
		kind,
		stance,
		medium: medium && sliceOf(text, medium),
	}));
}

/** A sentence between others, as the tagger would meet it. */
function only(body: string) {
	const all = found(body);
	expect(all.length).toBe(1);
	return all[0]!;
}

describe('the speaker', () => {
	test('stands before an indirect statement', () => {
		expect(only('Ana Reyes said that the port would stay closed until Monday.')).toMatchObject({
			source: 'Ana Reyes',
			cue: 'said',
			content: ['the port would stay closed until Monday'],
			kind: 'indirect',
		});
	});

	test('stands after a quotation', () => {
		expect(only('“We will not go back for less than last year’s deal,” said Ana Reyes.')).toMatchObject({
			source: 'Ana Reyes',
			content: ['“We will not go back for less than last year’s deal,”'],
			kind: 'direct',
		});
	});

	test('stands inside, and the words around him are two spans', () => {
		const { source, content } = only('“We have nothing to hide,” the minister said, “and we will publish every page.”');
		expect(source).toBe('the minister');
		expect(content).toEqual(['“We have nothing to hide,”', '“and we will publish every page.”']);
	});

	test('stands between commas in an indirect statement', () => {
		const { source, content } = only('The bridge, the mayor said, would reopen in April.');
		expect(source).toBe('the mayor');
		expect(content).toEqual(['The bridge', 'would reopen in April']);
	});

	test('is who the words are according to', () => {
		expect(only('About 140 ships were waiting outside the harbour, according to the port authority.')).toMatchObject({
			source: 'the port authority',
			cue: 'according to',
			content: ['About 140 ships were waiting outside the harbour'],
		});
	});

	test('keeps the words that describe him', () => {
		const { source } = only('Maria Lindgren, a spokeswoman for the coast guard, said the search had been called off.');
		expect(source).toMatch(/^Maria Lindgren, a spokeswoman for the coast guard/);
	});

	test('of a passive is the one who is quoted', () => {
		const [first] = found('The general was quoted as saying that his troops would leave the town within a week.');
		expect(first).toMatchObject({ source: 'The general', content: ['his troops would leave the town within a week'] });
	});

	test('who asks not to be named is found as described', () => {
		const all = found('A senior official, who spoke on condition of anonymity, said the two sides were close to a deal.');
		expect(all.at(-1)).toMatchObject({ content: ['the two sides were close to a deal'] });
		expect(all.at(-1)!.source).toMatch(/^A senior official/);
	});

	test('after a dash is who signed the words', () => {
		expect(only('“I have never seen the river this high in forty years of fishing.” — Tom Okafor')).toMatchObject({
			source: 'Tom Okafor',
			kind: 'direct',
		});
	});

	test('of a transcript stands before the colon', () => {
		expect(only('"OKAFOR: I have never seen the river this high in forty years."')).toMatchObject({ source: 'OKAFOR' });
	});
});

describe('what is said', () => {
	test('of an accusation is the claim of the one who accuses', () => {
		expect(only('Reyes accused the port authority of hiding the backlog.')).toMatchObject({ source: 'Reyes', stance: 'accuse' });
	});

	test.each([
		['The company denied that it had known about the leak.', 'deny'],
		['The agency warned that the dam could fail within days.', 'warn'],
		['The minister promised that every family would be paid by June.', 'promise'],
		['The opposition claimed that the vote had been rigged.', 'claim'],
		['The opposition said that the vote had been rigged.', 'neutral'],
	])('has the stance of its verb: %s', (body, stance) => {
		expect(only(body).stance).toBe(stance);
	});

	test('is mixed when words around the quotation belong to it', () => {
		expect(only('Reyes said the offer was “an insult to every docker” in the port.').kind).toBe('mixed');
	});

	test('goes on in the sentence after the speaker was named', () => {
		const all = found('“We tried everything,” said Tom Okafor, who owns the mill. “Nobody from the council ever called us back.”');
		expect(all.flatMap(({ content }) => content).join(' ')).toContain('Nobody from the council ever called us back');
		expect(new Set(all.map(({ source }) => source?.slice(0, 10)))).toEqual(new Set(['Tom Okafor']));
	});

	test('goes on in the paragraph after one that leaves its quotation open', () => {
		const all = found(
			'“We tried everything that year,” said Okafor. “The mill was all we had.\n\n“Then the water came and took it away from us.”',
		);
		expect(all.at(-1)).toMatchObject({ source: 'Okafor', content: ['“Then the water came and took it away from us.”'] });
	});

	test('after a colon belongs to the one who announced it', () => {
		const all = found('The union wrote to its members:\n\n“There will be no shifts on Friday. Stay at home and wait for news.”');
		expect(all.at(-1)).toMatchObject({ source: 'The union', kind: 'direct' });
	});

	test.each([
		['begins after the listener', 'Reyes told the court that the ships had left in May.', 'the ships had left in May'],
		[
			'begins with “that” where a sentence does',
			'“That was a mistake and it will be put right,” said Reyes.',
			'“That was a mistake and it will be put right,”',
		],
		['begins after a dateline', 'PORT ALDER — The ferry ran aground in fog, the coastguard said.', 'The ferry ran aground in fog'],
		['has what stands before an inserted speaker', 'The city, he added, would “never pay for the bridge again”.', 'The city'],
		[
			'ends before the reporter’s remark',
			'He said that the city was “in good hands”, without giving any figures.',
			'the city was “in good hands”',
		],
	])('%s', (_, body, words) => {
		expect(found(body)[0]!.content[0]).toBe(words);
	});

	test('leaves a scare quote alone', () => {
		expect(found('The so-called “smart road” cost nine million and was never finished.').filter(({ kind }) => kind === 'direct')).toEqual(
			[],
		);
	});

	test('is kept although nobody is named: without a source rather than with a wrong one', () => {
		const all = found('A banner hung from the bridge.\n\n“Nobody asked us whether we wanted any of this.”\n\nThe river was calm.');
		expect(all.filter(({ content }) => content.join('').includes('Nobody asked us'))).toMatchObject([{ source: null, cue: null }]);
	});

	test('of a quotation that is never closed ends with its paragraph', () => {
		const all = found('Okafor said: “The mill was all that we ever had.\n\nThe river was calm.');
		expect(all.flatMap(({ content }) => content).join(' ')).not.toContain('calm');
	});
});

describe('the medium', () => {
	test.each([
		['Reyes told Radio Norte that the strike would go on.', 'Radio Norte'],
		['The ministry said in a statement that the border was open.', 'a statement'],
		['In the end it was over, Reyes said in an interview with the Coastal Times.', 'the Coastal Times'],
		['Reyes said on Twitter that the strike would go on.', 'Twitter'],
	])('%s', (body, medium) => {
		expect(found(body).map((attribution) => attribution.medium)).toContain(medium);
	});

	test('is an outlet that relays what somebody else said', () => {
		const all = found(
			'Reyes said the union did “not trust the port authority, not even for a day”, according to state-linked Harbour News.',
		);
		expect(all.map(({ source }) => source)).toEqual(['Reyes']);
		expect(all[0]!.medium).toContain('Harbour News');
	});

	test('is not the speaker himself', () => {
		expect(only('At least ten ships were lost in the storm, according to the Harbour News Agency.').medium).toBeNull();
	});

	test('is nobody whom the speaker merely told', () => {
		expect(only('Reyes told her members that the strike would go on.').medium).toBeNull();
	});
});

const WORDS = [
	'said',
	'told',
	'“',
	'”',
	'"',
	'.',
	',',
	'that',
	'Reyes',
	'the',
	'union',
	':',
	'\n\n',
	'accused',
	'according',
	'to',
	'—',
	'he',
	'was',
];

describe('any text', () => {
	test('has spans in order, within the text, with content apart from its own cue and source', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }), (words) => {
				const { prose } = made(words.join(' '));
				for (const { source, cue, content } of attributions(prose)) {
					expect(content.length).toBeGreaterThan(0);
					const own = [source, cue].filter((span) => span !== null);
					for (const [i, { start, end }] of content.entries()) {
						expect(start).toBeLessThan(end);
						expect(start).toBeGreaterThanOrEqual(i ? content[i - 1]!.end : prose.document.body.start);
						expect(end).toBeLessThanOrEqual(prose.document.body.end);
						expect(own.filter((span) => span.start < end && start < span.end)).toEqual([]);
					}
				}
			}),
		);
	});

	test('gives the same attributions every time', () => {
		const body = '“We tried everything,” said Okafor. The council denied it, according to the Tribune.';
		expect(found(body)).toEqual(found(body));
	});

	test('of 10,000 quotations takes time in step with its length', () => {
		const quotation = '“We wait,” he said. ';
		const time = (count: number) => {
			const { prose } = made(quotation.repeat(count));
			const start = performance.now();
			attributions(prose);
			return performance.now() - start;
		};
		time(500);
		const short = Math.min(time(1000), time(1000));
		expect(time(10_000)).toBeLessThan(40 * short + 100);
	}, 60_000);
});
