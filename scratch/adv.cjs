const fs=require('fs');
function widths(file){const b=fs.readFileSync(file);const n=b.readUInt16BE(4);const t={};for(let i=0;i<n;i++){const o=12+i*16;t[b.toString('latin1',o,o+4)]=b.readUInt32BE(o+8);}
const upm=b.readUInt16BE(t.head+18);const nh=b.readUInt16BE(t.hhea+34);
const cm=t.cmap;const k=b.readUInt16BE(cm+2);let sub;for(let i=0;i<k;i++){const p=b.readUInt16BE(cm+4+i*8),e=b.readUInt16BE(cm+6+i*8),o=b.readUInt32BE(cm+8+i*8);if(p===3&&e===1)sub=cm+o;}
const sc=b.readUInt16BE(sub+6)/2;const end=sub+14,start=end+sc*2+2,delta=start+sc*2,ro=delta+sc*2;
const gid=c=>{for(let i=0;i<sc;i++){if(c<=b.readUInt16BE(end+i*2)){const s=b.readUInt16BE(start+i*2);if(c<s)return 0;const r=b.readUInt16BE(ro+i*2);if(!r)return (c+b.readInt16BE(delta+i*2))&0xffff;return b.readUInt16BE(ro+i*2+r+(c-s)*2);}}return 0};
return c=>{const g=gid(c);return Math.ceil(b.readUInt16BE(t.hmtx+Math.min(g,nh-1)*4)/upm*100);}}
const r=widths('node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),bd=widths('node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
const g={};for(let c=32;c<127;c++){(g[r(c)]??=[]).push(String.fromCharCode(c));}
for(const c of '’‘“”–—…·é'){console.log(c,r(c.codePointAt(0)),bd(c.codePointAt(0)))}
for(const [w,cs] of Object.entries(g))console.log(w,cs.join(''));
let m=0;for(let c=32;c<127;c++){m=Math.max(m,bd(c)/r(c));}console.log('bold ratio',m);
