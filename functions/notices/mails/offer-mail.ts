import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Mail } from '#functions/mail/mail.ts';
import { accommodationDecidedMail } from '#functions/notices/mails/accommodations/accommodation-mails.ts';
import { closingMail } from '#functions/notices/mails/after-interview/closing-mail.ts';
import {
  trackAnsweredMail,
  trackAskedMail,
} from '#functions/notices/mails/after-interview/track-request-mails.ts';
import { dayChangedMail } from '#functions/notices/mails/changed-days/day-changed.ts';
import { givenBackMail } from '#functions/notices/mails/changed-days/given-back.ts';
import { bookingReRoutedMail, reRoutedMail } from '#functions/notices/mails/changed-days/re-routed.ts';
import { bookedMail } from './booked.ts';
import { canceledMail } from './canceled.ts';
import { declinedMail, expiredMail, withdrawnMail } from './ended.ts';
import { extendedMail } from './extended.ts';
import { itineraryMail } from './interviews/itinerary-mail.ts';
import { invitedMail } from './invited.ts';
import { linkReissuedMail } from './link-reissued.ts';
import { movedMail } from './moved.ts';
import type { BookingContext, MailedRecord, OfferContext } from './passages.ts';
import { remindedMail } from './reminded.ts';
import { secondDayMail } from './second-day.ts';

/** The mail of each event that applicants are told of: an event without its mail does not compile. */
export type OfferMails = {
  readonly [E in MailedRecord['event']]: (
    context: OfferContext<Extract<OfferRecord, { readonly event: E }>>,
  ) => Mail;
};

export const offerMails: OfferMails = {
  invited: invitedMail,
  declined: declinedMail,
  expired: expiredMail,
  withdrawn: withdrawnMail,
  extended: extendedMail,
  'invitation-resent': invitedMail,
  'link-reissued': linkReissuedMail,
  reminded: remindedMail,
  'closing-told': closingMail,
  'accommodation-arranged': accommodationDecidedMail,
  'accommodation-not-arranged': accommodationDecidedMail,
  'track-asked': trackAskedMail,
  'track-granted': trackAnsweredMail,
  'track-refused': trackAnsweredMail,
  booked: firstOr(bookedMail),
  'booking-resent': firstOr(bookedMail),
  moved: firstOr(movedMail),
  swapped: firstOr(movedMail),
  're-routed': reRoutedMail,
  'booking-re-routed': firstOr(bookingReRoutedMail),
  'day-changed': firstOr(dayChangedMail),
  'itinerary-published': itineraryMail,
  'given-back': firstOr(givenBackMail),
  canceled: firstOr(canceledMail),
};

/** The message of one notice to an applicant. */
export function offerMail<R extends MailedRecord>(context: OfferContext<R>): Mail {
  // The table pairs each event with its own record; TypeScript cannot follow that through a lookup by a union.
  const mail = offerMails[context.record.event] as (context: OfferContext<R>) => Mail;
  return mail(context);
}

/** The first of a change's notices says everything; a further one only carries the calendar entry of its day. */
function firstOr<C extends BookingContext>(mail: (context: C) => Mail): (context: C) => Mail {
  return (context) => {
    const [first] = applicantNotices(context.record);
    return first?.part === context.notice.part ? mail(context) : secondDayMail(context);
  };
}
