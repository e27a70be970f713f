import type { GivenBack } from '#domain/booking/booking-record.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { calendarPassage } from '#functions/notices/mails/booked.ts';
import { windowPassages } from '#functions/notices/mails/invited.ts';
import {
  contactPassage,
  dayPassages,
  declinePassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from '#functions/notices/mails/passages.ts';
import { reasonOr } from '#functions/notices/mails/reason.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';

/** That the program has taken the booked date away and why, and that the applicant can choose again, and until when. */
export function givenBackMail(context: OfferContext<GivenBack>): Mail {
  const { season, offer, record, notice, link } = context;
  const days = formatDaysWithYear(record.before.seats.map(({ on }) => on));
  const isOpen = offer.state === 'open';
  return renderMail(
    `Please choose another date: ${programName(context)}, interview on ${days} canceled`,
    [
      greeting(context),
      paragraph(
        `We are sorry, but ${programName(context)} has had to cancel your interview on ${days}. Your invitation is open again, so please choose another date.`,
      ),
      ...reasonOr(context, 'The dates changed while you were booking.'),
      ...linkPassage(context, 'Choose another date'),
      ...(isOpen ? windowPassages({ ...context, offer: { ...offer, closesAt: record.closesAt } }) : []),
      paragraph(
        'A spot is kept for you until then: we never have more open invitations than interview spots. Particular dates do fill up, first come, first served.',
      ),
      heading('Canceled'),
      ...dayPassages(context, record.before),
      calendarPassage(context, 'removes', 'from'),
      ...declinePassages(context),
      contactPassage(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}
