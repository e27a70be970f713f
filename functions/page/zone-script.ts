/**
 * The only script there is: shows a page again with the reader's own time zone in its address, once, if the address
 * names none and theirs is not the program's. Without it, the zone is chosen on the zone page.
 */
export const zoneScript =
  "{const z=Intl.DateTimeFormat().resolvedOptions().timeZone,u=new URL(location.href);if(z&&z!==document.documentElement.dataset.zone&&!u.searchParams.has('zone')){u.searchParams.set('zone',z);location.replace(u)}}";
