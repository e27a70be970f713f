import { memoize } from '#domain/memoize.ts';
import type { Instant } from '#domain/values/time.ts';
import { houseLocale } from './house-locale.ts';
import { placeOf } from './place-names.ts';

/** What a zone is called at one moment. */
export type ZoneName = {
  /** `Eastern Time` where Americans have a name for it, elsewhere the country or the city: `Japan`, `São Paulo` */
  readonly name: string;
  /** `EST`, in the zones of which Americans know the abbreviation */
  readonly abbreviation?: string;
  /** `UTC−5` or `UTC+5:30`, with a true minus sign */
  readonly offset: string;
};

/** Names `zone` as it is at `at`. The names come from Unicode's data, which knows an abbreviation for American zones only. */
export function zoneName(zone: string, at: Instant): ZoneName {
  const offset = partOf(zone, 'shortOffset', at)
    .replace('GMT', 'UTC')
    .replace('-', '\u2212')
    .replace(/^UTC$/, 'UTC+0');
  if (zone === 'UTC') return { name: zone, offset: zone };
  const abbreviation = partOf(zone, 'short', at);
  if (/^(?!GMT|UTC)[A-Z]{3,4}$/.test(abbreviation))
    return { name: americanName(partOf(zone, 'longGeneric', at)), abbreviation, offset };
  return { name: hasNoPlace.test(zone) ? offset : countryOrCity(zone, at), offset };
}

/** `UTC` and `Etc/GMT+5` lie nowhere. */
const hasNoPlace = /^(?:UTC|GMT|Etc\/.*)$/;

/** `Eastern Time (EST)` or `Japan, UTC+9`; `withOffset` for readers elsewhere: `Eastern Time (EST, UTC−5)`. */
export function zonePhrase({ name, abbreviation, offset }: ZoneName, withOffset = false): string {
  if (abbreviation) return `${name} (${abbreviation}${withOffset ? `, ${offset}` : ''})`;
  return name === offset ? offset : `${name}, ${offset}`;
}

/** What a zone is called in a sentence that names no moment: `Eastern Time`, `Japan time`. */
export function zoneTitle(zone: string, at: Instant): string {
  const { name, abbreviation } = zoneName(zone, at);
  return abbreviation || hasNoPlace.test(zone) ? name : `${name} time`;
}

function americanName(generic: string): string {
  return generic.startsWith('Hawaii') ? 'Hawaii Time' : generic;
}

/** The country, where it has one zone only, or else the city. */
function countryOrCity(zone: string, at: Instant): string {
  const generic = partOf(zone, 'shortGeneric', at);
  if (/^GMT/.test(generic)) return placeOf(zone);
  return generic.replace(/ Time$/, '').replace(/ SAR China$| \(.*\)$/, '');
}

type Style = 'short' | 'longGeneric' | 'shortGeneric' | 'shortOffset';

/** No clock changes between two tens of minutes, so one look serves all of their moments. */
function partOf(zone: string, style: Style, at: Instant): string {
  return read(zone, style, `${at.slice(0, 15)}0:00.000Z`);
}

const read = memoize(5_000, (zone: string, style: Style, at: string) => {
  const parts = formatter(zone, style).formatToParts(Date.parse(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
});

const formatter = memoize(
  200,
  (timeZone: string, timeZoneName: Style) => new Intl.DateTimeFormat(houseLocale, { timeZone, timeZoneName }),
);
