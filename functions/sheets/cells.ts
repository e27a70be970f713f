import type { Who } from '#domain/decisions/change-record.ts';
import { bookingsOf, type OfferRecord } from '#domain/history/offer-record.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { Booking } from '#domain/offers/offer.ts';
import type { DayPlace } from '#domain/offers/replaced.ts';
import { type Season, type TrackId, trackOf } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';

/** `2020-11-17 08:00`, on the program's clock, as spreadsheets sort it. */
export function timeCell({ program }: Season, at: Instant | undefined): string {
  return at ? `${dayIn(program.zone, at)} ${clockFace(at, program.zone).time}` : '';
}

/** `Categorical + Primary Care`. A track of an earlier season file is named by its id. */
export function tracksCell(season: Season, tracks: readonly TrackId[]): string {
  return tracks.map((track) => trackLabel(season, track)).join(' + ');
}

/** The name of a track; one of an earlier season file has its id only. */
export function trackLabel(season: Season, id: TrackId): string {
  return season.tracks.some((track) => track.id === id) ? trackOf(season, id).name : id;
}

/** `2020-11-16 morning and 2020-11-17 afternoon` */
export function bookingCell(booking: Pick<Booking, 'seats'> | undefined): string {
  return (booking?.seats ?? []).map(startCell).join(' and ');
}

/** What a change was about before and after it: the booking, or the times and places of days that stay booked. */
export function beforeAndAfter(record: OfferRecord): readonly [string, string] {
  if (record.event === 'day-changed')
    return [
      record.changes.map(({ was, places }) => dayCell(was, places?.was)).join(' and '),
      record.changes
        .map(({ now, places, link }) => `${dayCell(now, places?.now)}${link ? ', another link to join' : ''}`)
        .join(' and '),
    ];
  const { before, after } = bookingsOf(record);
  return [bookingCell(before), bookingCell(after)];
}

/** `2020-11-16 morning 08:00-12:30` */
function dayCell({ on, name, at, until }: LeftStart, place: DayPlace | undefined): string {
  const where = place ? `, ${place.place ?? place.kind}` : '';
  return `${on} ${name} ${at}-${until}${where}`;
}

export function startCell({ on, start }: StartKey): string {
  return `${on} ${start}`;
}

/** Who made a change, as `the applicant` or `the program (Sample Coordinator)`. */
export function whoCell(who: Who): string {
  switch (who.kind) {
    case 'applicant':
      return 'the applicant';
    case 'program':
      return `the program (${who.name})`;
    case 'interviewer':
      return `the interviewer (${who.name})`;
    case 'clock':
      return 'the clock';
    case 'mail':
      return 'the mail service';
    default:
      throw new Error(`no words for ${who satisfies never}`);
  }
}
