import ical, { ICalCalendarMethod } from 'ical-generator';
import type { BookingNotice, BookingRecord } from '#domain/booking/booking-record.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { timesOf } from '#functions/wording/time-lines.ts';
import type { CalendarEntry, CalendarFile } from './entry.ts';
import { eventOf } from './event.ts';
import { zoneBlock } from './vtimezone.ts';

type Owner = { readonly season: Season; readonly offer: Offer };

/**
 * The calendar message about one day of a booking: REQUEST while the day is booked, CANCEL when it is not (RFC 5546).
 * The one attendee is the applicant, who has accepted by booking and is therefore not asked to reply. `link` is the
 * applicant's personal page. Throws if the record has no such day.
 */
export function calendarMessage(
  { season, offer }: Owner,
  record: BookingRecord,
  { part, to }: BookingNotice,
  link: string,
): CalendarFile {
  const { before, after } = bookingsOf(record);
  const stands = after?.seats[part - 1];
  const seat = stands ?? before?.seats[part - 1];
  if (!seat) throw new Error(`record ${record.id} has no day ${part}`);
  const parts = (stands ? after : before)?.seats.length ?? 1;
  const entry = { seat, part, parts, sequence: record.sequence, stampedAt: record.at, isCanceled: !stands };
  const method = stands ? 'REQUEST' : 'CANCEL';
  const text = fileOf({ season, offer }, method, [entry], link, to);
  return { method, text, name: parts > 1 ? `interview-day-${part}.ics` : 'interview.ics' };
}

/**
 * The offer's current days as a calendar file to import: every day of the booking, or of the `last` booking of a
 * canceled offer, marked as canceled. Returns `undefined` if nothing is or was booked. It has no attendee, because a
 * published entry has none (RFC 5546, 3.2.1).
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
    isCanceled: offer.state !== 'booked',
  }));
  return {
    method: 'PUBLISH',
    text: fileOf({ season, offer }, 'PUBLISH', entries, link),
    name: 'interview.ics',
  };
}

function fileOf(
  { season, offer }: Owner,
  method: CalendarFile['method'],
  entries: readonly CalendarEntry[],
  link: string,
  attendee?: string,
): string {
  const times = entries.flatMap(({ seat }) => Object.values(timesOf(season, seat)));
  const zone = zoneBlock(season.program.zone, times);
  const calendar = ical({
    prodId: { company: 'Fairslot', product: 'Interviews', language: 'EN' },
    method: ICalCalendarMethod[method],
    timezone: { name: null, generator: () => zone?.text ?? null },
    events: entries.map((entry) => eventOf({ season, offer, link, zone, attendee }, entry)),
  });
  return `${calendar.toString()}\r\n`;
}
