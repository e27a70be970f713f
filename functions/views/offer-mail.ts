import type { Mail } from './mail.ts';
import { bookedMail } from './mail-booked.ts';
import { cancelledMail } from './mail-cancelled.ts';
import { declinedMail, expiredMail } from './mail-ended.ts';
import { invitedMail } from './mail-invited.ts';
import { movedMail } from './mail-moved.ts';
import type { OfferNotice } from './mail-passages.ts';
import { relinkedMail } from './mail-relinked.ts';
import { secondDayMail } from './mail-second-day.ts';

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
  if (record.what === 'cancelled' && record.before) return cancelledMail(context, record.before);
  throw new Error(`record ${record.id} (${record.what}) has no message for an applicant`);
}
