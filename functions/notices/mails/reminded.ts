import { dayEndsAt } from '#domain/offers/itinerary.ts';
import type { ApplicantReminded } from '#domain/reminders/reminder-record.ts';
import { startOf, startsAt } from '#domain/season/season.ts';
import { dayIn, plusDays, plusHours } from '#domain/values/time.ts';
import { calendarOf } from '#functions/calendar/calendar-file.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { schedulePassages } from './interviews/schedule-passages.ts';
import { windowPassages } from './invited.ts';
import {
  bothDaysPassage,
  changePassages,
  contactPassage,
  dayPassage,
  declinePassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from './passages.ts';
import { formatPassage, visitPassages } from './visit-passages.ts';

/** A reminder in the last hours does not say the day, which is today. */
const SOON_HOURS = 2;

/** Reminds of the interview, with its current calendar entries, or of the end of the window. */
export function remindedMail(context: OfferContext<ApplicantReminded>): Mail {
  return context.offer.booking ? interviewMail(context) : closingMail(context);
}

function closingMail(context: OfferContext<ApplicantReminded>): Mail {
  const { season, offer } = context;
  const by = shortInstant(offer.closesAt, season.program.zone);
  return renderMail(`Reminder: please respond by ${by}: ${programName(context)}`, [
    greeting(context),
    paragraph(
      `We have not heard from you yet about your invitation to interview with ${programName(context)}. Please choose a date, or let us know that you can’t make it.`,
    ),
    ...windowPassages(context),
    ...formatPassage(context),
    ...linkPassage(context, 'Choose your date'),
    ...declinePassages(context),
    contactPassage(context),
  ]);
}

function interviewMail(context: OfferContext<ApplicantReminded>): Mail {
  const { season, offer, record, link } = context;
  const { booking } = offer;
  if (!booking) throw new Error(`offer ${offer.id} has no interview`);
  // In the last hours before the second day of a pair, the first one is over.
  const ahead = { seats: booking.seats.filter((seat) => dayEndsAt(season, offer, seat) > record.at) };
  const days = formatDaysWithYear(ahead.seats.map(({ on }) => on));
  const calendar = calendarOf({ season, offer }, undefined, link);
  return renderMail(
    `${headline(context)}: ${programName(context)}, ${days}`,
    [
      greeting(context),
      paragraph(`This is a reminder of your interview with ${programName(context)}.`),
      ...ahead.seats.map((seat) => dayPassage(context, booking, booking.seats.indexOf(seat))),
      ...bothDaysPassage(ahead),
      ...schedulePassages(context, ahead),
      ...visitPassages(context, ahead),
      ...linkPassage(context, 'Open your personal page'),
      paragraph('The attached file is your calendar entry as it stands.'),
      ...changePassages(context, booking),
      contactPassage(context),
    ],
    calendar,
  );
}

/** Counted on the reader's own calendar, at the time at which the reminder was written. */
function headline({ season, offer, record }: OfferContext<ApplicantReminded>): string {
  const seat = offer.booking?.seats[(record.part ?? 1) - 1];
  const start = seat && startOf(season, seat);
  const zone = offer.zone ?? season.program.zone;
  if (!seat || !start) return 'Your interview';
  const begins = startsAt(season, seat.on, start);
  if (record.at >= plusHours(begins, -SOON_HOURS)) return 'Your interview begins soon';
  const [today, on] = [dayIn(zone, record.at), dayIn(zone, begins)];
  if (on === today) return 'Your interview is today';
  return on === plusDays(today, 1) ? 'Your interview is tomorrow' : 'Reminder of your interview';
}
