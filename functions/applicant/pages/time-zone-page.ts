import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { placeOf } from '#functions/wording/clocks.ts';
import { offerPageFrame } from './frame.ts';

/** Zones that runtimes still list under a name that their people no longer use. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

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
  const listed = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
  const known = renamed[present] ?? present;
  return [...new Set([...listed, 'UTC', known])].sort();
}

function regionOf(zone: string): string {
  return zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'Other';
}

function zoneGroup(region: string, zones: readonly string[], present: string): Markup {
  return html`<optgroup label="${region}">
${zones.map((zone) => {
  const current = zone === (renamed[present] ?? present);
  const place = zone.replace(`${region}/`, '').replaceAll('_', ' ');
  return html`<option value="${zone}"${current && html` selected`}>${place}</option>
`;
})}</optgroup>
`;
}
