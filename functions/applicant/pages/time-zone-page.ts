import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { placeOf, presentName } from '#functions/wording/place-names.ts';
import { offerPageFrame } from './frame.ts';

/** Lets the reader choose a time zone without script, and leads back to the personal page with it. */
export function zonePage(model: OfferModel): string {
  const zones = knownZones(model.reader.zone);
  const main = html`<h1>Choose your time zone</h1>
<p class="lead">Every time is shown in the program’s time zone, <b>${placeOf(model.season.program.zone)}</b>, and in the time zone that you choose here.</p>
<form class="zones" method="get" action="${model.base}"><label for="zone">Time zone</label>
<select id="zone" name="zone">
${Object.entries(Object.groupBy(zones, regionOf)).map(([region, names = []]) => zoneGroup(region, names, model.reader.zone))}</select>
<p class="actions"><button>Show times in this zone</button><a class="button quiet" href="${addressOf(model)}">Go back</a></p></form>`;
  return offerPageFrame(model, 'Choose your time zone', main);
}

function knownZones(present: string): readonly string[] {
  const listed = Intl.supportedValuesOf('timeZone').map((zone) => presentName(zone));
  const known = presentName(present);
  return [...new Set([...listed, 'UTC', known])].sort();
}

function regionOf(zone: string): string {
  return zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'Other';
}

function zoneGroup(region: string, zones: readonly string[], present: string): Markup {
  return html`<optgroup label="${region}">
${zones.map((zone) => {
  const current = zone === presentName(present);
  const place = zone.replace(`${region}/`, '').replaceAll('_', ' ');
  return html`<option value="${zone}"${current && html` selected`}>${place}</option>
`;
})}</optgroup>
`;
}
