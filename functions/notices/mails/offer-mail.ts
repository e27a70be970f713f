import type { Mail } from '#functions/mail/mail.ts';
import { bookedMail } from './booked.ts';
import { canceledMail } from './canceled.ts';
import { declinedMail, expiredMail } from './ended.ts';
import { invitedMail } from './invited.ts';
import { movedMail } from './moved.ts';
import type { OfferNotice } from './passages.ts';
import { relinkedMail } from './relinked.ts';
import { secondDayMail } from './second-day.ts';

/**
 * The message of one notice to an applicant. The first of a change's notices says everything; a further one only
 * carries the calendar entry of its day. Throws for a change that tells applicants nothing.
 */
export function offerMail(context: OfferNotice): Mail {
  const { record, notice } = context;
  if (record.notices[0]?.part !== notice.part) return secondDayMail(context);
  if (record.what === 'invited') return invitedMail(context);
  if (record.what === 'relinked') return relinkedMail(context);
  if (record.what === 'declined') return declinedMail(context);
  if (record.what === 'expired') return expiredMail(context);
  if (record.what === 'booked' && record.after) return bookedMail(context, record.after);
  if (record.what === 'moved' && record.before && record.after)
    return movedMail(context, record.before, record.after);
  if (record.what === 'canceled' && record.before) return canceledMail(context, record.before);
  throw new Error(`record ${record.id} (${record.what}) has no message for an applicant`);
}
