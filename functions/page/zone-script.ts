/**
 * The only script: it reloads a page once with the reader's time zone in the URL, if the URL has none and the
 * reader's differs from the program's. Without script, readers choose their zone on the zone page.
 */
export const zoneScript =
  "{const z=Intl.DateTimeFormat().resolvedOptions().timeZone,u=new URL(location.href);if(z&&z!==document.documentElement.dataset.zone&&!u.searchParams.has('zone')){u.searchParams.set('zone',z);location.replace(u)}}";
