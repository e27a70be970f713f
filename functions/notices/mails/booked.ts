import type { Booked, BookingResent } from '#domain/booking/booking-record.ts';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { bookingsOf } from '#domain/history/offer-record.ts';
import type { Block } from '#domain/values/message.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { ownWords, signature } from './own-words.ts';
import {
  type BookingContext,
  bothDaysPassage,
  changePassages,
  contactPassage,
  coverPassage,
  dayPassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
  tracksOf,
  webCalendarPassage,
} from './passages.ts';
import { reasonPassages } from './reason.ts';
import { visitPassages } from './visit-passages.ts';

/** What was booked, with the calendar entry of the notice's day. */
export function bookedMail(context: OfferContext<Booked | BookingResent>): Mail {
  const { season, offer, record, notice, link } = context;
  const booking = record.after;
  const whose =
    record.event === 'booked' && record.who.kind === 'program'
      ? `${programName(context)} has booked your interview.`
      : `You’re confirmed: your interview with ${programName(context)} is booked.`;
  return renderMail(
    `Interview booked: ${programName(context)}, ${formatDaysWithYear(booking.seats.map((seat) => seat.on))}`,
    [
      greeting(context),
      paragraph(whose),
      ...ownWords(context, 'confirmation'),
      paragraph(
        `It is for ${listed(tracksOf(context).map(({ name, nrmp }) => `${name} (NRMP ${nrmp})`))}. Your AAMC ID is ${oneLine(offer.applicant.id)}.`,
      ),
      ...reasonPassages(context),
      ...dayPassages(context, booking),
      ...bothDaysPassage(booking),
      ...coverPassage(context),
      ...visitPassages(context, booking),
      calendarPassage(context, 'adds', 'to'),
      ...changePassages(context, booking),
      webCalendarPassage(context, booking),
      ...linkPassage(context, 'Open your personal page'),
      calendarFilePassage(context),
      contactPassage(context),
      signature(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}

/** What the attached entry does, and whether a second message brings another one. */
export function calendarPassage({ record, notice }: BookingContext, verb: string, where: string): Block {
  const { before, after } = bookingsOf(record);
  const parts = (after ?? before)?.seats.length ?? 1;
  const isLess = parts === 1 && applicantNotices(record).length > 1;
  if (isLess)
    return paragraph(
      `The attached file ${verb} it ${where} your calendar. A second email removes day 2, which is no longer needed.`,
    );
  if (parts === 1) return paragraph(`The attached file ${verb} it ${where} your calendar.`);
  const others = applicantNotices(record)
    .filter((each) => each.part !== notice.part)
    .map((each) => each.part);
  const second =
    others.length > 0
      ? `A second email does the same for day ${others.join()}.`
      : 'The other day stays in your calendar as it is.';
  return paragraph(`The attached file ${verb} day ${notice.part} ${where} your calendar. ${second}`);
}

/** Links to the current calendar file, for calendars that take no entries from mail. */
export function calendarFilePassage({ link }: OfferContext): Block {
  const text = 'If your calendar takes no email attachments, use this calendar file, which is always current';
  return { kind: 'links', links: [{ text, href: `${link}/calendar.ics` }] };
}
