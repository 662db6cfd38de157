import type { Entity } from '../../model/entity.ts';
import type { Prose } from '../../model/prose.ts';
import { BODY_NOUNS } from '../lexicon/people.ts';
import { words } from '../lexicon/words.ts';
import { tokensIn } from '../text/prose.ts';

const POSSESSIVE = words("'s ’s ' ’");
const POINTING = words('his her its their my our your this these those that he she it they who which');
/** Alone, these mean somebody only for those who have read what stands before. */
const BARE = words(
	'group pair two three duo trio man woman couple post tweet message other others former latter one ones move ad video footage',
);
const COUNTED = words('percent % some many most few others all both one none several');
/** What somebody has, and what says nothing by itself. */
const THINGS = words(`
	plan proposal idea reaction response slogan tagline index submission brief claim history record view approach policy health worry behaviour
	behavior word ad move visit trip victory win loss rise death attack return tax deal face voice heart mind way
`);
const ABSTRACT = /(?:tion|sion|ness|ism|ship)$/;

/** True for whom a card can name: not "his ex-wife", "the group", "Trump’s plan", "another 19 percent". */
export function isVoice(prose: Prose, { named }: Entity): boolean {
	const tokens = tokensIn(prose, named).filter(({ pos }) => pos !== 'PUNCT');
	const [first] = tokens;
	const last = tokens.at(-1);
	if (!first || !last || POINTING.has(first.lower) || POSSESSIVE.has(first.lower) || POSSESSIVE.has(last.lower)) return false;
	if (tokens.length === 1 && (first.pos === 'PRON' || first.pos === 'NUM')) return false;
	const large = prose.document.text[last.start] !== last.lower[0];
	if (last.pos === 'PROPN' || large) return true;
	if (COUNTED.has(last.lower) || last.pos === 'CCONJ' || last.pos === 'ADP') return false;
	if (tokens.length === 2 && first.lower === 'the' && BARE.has(last.lower)) return false;
	const owned = tokens.some(({ lower }) => POSSESSIVE.has(lower));
	return !owned || BODY_NOUNS.has(last.lemma) || !(THINGS.has(last.lemma) || ABSTRACT.test(last.lemma));
}
