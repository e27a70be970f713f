import type { BookingRecord } from '#domain/booking/booking-record.ts';
import { MOST_LATE_CHANGES } from '#domain/booking/late-notices.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import { isLateFor } from '#domain/season/late-days.ts';
import { type Season, startOf, startsAt } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Block } from '#domain/values/message.ts';
import { dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { tracksCell, whoCell } from '#functions/sheets/cells.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import { leftBehindLines } from '#functions/wording/interviews/left-behind-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';

type Late = {
  /** With the times that the starts had when they were released. */
  readonly season: Season;
  readonly offer: Offer;
  readonly record: LateRecord;
  /** Published interviews that the change leaves without their applicant, and where the pages of the desk are. */
  readonly left?: readonly LeftBehind[];
  readonly publicUrl?: string;
};

/** The changes that coordinators are told of at once. */
export type LateRecord = Extract<
  BookingRecord,
  { readonly event: 'booked' | 'moved' | 'swapped' | 'booking-re-routed' | 'canceled' }
>;

const words: Readonly<Record<LateRecord['event'], { readonly noun: string; readonly verb: string }>> = {
  booked: { noun: 'Late booking', verb: 'booked' },
  'booking-re-routed': { noun: 'Late change of track', verb: 'booked for another track' },
  swapped: { noun: 'Late swap', verb: 'swapped' },
  moved: { noun: 'Late move', verb: 'moved' },
  canceled: { noun: 'Late cancellation', verb: 'canceled' },
};

/** That a booking of a day close ahead was made, moved or canceled: for coordinators, because it names an applicant. */
export function lateChangeMail({ season, offer, record, left = [], publicUrl = '' }: Late): Mail {
  const { noun, verb } = words[record.event];
  const { before, after } = bookingsOf(record);
  const name = isolated(offer.applicant.name);
  const { shortDate, time } = clockWords(record.at, season.program.zone);
  const by = oneLine(whoCell(record.who));
  const reason = 'reason' in record && record.reason ? ` Reason: ${oneLine(record.reason)}` : '';
  return renderMail(`${noun}: ${name}, ${inShort(season, record.at, before, after)}`, [
    paragraph(
      `${name} (${oneLine(tracksCell(season, consideredFor(offer)))}): ${verb} by ${by} on ${shortDate}, ${time}.${reason}`,
    ),
    ...bookingBlock(season, before, after ? 'Before' : canceledLabel(before)),
    ...bookingBlock(season, after, 'Now booked'),
    ...leftBlocks(season, left, publicUrl),
    {
      kind: 'labeled',
      label: 'Applicant',
      lines: [oneLine(offer.applicant.email), `AAMC ${oneLine(offer.applicant.id)}`, offer.id],
    },
    paragraph(
      `All times are ${zoneTitle(season.program.zone, record.at)}. Of one applicant’s changes, ${MOST_LATE_CHANGES} a day are mailed at once, and always a cancellation; the next digest lists all of them. This message names an applicant: it is for coordinators, so please do not forward it.`,
    ),
  ]);
}

/** Whom the published plans still have meet the applicant, and the pages on which a repair is planned. */
function leftBlocks({ program: { zone } }: Season, left: readonly LeftBehind[], publicUrl: string): Block[] {
  if (left.length === 0) return [];
  return [
    { kind: 'labeled', label: 'Published interviews that no longer fit', lines: leftBehindLines(zone, left) },
    paragraph('The interviewers are not told yet: plan the day again, look at what changes, and publish it.'),
    ...left.map(
      ({ on }): Block => ({
        ...{ kind: 'link', text: `Open ${shortDay(on)}`, href: `${publicUrl}/desk/interviews/${on}` },
      }),
    ),
  ];
}

/** The first start close ahead that the change touches, and where a move leads: the rest is in the text. */
function inShort(season: Season, at: Instant, before?: Booking, after?: Booking): string {
  const first = (booking?: Booking) =>
    booking?.seats.find(({ on }) => isLateFor(season, on, at)) ?? booking?.seats[0];
  const starts = [first(before), first(after)].flatMap((seat) =>
    seat ? [startWords(season, at, seat)] : [],
  );
  return starts.join(' → ');
}

/** `today 8:00 AM (Mon, Nov 16)`, `Fri, Nov 20, 8:00 AM` */
function startWords(season: Season, at: Instant, seat: SeatKey): string {
  const today = dayIn(season.program.zone, at);
  const day = shortDay(seat.on);
  const time = timeWords(season, seat);
  if (seat.on === today) return `today ${time} (${day})`;
  return seat.on === plusDays(today, 1) ? `tomorrow ${time} (${day})` : `${day}, ${time}`;
}

/** The time of a start; its name, if a later season file has removed it. */
function timeWords(season: Season, seat: SeatKey): string {
  const start = startOf(season, seat);
  return start ? clockWords(startsAt(season, seat.on, start), season.program.zone).time : seat.start;
}

function canceledLabel(booking?: Booking): string {
  return `Canceled; the ${booking?.seats.length === 1 ? 'seat is' : 'seats are'} free again`;
}

function bookingBlock(season: Season, booking: Booking | undefined, label: string): Block[] {
  if (!booking) return [];
  const lines = booking.seats.map(
    (seat) => `${shortDay(seat.on)}, ${timeWords(season, seat)} (${seat.start})`,
  );
  return [{ kind: 'labeled', label, lines }];
}
