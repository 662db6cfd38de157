import { digest } from '../dist/digest/digest.js';
import { createDocument } from '../dist/sources/document.js';
import { AbsoluteSummarizerConfig, DefaultTextParser, NullLogger, SorensenDiceSimilarity, Summarizer } from 'ts-textrank';
import path from 'node:path'; import fs from 'node:fs';
const dir='/tmp/w/eval/data/polnear/data/dev/text';
const texts=fs.readdirSync(dir).filter(f=>f.endsWith('.txt')).map(f=>fs.readFileSync(path.join(dir,f),'utf8'));
const docs=texts.map(body=>createDocument({origin:'b',body,published:'2016-10-08',language:'en'}));
const med=(x)=>x.sort((a,b)=>a-b)[x.length>>1];
const tr=(text)=>{const c=new AbsoluteSummarizerConfig(3,new SorensenDiceSimilarity(),new DefaultTextParser(),0.85,Summarizer.SORT_OCCURENCE);new Summarizer(c,new NullLogger()).summarize(text,'en');};
const R=+process.argv[2]||6;const a=[],b=[];
for(let r=0;r<R;r++)for(const d of docs){let s=performance.now();digest(d);const x=performance.now()-s;s=performance.now();tr(d.text);const y=performance.now()-s;if(r>2){a.push(x);b.push(y);}}
console.log('digest',med(a).toFixed(2),'textrank',med(b).toFixed(2),'ratio',(med(a)/med(b)).toFixed(2));
