import type { Moved, Swapped } from '#domain/booking/booking-record.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import type { Block } from '#domain/values/message.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { calendarFilePassage, calendarPassage } from './booked.ts';
import { ownWords } from './own-words.ts';
import {
  bothDaysPassage,
  changePassages,
  contactPassage,
  dayPassage,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
  webCalendarPassage,
} from './passages.ts';
import { reasonPassages } from './reason.ts';
import { visitPassages } from './visit-passages.ts';

/** From where to where, with the calendar entry of the notice's day. */
export function movedMail(context: OfferContext<Moved | Swapped>): Mail {
  const { season, offer, record, notice, link } = context;
  const { before, after } = record;
  const isSame = (index: number) => sameStart(before.seats[index], after.seats[index]);
  return renderMail(
    `Interview rescheduled: ${programName(context)}, now ${formatDaysWithYear(after.seats.map((seat) => seat.on))}`,
    [
      greeting(context),
      ...whoMoved(context),
      ...ownWords(context, 'rescheduled'),
      heading('Now'),
      ...after.seats.map((_, index) => dayPassage(context, after, index, isSame(index) ? ', as before' : '')),
      ...bothDaysPassage(after),
      ...visitPassages(context, after),
      heading('No longer'),
      ...before.seats.flatMap((_, index) => (isSame(index) ? [] : [dayPassage(context, before, index)])),
      calendarPassage(context, 'updates', 'in'),
      ...changePassages(context, after),
      webCalendarPassage(context, after),
      ...linkPassage(context, 'Open your personal page'),
      calendarFilePassage(context),
      contactPassage(context),
    ],
    calendarMessage({ season, offer }, record, notice, link),
  );
}

function sameStart(was: StartKey | undefined, is: StartKey | undefined): boolean {
  return was?.on === is?.on && was?.start === is?.start;
}

function whoMoved(context: OfferContext<Moved | Swapped>): Block[] {
  if (context.record.who.kind !== 'program')
    return [paragraph(`You rescheduled your interview with ${programName(context)}.`)];
  return [
    paragraph(`${programName(context)} has rescheduled your interview.`),
    ...reasonPassages(context),
    paragraph('If the new time does not work for you, choose another on your personal page, or email us.'),
  ];
}
