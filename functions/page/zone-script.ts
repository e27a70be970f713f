/**
 * The only script. Where the reader's zone is unknown, it reloads the page once with the zone of the device, unless that
 * is the program's or the address names it already. Where another zone is shown, it offers the device's in a link. Without
 * script, readers choose their zone on the zone page.
 */
export const zoneScript =
  "{const d=document,h=d.documentElement.dataset,z=Intl.DateTimeFormat().resolvedOptions().timeZone,u=new URL(location.href),n=t=>new Intl.DateTimeFormat('en-US',{timeZone:t,timeZoneName:'longGeneric'}).formatToParts().find(p=>p.type=='timeZoneName').value.replace('GMT+00:00','UTC'),g=u.searchParams.get('zone');if(z){u.searchParams.set('zone',z);if(h.zone){if(z!==h.zone&&g!==z)location.replace(u)}else if(h.shown)addEventListener('DOMContentLoaded',()=>{const a=d.getElementById('device');try{if(a&&n(z)!==n(h.shown)){a.href=u;a.textContent='Your device is on '+n(z)+'. Use that';a.parentNode.hidden=false}}catch{}})}}";
