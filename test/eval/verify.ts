/**
 * `npm run eval -- verify [folder]`: what the verifier refuses. The true digests of 200 articles of the evaluation data and of our
 * own must pass; 10,000 parts of them that were made false must not. Without a folder, our own articles alone are judged.
 */
import { judgeMutations, judgeTrueParts } from './judge.ts';
import { ownTexts, publicTexts } from './texts.ts';

const [folder, shown = ''] = process.argv.slice(2);
const documents = [...ownTexts(), ...(folder ? await publicTexts(folder, 200) : [])];
const agreement = judgeTrueParts(documents);
const refused = agreement.refused.reduce((sum, { count }) => sum + count, 0);
for (const { part, reason, count } of agreement.refused) console.log(`${String(count).padStart(6)}  ${part}: ${reason}`);
console.log(`${refused} of ${agreement.parts} drafted parts of ${documents.length} texts refused, and left out of their digests`);
console.log(`${agreement.again} parts of the ${documents.length} digests as they ship refused (bar: 0)\n`);

const scores = judgeMutations(documents, 10_000);
const all = scores.reduce((sum, { made, refused: caught }) => ({ made: sum.made + made, caught: sum.caught + caught }), {
	made: 0,
	caught: 0,
});
for (const { kind, made, refused: caught } of scores) console.log(row(kind, made, caught));
console.log(row('in all (bar: 99.00)', all.made, all.caught));
if (shown) for (const { kind, passed } of scores) if (kind.includes(shown)) console.log(passed.slice(0, 20).join('\n'));
process.exitCode = agreement.again === 0 && all.caught >= 0.99 * all.made ? 0 : 1;

function row(name: string, made: number, caught: number): string {
	return `${name.padEnd(44)}${String(caught).padStart(7)} of ${String(made).padStart(6)}${((100 * caught) / made).toFixed(2).padStart(9)} % refused`;
}
