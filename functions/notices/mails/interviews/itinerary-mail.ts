import type { ItineraryPublished } from '#domain/booking/booking-record.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { calendarFilePassage, calendarPassage } from '#functions/notices/mails/booked.ts';
import {
  changePassages,
  contactPassage,
  dayPassage,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from '#functions/notices/mails/passages.ts';
import { visitPassages } from '#functions/notices/mails/visit-passages.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { schedulePassages } from './schedule-passages.ts';

/** Whom the applicant meets on a day, or what is different of it. The calendar entry says the same. */
export function itineraryMail(context: OfferContext<ItineraryPublished>): Mail {
  const { season, offer, record, notice, link } = context;
  const { on, after: booking } = record;
  const index = notice.part - 1;
  const seat = booking.seats[index];
  if (!seat) throw new Error(`record ${record.id} has no day ${notice.part}`);
  const isAgain = offer.itineraries?.some((each) => each.on === on && each.before) ?? false;
  return renderMail(
    `${isAgain ? 'Changes to your interview day' : 'Your interview day'}: ${programName(context)}, ${formatDayWithYear(on)}`,
    [
      greeting(context),
      paragraph(
        isAgain
          ? 'The schedule of your interview day has changed. What is different is marked, and what no longer holds is listed. Your booking stands, and you don’t need to do anything.'
          : `Here is the schedule of your interview day with ${programName(context)}, with the people you will meet. You don’t need to do anything.`,
      ),
      dayPassage(context, booking, index),
      ...schedulePassages(context, { seats: [seat] }),
      ...visitPassages(context, booking),
      calendarPassage(context, 'updates', 'in'),
      ...changePassages(context, booking),
      ...linkPassage(context, 'Open your personal page'),
      calendarFilePassage(context),
      contactPassage(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}
