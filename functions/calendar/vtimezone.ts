import { DateTime } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library';
import type { Instant } from '#domain/values/time.ts';

/** A VTIMEZONE and its TZID, which for an alias like `US/Eastern` is the canonical name of the zone. */
export type ZoneBlock = { readonly tzid: string; readonly text: string };

/**
 * The VTIMEZONE of `zone`, if it resolves all `instants` as the domain does. The library has only the current rules,
 * so a zone whose rules have changed (or that it does not know) gets none. An hour that occurs twice gets none
 * either, because calendar programs resolve it differently. Those times are written in UTC, which is always right.
 */
export function zoneBlock(zone: string, instants: readonly Instant[]): ZoneBlock | undefined {
  if (!tzlib_get_timezones().includes(zone)) return undefined;
  const [text = '', line = ''] = tzlib_get_ical_block(zone);
  const agrees = instants.every((at) => {
    const local = DateTime.fromISO(at, { zone });
    return (
      local.getPossibleOffsets().length === 1 &&
      tzlib_get_offset(zone, local.toFormat('yyyy-MM-dd'), local.toFormat('HH:mm')) === local.toFormat('ZZZ')
    );
  });
  return agrees ? { tzid: line.slice('TZID='.length), text } : undefined;
}
