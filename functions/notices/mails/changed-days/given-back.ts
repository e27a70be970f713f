import type { GivenBack } from '#domain/booking/booking-record.ts';
import type { Block } from '#domain/values/message.ts';
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
  tracksOf,
} from '#functions/notices/mails/passages.ts';
import { reasonOr, reasonPassages } from '#functions/notices/mails/reason.ts';
import { listed } from '#functions/wording/counted.ts';
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
      ...nowForPassage(context),
      ...(record.tracks
        ? reasonPassages(context)
        : reasonOr(context, 'The dates changed while you were booking.')),
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

/** Of an applicant who is considered for other tracks, for which. */
function nowForPassage(context: OfferContext<GivenBack>): Block[] {
  if (!context.record.tracks) return [];
  const names = listed(tracksOf(context).map(({ name }) => name));
  return [paragraph(`You are now invited to interview for ${names}, which has other dates.`)];
}
