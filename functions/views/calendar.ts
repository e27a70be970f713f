import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator';
import { DateTime } from 'luxon';
import type { Booking, Offer } from '../../domain/offer.ts';
import type { ChangeRecord, Notice } from '../../domain/record.ts';
import { endsAt, type Season, startOf, startsAt } from '../../domain/season.ts';
import type { StartKey } from '../../domain/seat.ts';
import type { Instant } from '../../domain/time.ts';
import { descriptionOf, summaryOf } from './calendar-words.ts';
import { oneLine } from './one-line.ts';
import { type ZoneBlock, zoneBlock } from './zone-block.ts';

/** A calendar file, and the METHOD that stands in it and must stand on the mail's part that carries it. */
export type CalendarFile = { readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; readonly text: string };

/** One day of a booking, as one calendar entry shows it. */
export type Entry = {
  readonly seat: StartKey;
  readonly part: number;
  readonly parts: number;
  readonly sequence: number;
  readonly stampedAt: Instant;
  readonly isCancelled: boolean;
};

type Owner = { readonly season: Season; readonly offer: Offer };

/**
 * The message by which a calendar takes up a change of one day: REQUEST while the day stands, CANCEL when it is given
 * up (RFC 5546). The one attendee is the applicant, who has accepted by booking and is therefore not asked to reply.
 * `link` is the applicant's personal page. Throws if the record tells of no such day.
 */
export function calendarMessage(
  { season, offer }: Owner,
  record: ChangeRecord,
  notice: Notice,
  link: string,
): CalendarFile {
  const part = notice.part ?? 1;
  const stands = record.after?.seats[part - 1];
  const seat = stands ?? record.before?.seats[part - 1];
  if (!seat || record.sequence === undefined) throw new Error(`record ${record.id} has no day ${part}`);
  const parts = (stands ? record.after : record.before)?.seats.length ?? 1;
  const entry = { seat, part, parts, sequence: record.sequence, stampedAt: record.at, isCancelled: !stands };
  const method = stands ? 'REQUEST' : 'CANCEL';
  const text = fileOf({ season, offer }, method, [entry], link, notice.to);
  return { method, text };
}

/**
 * The offer's days as they stand, as a file to be imported: every day of the booking, or of the `last` booking that a
 * cancelled offer had, marked as cancelled. `undefined` if nothing is or was booked. Names no attendee, for a published
 * entry has none (RFC 5546, 3.2.1).
 */
export function calendarOf(
  { season, offer }: Owner,
  last: Booking | undefined,
  link: string,
): CalendarFile | undefined {
  const booking = offer.booking ?? last;
  const { sequence } = offer;
  if (!booking || sequence === undefined) return undefined;
  const entries = booking.seats.map((seat, index) => ({
    seat,
    part: index + 1,
    parts: booking.seats.length,
    sequence,
    stampedAt: offer.changedAt,
    isCancelled: offer.state !== 'booked',
  }));
  return { method: 'PUBLISH', text: fileOf({ season, offer }, 'PUBLISH', entries, link) };
}

function fileOf(
  owner: Owner,
  method: CalendarFile['method'],
  entries: readonly Entry[],
  link: string,
  attendee?: string,
): string {
  const { zone } = owner.season.programme;
  const block = zoneBlock(
    zone,
    entries.flatMap((entry) => Object.values(timesOf(owner.season, entry.seat))),
  );
  const calendar = ical({
    prodId: { company: 'Fairslot', product: 'Interviews', language: 'EN' },
    method: ICalCalendarMethod[method],
    timezone: { name: null, generator: () => block?.text ?? null },
  });
  for (const entry of entries) addEntry(calendar, owner, entry, { block, link, attendee });
  return `${calendar.toString()}\r\n`;
}

function addEntry(
  calendar: ICalCalendar,
  { season, offer }: Owner,
  entry: Entry,
  { block, link, attendee }: { block: ZoneBlock | undefined; link: string; attendee: string | undefined },
): void {
  const { name, from } = season.programme;
  const { start, end } = timesOf(season, entry.seat);
  const event = calendar.createEvent({
    id: `${offer.id}-day${entry.part}@${from.slice(from.lastIndexOf('@') + 1)}`,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    timezone: block?.tzid ?? null,
    start: DateTime.fromISO(start, { zone: 'utc' }),
    end: DateTime.fromISO(end, { zone: 'utc' }),
    summary: summaryOf(season, entry),
    description: descriptionOf(season, offer, entry, link),
    organizer: { name: commonName(name), email: from },
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: entry.isCancelled ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    class: ICalEventClass.PRIVATE,
    ...(entry.isCancelled ? {} : { url: link }),
  });
  if (attendee === undefined) return;
  event.createAttendee({
    name: commonName(offer.applicant.name) || attendee,
    email: attendee,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  });
}

/** A name without the two characters that calendars disagree about inside a parameter. */
function commonName(name: string): string {
  return oneLine(name).replaceAll('"', "'").replaceAll('\\', '/');
}

function timesOf(season: Season, key: StartKey): { readonly start: Instant; readonly end: Instant } {
  const start = startOf(season, key);
  if (!start) throw new Error(`season ${season.id} has no ${key.start} of ${key.on}`);
  return { start: startsAt(season, key.on, start), end: endsAt(season, key.on, start) };
}
