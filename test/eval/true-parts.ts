import { draft } from '../../src/digest/draft.ts';
import { readProse } from '../../src/digest/prose.ts';
import { verify } from '../../src/digest/verify.ts';
import { ownTexts, publicTexts } from './texts.ts';

const docs = [...ownTexts(), ...(process.argv[2] ? await publicTexts(process.argv[2], 200) : [])];
const only = process.argv[3];
const counts = new Map<string, number>();
let parts = 0;
let time = 0;
let times: number[] = [];
for (const document of docs) {
	const prose = readProse(document);
	const d = draft(prose);
	parts +=
		(d.headline ? 1 : 0) +
		d.lead.length +
		d.points.length +
		d.voices.reduce((n, v) => n + v.statements.length, 0) +
		d.figures.length +
		d.timeline.length +
		d.gaps.length;
	const started = performance.now();
	const v = verify(prose, d);
	time = performance.now() - started;
	times.push(time);
	for (const x of v.dropped) counts.set(`${x.part}: ${x.reason}`, (counts.get(`${x.part}: ${x.reason}`) ?? 0) + x.count);
	if (!only) continue;
	const show = (part: string, was: readonly { text: string }[], is: readonly { text: string }[]) => {
		for (const p of was)
			if (!is.some((q) => q === p)) {
				const one = verify(prose, {
					...d,
					headline: null,
					lead: [],
					points: [],
					voices: [],
					figures: [],
					timeline: [],
					gaps: [],
					dropped: [],
					...(part === 'voices'
						? { voices: d.voices.filter((x) => x.statements.includes(p as never)).map((x) => ({ ...x, statements: [p as never] })) }
						: part === 'headline'
							? { headline: p as never }
							: { [part]: [p] }),
				});
				const reason = one.dropped[0]?.reason ?? '?';
				if (!`${part}: ${reason}`.includes(only)) continue;
				const { text } = document;
				const w = (s: { start: number; end: number } | null | undefined) => (s ? JSON.stringify(text.slice(s.start, s.end)) : 'null');
				const q = p as unknown as {
					spans: { start: number; end: number }[];
					chain?: { start: number; end: number }[];
					cue?: string;
					speakers?: { name: string }[];
					medium?: string;
					kind?: string;
				};
				const at = q.spans[0]!.start;
				const s = prose.sentences.find((x) => x.end > at)!;
				console.log(
					`[${part}] ${reason} (${document.origin})\n   ${p.text}\n   S: ${text.slice(s.start, s.end).replace(/\s+/g, ' ')}\n   ${q.chain ? `chain ${q.chain.map(w).join(' → ')} cue ${typeof q.cue === 'string' ? q.cue : w(q.cue as never)} ${q.kind ?? ''} ${q.medium ? `medium ${q.medium}` : ''} ${'number' in q ? `number ${w((q as never as { number: never }).number)} value ${(q as never as { value: never }).value} q ${(q as never as { qualifier: never }).qualifier} counts ${(q as never as { counts: never }).counts}` : ''}` : q.speakers?.map((x) => x.name).join(', ')}`,
				);
			}
	};
	show('headline', d.headline ? [d.headline] : [], v.headline ? [v.headline] : []);
	show('lead', d.lead, v.lead);
	show('points', d.points, v.points);
	show(
		'voices',
		d.voices.flatMap((x) => x.statements),
		v.voices.flatMap((x) => x.statements),
	);
	show('figures', d.figures, v.figures);
	show('timeline', d.timeline, v.timeline);
	show('gaps', d.gaps, v.gaps);
}
times = times.sort((a, b) => a - b);
if (!only)
	console.log(
		docs.length,
		'texts',
		parts,
		'parts',
		[...counts].sort((a, b) => b[1] - a[1]),
		'median ms',
		times[times.length >> 1],
		'p90',
		times[Math.floor(times.length * 0.9)],
	);
