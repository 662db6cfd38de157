const fs=require('fs');const dir='scratch/prof/';const f=fs.readdirSync(dir).map(x=>dir+x).sort((a,b)=>fs.statSync(b).mtimeMs-fs.statSync(a).mtimeMs)[0];
const p=JSON.parse(fs.readFileSync(f));const self={},byf={};const dt=p.timeDeltas;const id={};for(const n of p.nodes)id[n.id]=n;let tot=0;
p.samples.forEach((s,i)=>{const n=id[s];const u=n.callFrame.url.replace(/.*dist\//,'').replace(/.*node_modules\//,'nm/');if(u.startsWith('nm/'))return;const t=dt[i];tot+=t;const k=n.callFrame.functionName+' '+u+':'+n.callFrame.lineNumber;self[k]=(self[k]||0)+t;byf[u]=(byf[u]||0)+t;});
const show=(o,n)=>Object.entries(o).sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/tot*100).toFixed(1).padStart(5),k));
show(byf,40);console.log('----');show(self,60);
