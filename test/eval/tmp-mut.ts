import { ownTexts, publicTexts } from './texts.ts';
import { judgeMutations } from './verify.ts';

const docs = [...ownTexts(), ...(process.argv[2] && process.argv[2] !== '-' ? await publicTexts(process.argv[2], 200) : [])];
const t = performance.now();
const scores = judgeMutations(docs, 10000);
let made = 0,
	ref = 0;
for (const s of scores) {
	made += s.made;
	ref += s.refused;
	console.log(
		s.kind.padEnd(45),
		String(s.made).padStart(6),
		String(s.refused).padStart(6),
		s.made ? ((100 * s.refused) / s.made).toFixed(2) : '-',
	);
}
console.log('total', made, ref, ((100 * ref) / made).toFixed(2), 'ms', performance.now() - t);
if (process.argv[3])
	for (const s of scores) if (s.kind.includes(process.argv[3])) console.log(s.passed.slice(0, Number(process.argv[4] ?? 20)).join('\n\n'));
