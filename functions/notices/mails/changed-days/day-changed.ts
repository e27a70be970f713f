import type { DayChanged } from '#domain/booking/booking-record.ts';
import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { isOnlyLink } from '#domain/offers/day-changes.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { withReleasedStarts } from '#domain/offers/released-starts.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Block } from '#domain/values/message.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { calendarFilePassage, calendarPassage } from '#functions/notices/mails/booked.ts';
import {
  type BookedSeats,
  bothDaysPassage,
  changePassages,
  contactPassage,
  dayPassage,
  greeting,
  linkPassage,
  mayChoose,
  type OfferContext,
  programName,
  webCalendarPassage,
} from '#functions/notices/mails/passages.ts';
import { reasonOr } from '#functions/notices/mails/reason.ts';
import { visitPassages } from '#functions/notices/mails/visit-passages.ts';
import { formatDaysWithYear, formatDayWithYear } from '#functions/wording/days.ts';
import { formatOf } from '#functions/wording/visit-words.ts';
import { linkChangedMail } from './link-changed.ts';

/**
 * That the program has changed the times or the place of a booked day: how it is now, how it was, and why; or the link to join alone.
 * `season` has the times of the record.
 */
export function dayChangedMail(context: OfferContext<DayChanged>): Mail {
  const { season, offer, record, notice, link } = context;
  if (record.changes.every(isOnlyLink)) return linkChangedMail(context);
  const booking = record.after;
  const ahead = { seats: booking.seats.filter((seat) => dayEndsAt(season, offer, seat) > record.at) };
  const isMoved = ({ on }: StartKey) => movedOf(record).some(({ now }) => now.on === on);
  const before = {
    ...context,
    season: withReleasedStarts(
      season,
      record.changes.map(({ was }) => was),
    ),
  };
  return renderMail(
    `New ${whatChanged(record)} for your interview: ${programName(context)}, ${formatDaysWithYear(ahead.seats.map(({ on }) => on))}`,
    [
      greeting(context),
      paragraph(
        `${programName(context)} has changed the ${whatChanged(record)} of your interview. Your booking stands, and you don’t need to do anything.`,
      ),
      ...reasonOr(context, 'This happened while you were booking.'),
      ...nowPassages(context, ahead, isMoved),
      heading('No longer'),
      ...booking.seats.flatMap((seat, index) => (isMoved(seat) ? [dayPassage(before, booking, index)] : [])),
      ...placesBefore(record),
      calendarPassage(context, 'updates', 'in'),
      paragraph(
        mayChoose(context, booking)
          ? 'If this does not work for you, choose another date, or email us.'
          : 'If this does not work for you, email us.',
      ),
      ...changePassages(context, booking),
      webCalendarPassage(context, booking),
      ...linkPassage(context, 'Open your personal page'),
      calendarFilePassage(context),
      contactPassage(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}

function nowPassages(
  context: OfferContext<DayChanged>,
  ahead: BookedSeats,
  isMoved: (seat: StartKey) => boolean,
): readonly Block[] {
  const { season, offer, record } = context;
  const booking = record.after;
  const isToBeTold = (seat: StartKey) =>
    !offer.itineraries?.some(({ on }) => on === seat.on) && partsOfDay(season, offer, seat).length > 0;
  const learnsLater = booking.seats.some((seat) => isMoved(seat) && isToBeTold(seat));
  return [
    heading('Now'),
    ...booking.seats.flatMap((seat, index) =>
      ahead.seats.includes(seat)
        ? [dayPassage(context, booking, index, isMoved(seat) ? '' : ', same time as before')]
        : [],
    ),
    ...(learnsLater ? [paragraph('You will learn whom you meet, and at what times, before the day.')] : []),
    ...bothDaysPassage(ahead),
    ...visitPassages(context, ahead),
    ...(record.changes.some((change) => change.link)
      ? [paragraph('The link to join has changed as well. Your personal page has the one that holds now.')]
      : []),
  ];
}

/** The changed days whose times are others. */
function movedOf({ changes }: DayChanged): DayChanged['changes'] {
  return changes.filter(({ was, now }) => was.at !== now.at || was.until !== now.until);
}

function whatChanged(record: DayChanged): string {
  const isPlace = record.changes.some(({ places }) => places);
  if (movedOf(record).length === 0) return 'place';
  return isPlace ? 'time and place' : 'time';
}

function placesBefore({ changes }: DayChanged): Block[] {
  return changes.flatMap(({ was, places }): Block[] =>
    places?.was ? [{ kind: 'labeled', label: formatDayWithYear(was.on), lines: [formatOf(places.was)] }] : [],
  );
}
