import { raw } from 'hono/html';
import type { Instant } from '#domain/values/time.ts';
import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { type Policy, sourceOf } from '#functions/http/security-headers.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { zoneSearchScript } from '#functions/page/zone-search-script.ts';
import { houseLocale } from '#functions/wording/house-locale.ts';
import { placeOf, presentName } from '#functions/wording/place-names.ts';
import { zoneName, zoneTitle } from '#functions/wording/zone-names.ts';
import { searchWords } from '#functions/wording/zone-search-words.ts';
import { offerPageFrame } from './frame.ts';

/** What Americans call their zones, in the order of the sun. */
const american: readonly (readonly [string, string])[] = [
  ['America/New_York', 'Eastern Time (New York)'],
  ['America/Chicago', 'Central Time (Chicago)'],
  ['America/Denver', 'Mountain Time (Denver)'],
  ['America/Phoenix', 'Arizona (Phoenix)'],
  ['America/Los_Angeles', 'Pacific Time (Los Angeles)'],
  ['America/Anchorage', 'Alaska Time (Anchorage)'],
  ['Pacific/Honolulu', 'Hawaii Time (Honolulu)'],
  ['America/Puerto_Rico', 'Puerto Rico (San Juan)'],
];

/** What this page runs beyond the strict policy: its search. */
export const zonePolicy: Policy = { 'script-src': [sourceOf(zoneSearchScript)] };

/** Lets the reader choose a time zone, by search where script runs, and leads back to the personal page with it. */
export function zonePage(model: OfferModel): string {
  const { now, reader, season } = model;
  const present = presentName(reader.zone);
  const main = html`<h1>Choose your time zone</h1>
<p class="lead">Every time is shown in the program’s time zone, <b>${zoneTitle(season.program.zone, now)}</b>, and in the time zone that you choose here.</p>
<form class="zones" method="get" action="${model.base}"><p hidden><label for="search">Search by city, country or time zone</label><input id="search" type="search" autocomplete="off" aria-describedby="found"><small id="found" role="status"></small></p>
<label for="zone">Time zone</label>
<select id="zone" name="zone">
<optgroup label="United States">${american.map(([zone, label]) => choice(zone, `${label}, ${zoneName(zone, now).offset}`, present))}</optgroup>
<optgroup label="All countries and cities">${elsewhere(present, now).map(([zone, label]) => choice(zone, label, present))}</optgroup></select>
<p class="actions"><button>Show times in this zone</button><a class="button quiet" href="${addressOf(model)}">Go back</a></p></form>
<script>${raw(zoneSearchScript)}</script>`;
  return offerPageFrame(model, 'Choose your time zone', main);
}

/** Every other zone, by the name of its country or city. */
function elsewhere(present: string, now: Instant): readonly (readonly [string, string])[] {
  const listed = new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC', present]);
  for (const [zone] of american) listed.delete(zone);
  return [...listed]
    .map((zone) => [zone, labelOf(zone, now)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
}

/** `India (Kolkata), UTC+5:30`, and only the city where that is all there is. */
function labelOf(zone: string, now: Instant): string {
  const { name, abbreviation, offset } = zoneName(zone, now);
  const city = placeOf(zone);
  if (abbreviation) return `${city}, ${offset}`;
  if (name === offset) return offset;
  const isSame = name.localeCompare(city, houseLocale, { sensitivity: 'base' }) === 0;
  return isSame ? `${name}, ${offset}` : `${name} (${city}), ${offset}`;
}

/** Without an end tag, which HTML does not need: the list is long. */
function choice(zone: string, label: string, present: string): Markup {
  const also = searchWords(zone, label);
  return html`<option value="${zone}"${zone === present && html` selected`}${also && html` data-also="${also}"`}>${label}\n`;
}
