import { readProse } from '/tmp/w/lead/src/digest/text/prose.ts';
import { digest } from '/tmp/w/lead/src/digest/digest.ts';
import { learnedModel } from '/tmp/w/lead/src/digest/speech/learned.ts';
import { tokenTable } from '/tmp/w/lead/src/digest/speech/table.ts';
import { findPhrases } from '/tmp/w/lead/src/digest/speech/phrases.ts';
import { candidates, cueLikelihoods, likelihoodClass } from '/tmp/w/lead/src/digest/speech/cues.ts';
import { tagCues, believed, readFrames } from '/tmp/w/lead/src/digest/speech/tag.ts';
import { RoleTagger } from '/tmp/w/lead/src/digest/speech/role-tagger.ts';
import { attributions } from '/tmp/w/lead/src/digest/speech/attributions.ts';
import { Window } from '/tmp/w/lead/src/digest/speech/window.ts';
import { createDocument } from '/tmp/w/lead/src/sources/document.ts';
import { AbsoluteSummarizerConfig, DefaultTextParser, NullLogger, SorensenDiceSimilarity, Summarizer } from 'ts-textrank';
import path from 'node:path'; import fs from 'node:fs';
const dir='/tmp/w/eval/data/polnear/data/dev/text';
const texts=fs.readdirSync(dir).filter(f=>f.endsWith('.txt')).map(f=>fs.readFileSync(path.join(dir,f),'utf8'));
const docs=texts.map(body=>createDocument({origin:'b',body,published:'2016-10-08',language:'en'}));
const med=(x:number[])=>x.sort((a,b)=>a-b)[x.length>>1]!;
const model=learnedModel();
const tr=(text:string)=>{const c=new AbsoluteSummarizerConfig(3,new SorensenDiceSimilarity(),new DefaultTextParser(),0.85,Summarizer.SORT_OCCURENCE);new Summarizer(c,new NullLogger()).summarize(text,'en');};
const ps=docs.map(d=>readProse(d));
const tagger=new RoleTagger(model.roles);
const st=ps.map(p=>{const table=tokenTable(p,model.rates);const phrases=findPhrases(table);const likely=cueLikelihoods({table,phrases,model:model.cues});const reading={table,phrases,classes:Uint8Array.from(likely,likelihoodClass)};const frames=tagCues(reading,{likely,tagger});return{p,table,phrases,likely,reading,frames}});
console.log('tokens',med(ps.map(p=>p.tokens.length)),'cands',med(st.map(s=>[...candidates(s.table)].length)),'cues',med(st.map(s=>s.likely.filter(x=>x>=.15).length)),'cues.25',med(st.map(s=>s.likely.filter(x=>x>=.25).length)),'cues.35',med(st.map(s=>s.likely.filter(x=>x>=.35).length)),'wtok',med(st.map(s=>s.frames.reduce((a,f)=>a+f.roles.length,0))));
const parts:Record<string,(i:number)=>unknown>={
 textrank:i=>tr(docs[i]!.text), digest:i=>digest(docs[i]!), prose:i=>readProse(docs[i]!), attributions:i=>attributions(ps[i]!),
 table:i=>tokenTable(ps[i]!,model.rates), phrases:i=>findPhrases(st[i]!.table), cues:i=>cueLikelihoods({table:st[i]!.table,phrases:st[i]!.phrases,model:model.cues}),
 tagCues:i=>tagCues(st[i]!.reading,{likely:st[i]!.likely,tagger}), believed:i=>believed({reading:st[i]!.reading,frames:st[i]!.frames,model}),
 windows:i=>{const w=tagger.window;const l=st[i]!.likely;for(let a=0;a<l.length;a++)if(l[a]!>=.15)w.open(st[i]!.reading,a)},
};
const res:Record<string,number[]>={};
for(let r=0;r<8;r++)for(let i=0;i<docs.length;i++)for(const [n,f] of Object.entries(parts)){const s=performance.now();f(i);const t=performance.now()-s;if(r>2)(res[n]??=[]).push(t);}
for(const [n,x] of Object.entries(res))console.log(n.padEnd(14),med(x).toFixed(3));
