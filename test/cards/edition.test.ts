import { expect, test } from 'vitest';
import { editionCard } from '../../src/cards/edition.ts';
import { editionSourcesCard, linesOf } from '../../src/cards/edition-sources.ts';
import { makeEdition } from '../../src/editions/edition.ts';
import type { Edition } from '../../src/model/edition.ts';
import { render } from '../../src/platforms/terminal/render.ts';
import { tenDays } from '../editions/ten-days.ts';

const days = await tenDays();

test('the card of a day: its story, who says what, what has changed and where the sources differ', () => {
	expect(shown(editionOf('2025-03-05'))).toBe(`HARROW QUAY · Wed 5 Mar 2025
Tallis denies that alarms were off as toll reaches nine

• Tallis Sugar denied that the dust alarms had been switched off. (Northern Wire, Quay Courier, Radio Merrow)
• Nine people are now confirmed dead in the explosion at the Harrow Quay sugar refinery, the fire service said on Wednesday.
  (Northern Wire, Radio Merrow)
• Helen Marsh, the chief executive, said that the alarms “were working on the night, and we can prove it”. (Quay Courier)
• Three workers are still missing. (Northern Wire)
  … 1 more point

  Changed: dead
    Seven (Quay Courier, 4 Mar 2025)
    → Nine — the fire service (Northern Wire, 5 Mar 2025)
  Changed: missing
    Five — Owen Pryce (Northern Wire, 4 Mar 2025)
    → Three (Northern Wire, 5 Mar 2025)
  Denied
    The Refinery Workers’ Union accused the company of having switched off the dust alarms in the hall. (Northern Wire, 4 Mar
      2025)
    Tallis Sugar denied that the dust alarms had been switched off. (Northern Wire, 5 Mar 2025)
  They differ: dead
    Nine — the fire service (Northern Wire)
    Eight — Hospital (Quay Courier)

Harrow Quay, dead. 3 Mar 2025: At least four, the fire service; 4 Mar 2025: Seven, Quay Courier; 5 Mar 2025: Nine, the fire
service.

Harrow Quay, missing. 3 Mar 2025: Nine, Northern Wire; 4 Mar 2025: Five, Owen Pryce; 5 Mar 2025: Three, Northern Wire.

3 sources · Northern Wire, Quay Courier, Radio Merrow · 5 Mar 2025 · every line from their text
[Sources]`);
});

test('a figure that is no longer mentioned has no picture any more', () => {
	expect(editionCard(editionOf('2025-03-12')).parts.filter(({ type }) => type === 'picture')).toEqual([]);
});

test('an edition with nothing new says so, and since when', () => {
	const reports = days.get('2025-03-05')!;
	const edition = makeEdition({ topic: 'Harrow Quay', day: '2025-03-06', reports: [], before: reports, since: '2025-03-05' });
	expect(editionCard(edition).parts).toContainEqual({ type: 'note', text: 'Nothing new since 5 Mar 2025.' });
});

test('a report in another language is listed with its title, source and date, and not digested as if it were English', () => {
	const [first, second, third] = days.get('2025-03-05')!;
	const foreign = { ...third!, document: { ...third!.document, language: 'fr' } };
	const edition = makeEdition({ topic: 'Harrow Quay', day: '2025-03-05', reports: [first!, second!, foreign], before: [], since: null });
	expect(linesOf(edition).map(({ source }) => source)).not.toContain(2);
	expect(editionCard(edition).parts).toContainEqual({
		type: 'note',
		text: 'Not in English (fr), so only listed: Refinery: nine dead, company hits back — Radio Merrow, 5 Mar 2025',
	});
});

test('stories beyond the most are counted', () => {
	const reports = [...days.get('2025-03-06')!];
	const edition = makeEdition({ topic: 'Harrow Quay', day: '2025-03-06', reports, before: [], since: null }, { stories: 1 });
	expect(editionCard(edition).parts).toContainEqual({ type: 'more', text: '1 more story', count: 1, of: 'story' });
});

test('the sources card shows the words of every line under their source', () => {
	const edition = editionOf('2025-03-05');
	const card = editionSourcesCard(edition);
	const shownTexts = card.parts.flatMap((part) => (part.type === 'sentence' ? [part.text] : []));
	for (const line of linesOf(edition)) if (line.part !== 'headline') expect(shownTexts).toContain(line.text);
});

function editionOf(day: string): Edition {
	const all = [...days];
	const at = all.findIndex(([one]) => one === day);
	const before = all.slice(0, at).flatMap(([, reports]) => reports);
	return makeEdition({ topic: 'Harrow Quay', day, reports: days.get(day)!, before, since: all[at - 1]?.[0] ?? null });
}

function shown(edition: Edition): string {
	return render(editionCard(edition), { width: 130, colour: false });
}
