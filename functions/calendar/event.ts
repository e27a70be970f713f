import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalEventBusyStatus,
  ICalEventClass,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { timesOf } from '#functions/wording/time-lines.ts';
import { openVisitOf } from '#functions/wording/visit-words.ts';
import type { CalendarEntry } from './entry.ts';
import { descriptionOf, locationOf, summaryOf } from './event-text.ts';
import type { ZoneBlock } from './vtimezone.ts';

/** The shared properties of a file's entries. Without a `zone`, times are written in UTC. */
export type EntryContext = {
  readonly season: Season;
  readonly offer: Offer;
  readonly link: string;
  readonly zone: ZoneBlock | undefined;
  readonly attendee: string | undefined;
};

/** One entry. It is private, because it contains the personal link; a canceled one does not. */
export function eventOf(context: EntryContext, entry: CalendarEntry): ICalEventData {
  const { season, offer, link, zone, attendee } = context;
  const { name, from } = season.program;
  const location = entry.isCanceled ? undefined : locationOf(openVisitOf(season, offer, entry.seat.on));
  const { from: begins, to: ends } = spanOf(context, entry);
  return {
    id: `${offer.id}-day${entry.part}@${season.id}.fairslot`,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    timezone: zone?.tzid ?? null,
    start: DateTime.fromISO(begins, { zone: 'utc' }),
    end: DateTime.fromISO(ends, { zone: 'utc' }),
    summary: summaryOf(season, entry),
    description: descriptionOf(season, offer, entry, link),
    ...(location === undefined ? {} : { location }),
    organizer: { name: commonName(name), email: from },
    status: entry.isCanceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: entry.isCanceled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    class: ICalEventClass.PRIVATE,
    ...(entry.isCanceled ? {} : { url: link }),
    ...(attendee === undefined ? {} : { attendees: [attendeeOf(offer, attendee)] }),
  };
}

/** From the beginning of the start to its end, or of an interview that was arranged to be earlier or later. */
function spanOf({ season, offer }: EntryContext, { seat }: CalendarEntry) {
  const start = timesOf(season, seat);
  const arranged = offer.accommodation?.arrangement ? partsOfDay(season, offer, seat) : [];
  return {
    from: [start.from, ...arranged.map(({ from }) => from)].sort()[0] ?? start.from,
    to: dayEndsAt(season, offer, seat),
  };
}

/** Has accepted by booking, and is therefore not asked to reply. */
function attendeeOf(offer: Offer, email: string) {
  return {
    name: commonName(offer.applicant.name) || email,
    email,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  };
}

/** A name without the two characters that calendar programs parse differently in a parameter. */
function commonName(name: string): string {
  return oneLine(name).replaceAll('"', "'").replaceAll('\\', '/');
}
