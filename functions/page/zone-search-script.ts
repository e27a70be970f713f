/**
 * Lets a reader search the list of time zones by city, country or name, without regard to case and accents. While
 * something is sought, the list is open and has only what was found, the first of it chosen. Without script there is the
 * whole list.
 */
export const zoneSearchScript =
  "{const d=document,s=d.getElementById('zone'),q=d.getElementById('search'),f=d.getElementById('found'),g=[...s.children].map(e=>[e,[...e.children]]),n=t=>t.normalize('NFD').replace(/\\p{M}/gu,'').toLowerCase(),a=[...s.options].map(o=>[o,n([o.text,o.value,o.dataset.also].join(' ').replaceAll('_',' '))]),c=s.value;q.parentNode.hidden=false;q.addEventListener('input',()=>{const w=n(q.value).split(/[\\s,]+/).filter(Boolean),h=a.filter(([,t])=>w.every(x=>t.includes(x))).map(([o])=>o);if(w.length){s.replaceChildren(...h);s.size=Math.max(2,Math.min(8,h.length));if(h[0])h[0].selected=true}else{for(const[e,o]of g)e.replaceChildren(...o);s.replaceChildren(...g.map(([e])=>e));s.removeAttribute('size');s.value=c}const m=h.length?'':'No time zone has this name. Try a large city or a country.';q.setCustomValidity(m);f.textContent=m||(w.length?h.length+(h.length==1?' time zone':' time zones')+' found':'')})}";
