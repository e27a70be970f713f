import { type Policy, sourceOf } from '#functions/http/security-headers.ts';

/**
 * Lets rows be dragged, or moved with Alt and an arrow key: it only writes the new ranks into their fields, which are saved by the
 * button. Without script the fields and the buttons of each row do the same.
 */
export const rowScript =
  "{const b=document.querySelector('tbody.ranks');let d;const n=()=>[...b.rows].forEach((r,i)=>{const f=r.querySelector('input[type=number]');if(f)f.value=i+1});if(b){for(const r of b.rows){r.draggable=true;r.addEventListener('dragstart',e=>{d=r;e.dataTransfer.effectAllowed='move'});r.addEventListener('dragover',e=>{if(d){e.preventDefault();const q=r.getBoundingClientRect();if(d!==r)r[e.clientY<q.top+q.height/2?'before':'after'](d)}});r.addEventListener('drop',e=>e.preventDefault());r.addEventListener('dragend',()=>{d=undefined;n()})}b.addEventListener('keydown',e=>{const r=e.target.closest('tr');if(!e.altKey||!r)return;const o=e.key==='ArrowUp'?r.previousElementSibling:e.key==='ArrowDown'?r.nextElementSibling:null;if(!o)return;e.preventDefault();o[e.key==='ArrowUp'?'before':'after'](r);n();e.target.focus()})}}";

/** What the page of a list runs beyond the strict policy. */
export const rowPolicy: Policy = { 'script-src': [sourceOf(rowScript)] };
