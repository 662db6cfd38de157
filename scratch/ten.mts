import { tenDays } from '../test/editions/ten-days.ts';
import { makeEdition } from '../src/editions/edition.ts';
import { editionCard } from '../src/cards/edition.ts';
import { draw } from '../src/pictures/draw.ts';
import { render } from '../src/platforms/terminal/render.ts';
import { writeFileSync } from 'node:fs';
const days=[...await tenDays()];
for (const at of [2,5,9]) { const [day,reports]=days[at]!; const e=makeEdition({topic:'Harrow Quay',day,reports,before:days.slice(0,at).flatMap(([,r])=>r),since:days[at-1]![0]});
const card=editionCard(e); console.log(render(card,{width:100,colour:false}),'\n=====');
let n=0; for (const p of card.parts) if(p.type==='picture') writeFileSync(`/tmp/w/ten-${at}-${n++}.png`, await draw(p.picture)); console.log(e.courses.map(c=>c.about+':'+c.points.map(p=>p.date+' '+p.amount+' '+(p.speaker??p.publisher)).join(', ')));}
