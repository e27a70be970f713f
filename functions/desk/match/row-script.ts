import { type Policy, sourceOf } from '#functions/http/security-headers.ts';

/**
 * Lets rows be dragged, and moved in place by their buttons or with Alt and an arrow key. It only writes the new ranks into their
 * fields, which are saved by the button; ranks that were typed are put in place first, as when they are saved. The page says what is
 * not saved yet, and the browser asks before it is left. Without script the fields and the buttons of each row do the same.
 */
export const rowScript = `{const form=document.getElementById('order'),body=form.querySelector('.ranks')??document.createElement('tbody'),others=[...form.querySelectorAll('.others tr')],said=form.querySelector('[role=status]'),written=new Map;
let dragged,isSent;
const field=r=>r.querySelector('input[type=number]'),rows=()=>[...body.rows],has=r=>field(r).value!=='',was=f=>f.nextElementSibling.value;
const unsaved=()=>[...form.querySelectorAll('input[type=number]')].filter(f=>f.value!==was(f)).length;
const tell=()=>{const n=unsaved();isSent=false;said.parentNode.classList.toggle('held',n>0);said.textContent=n?'Not saved yet: '+n+(n>1?' ranks.':' rank.'):''};
const arrange=()=>{const all=rows(),mine=all.filter(has),typed=[...mine.filter(r=>field(r).value!==(written.get(r)??was(field(r)))),...others.filter(has)].sort((a,b)=>field(a).value-field(b).value);
const list=mine.filter(r=>!typed.includes(r));let free=0;
for(const r of typed){const at=Math.max(free,field(r).value-1);free=at+1;list.splice(at,0,r)}
const next=[...list.filter(r=>all.includes(r)),...all.filter(r=>!has(r))];
if(next.some((r,i)=>r!==all[i]))body.append(...next);
list.forEach((r,i)=>{if(all.includes(r)){field(r).value=i+1;written.set(r,String(i+1))}});tell()};
const move=(r,isUp,from)=>{arrange();const o=isUp?r.previousElementSibling:r.nextElementSibling;if(o&&has(o)&&has(r))o[isUp?'before':'after'](r);arrange();
(getComputedStyle(from).visibility==='hidden'?field(r):from).focus()};
for(const r of rows()){r.draggable=true;
r.addEventListener('dragstart',e=>{dragged=r;e.dataTransfer.effectAllowed='move'});
r.addEventListener('dragover',e=>{if(!dragged)return;e.preventDefault();const q=r.getBoundingClientRect();if(dragged!==r)r[e.clientY<q.top+q.height/2?'before':'after'](dragged)});
r.addEventListener('drop',e=>e.preventDefault());
r.addEventListener('dragend',()=>{field(dragged).value||=1;written.set(dragged,field(dragged).value);dragged=undefined;arrange()})}
body.addEventListener('keydown',e=>{const r=e.target.closest('tr');if(!e.altKey||!r||!/^Arrow(Up|Down)$/.test(e.key))return;e.preventDefault();move(r,e.key==='ArrowUp',e.target)});
body.addEventListener('click',e=>{const b=e.target.closest('[value^="up "],[value^="down "]');if(!b)return;e.preventDefault();move(b.closest('tr'),b.value.startsWith('up'),b)});
form.addEventListener('input',tell);
form.addEventListener('submit',e=>{const typed=[...rows(),...others].filter(r=>has(r)&&field(r).value!==(written.get(r)??was(field(r)))).map(r=>field(r).value),twice=typed.find((v,i)=>typed.indexOf(v)<i);
if(twice){e.preventDefault();said.parentNode.classList.add('held');said.textContent='Two people were given rank '+twice+': give each a rank of their own.'}else{arrange();isSent=true}});
addEventListener('pageshow',arrange);
addEventListener('beforeunload',e=>{if(!isSent&&unsaved())e.preventDefault()})}`;

/** What the page of a list runs beyond the strict policy. */
export const rowPolicy: Policy = { 'script-src': [sourceOf(rowScript)] };
