import { DateTime } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_offset, tzlib_get_timezones } from 'timezones-ical-library';
import type { Instant } from '#domain/values/time.ts';

/** A VTIMEZONE and the TZID that it defines, which for an alias like `US/Eastern` is the zone's proper name. */
export type ZoneBlock = { readonly tzid: string; readonly text: string };

/**
 * The VTIMEZONE of `zone`, if it reads every one of `instants` as the domain does. The library's blocks hold only the
 * rules that are in force now, so a zone that has changed its rules since (or is unknown to it) gets none, and neither
 * does an hour that occurs twice, which calendars read in different ways: such times are written in UTC, which is right
 * everywhere.
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
