import type { Instant } from '#domain/values/time.ts';
import { addressOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { placeOf, presentName } from '#functions/wording/place-names.ts';
import { zoneName, zoneTitle } from '#functions/wording/zone-names.ts';
import { offerPageFrame } from './frame.ts';

/** What Americans call their zones, in the order of the sun. */
const american: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern Time (New York)',
  'America/Chicago': 'Central Time (Chicago)',
  'America/Denver': 'Mountain Time (Denver)',
  'America/Phoenix': 'Arizona (Phoenix)',
  'America/Los_Angeles': 'Pacific Time (Los Angeles)',
  'America/Anchorage': 'Alaska Time (Anchorage)',
  'Pacific/Honolulu': 'Hawaii Time (Honolulu)',
  'America/Puerto_Rico': 'Puerto Rico (San Juan)',
};

/** Lets the reader choose a time zone without script, and leads back to the personal page with it. */
export function zonePage(model: OfferModel): string {
  const { now, reader, season } = model;
  const present = presentName(reader.zone);
  const main = html`<h1>Choose your time zone</h1>
<p class="lead">Every time is shown in the program’s time zone, <b>${zoneTitle(season.program.zone, now)}</b>, and in the time zone that you choose here.</p>
<form class="zones" method="get" action="${model.base}"><label for="zone">Time zone</label>
<select id="zone" name="zone">
<optgroup label="United States">${Object.entries(american).map(([zone, label]) => choice(zone, label, present))}</optgroup>
<optgroup label="All countries and cities">${elsewhere(present, now).map(([zone, label]) => choice(zone, label, present))}</optgroup></select>
<p class="actions"><button>Show times in this zone</button><a class="button quiet" href="${addressOf(model)}">Go back</a></p></form>`;
  return offerPageFrame(model, 'Choose your time zone', main);
}

/** Every other zone, by the name of its country or city. */
function elsewhere(present: string, now: Instant): readonly (readonly [string, string])[] {
  const listed = new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC', present]);
  return [...listed]
    .filter((zone) => !Object.hasOwn(american, zone))
    .map((zone) => [zone, labelOf(zone, now)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other));
}

/** `India (Kolkata), UTC+5:30`, and only the city where that is all there is. */
function labelOf(zone: string, now: Instant): string {
  const { name, abbreviation, offset } = zoneName(zone, now);
  const city = placeOf(zone);
  if (abbreviation) return `${city}, ${offset}`;
  if (name === offset) return offset;
  return name === city ? `${city}, ${offset}` : `${name} (${city}), ${offset}`;
}

/** Without an end tag, which HTML does not need: the list is long. */
function choice(zone: string, label: string, present: string): Markup {
  return html`<option value="${zone}"${zone === present && html` selected`}>${label}\n`;
}
