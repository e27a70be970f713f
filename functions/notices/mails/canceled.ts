import type { Canceled } from '#domain/booking/booking-record.ts';
import type { Block } from '#domain/values/message.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { calendarPassage } from './booked.ts';
import { ownWords } from './own-words.ts';
import { contactPassage, dayPassages, greeting, type OfferContext, programName } from './passages.ts';
import { reasonPassages } from './reason.ts';

/** That it is over, by whom and why, with the entry that takes the notice's day out of the calendar. */
export function canceledMail(context: OfferContext<Canceled>): Mail {
  const { season, offer, record, notice, link } = context;
  const booking = record.before;
  return renderMail(
    `Interview canceled: ${programName(context)}, ${formatDaysWithYear(booking.seats.map((seat) => seat.on))}`,
    [
      greeting(context),
      ...whoCanceled(context),
      ...ownWords(context, 'canceled'),
      heading('Canceled'),
      ...dayPassages(context, booking),
      calendarPassage(context, 'removes', 'from'),
      contactPassage(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}

function whoCanceled(context: OfferContext<Canceled>): Block[] {
  if (context.record.who.kind === 'program')
    return [
      paragraph(`We are sorry, but ${programName(context)} has had to cancel your interview.`),
      ...reasonPassages(context),
    ];
  return [
    paragraph(`You have canceled your interview with ${programName(context)}.`),
    paragraph(
      'This also ends your invitation, so we can offer your spot to another applicant. If this was a mistake, email us as soon as you can.',
    ),
  ];
}
