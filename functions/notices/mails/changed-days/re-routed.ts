import type { BookingReRouted } from '#domain/booking/booking-record.ts';
import type { ReRouted } from '#domain/invitations/invitation-record.ts';
import { trackOf } from '#domain/season/season.ts';
import { sameStart } from '#domain/seats/seat.ts';
import type { Block } from '#domain/values/message.ts';
import { calendarMessage } from '#functions/calendar/calendar-file.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { calendarFilePassage, calendarPassage } from '#functions/notices/mails/booked.ts';
import { datesPassages, windowPassages } from '#functions/notices/mails/invited.ts';
import {
  bothDaysPassage,
  changePassages,
  contactPassage,
  coverPassage,
  dayPassage,
  declinePassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
  webCalendarPassage,
} from '#functions/notices/mails/passages.ts';
import { reasonPassages } from '#functions/notices/mails/reason.ts';
import { formatPassage, visitPassages } from '#functions/notices/mails/visit-passages.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';

/** That an invitation is for other tracks now, with the dates that go with them, and until when to respond. */
export function reRoutedMail(context: OfferContext<ReRouted>): Mail {
  return renderMail(`Your invitation has changed: ${programName(context)}, now for ${nowFor(context)}`, [
    greeting(context),
    paragraph(
      `${programName(context)} now invites you to interview for ${nowFor(context)}, in place of ${namesOf(context, context.record.tracks.before)}. Nothing is lost: a spot is kept for you until the deadline.`,
    ),
    ...reasonPassages(context),
    ...coverPassage(context),
    ...formatPassage(context),
    ...datesPassages(context),
    ...linkPassage(context, 'Choose your date'),
    ...windowPassages(context),
    ...declinePassages(context),
    contactPassage(context),
  ]);
}

/** That a booked interview is for other tracks now, at the same time or at another, with its calendar entry. */
export function bookingReRoutedMail(context: OfferContext<BookingReRouted>): Mail {
  const { season, offer, record, notice, link } = context;
  const { before, after } = record;
  const days = formatDaysWithYear(after.seats.map(({ on }) => on));
  return renderMail(
    `Your interview has changed: ${programName(context)}, ${days}, now for ${nowFor(context)}`,
    [
      greeting(context),
      paragraph(
        `Your interview with ${programName(context)} is now for ${nowFor(context)}, in place of ${namesOf(context, record.tracks.before)}. ${isKept(record) ? 'The time stays as it is.' : 'This comes with another time.'}`,
      ),
      ...reasonPassages(context),
      ...coverPassage(context),
      heading('Now'),
      ...after.seats.map((seat, index) => {
        const was = before.seats[index];
        return dayPassage(context, after, index, was && sameStart(was, seat) ? ', as before' : '');
      }),
      ...bothDaysPassage(after),
      ...visitPassages(context, after),
      ...noLonger(context),
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

function isKept({ before, after }: BookingReRouted): boolean {
  return (
    before.option === after.option &&
    before.seats.every((seat, index) => seat.start === after.seats[index]?.start)
  );
}

/** The days on which nobody waits for the applicant anymore. */
function noLonger(context: OfferContext<BookingReRouted>): readonly Block[] {
  const { before, after } = context.record;
  const gone = before.seats.flatMap((seat, index) =>
    after.seats.some((each) => sameStart(each, seat)) ? [] : [dayPassage(context, before, index)],
  );
  return gone.length > 0 ? [heading('No longer'), ...gone] : [];
}

function nowFor({ season, record }: OfferContext<ReRouted | BookingReRouted>): string {
  return namesOf({ season }, record.tracks.after);
}

function namesOf({ season }: Pick<OfferContext, 'season'>, tracks: ReRouted['tracks']['after']): string {
  const known = tracks.filter((id) => season.tracks.some((track) => track.id === id));
  return listed(known.map((id) => trackOf(season, id).name));
}
