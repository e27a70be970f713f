import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { BookingNotice } from './booking-record.ts';

/** SEQUENCE of the calendar entries after one more change: 0 for the first booking. */
export function nextSequence({ sequence = -1 }: Pick<Offer, 'sequence'>): number {
  return sequence + 1;
}

/**
 * One message for each day of which the calendar entry changes between the bookings: its start, or whether it is one of
 * two days. Where something still stands the first day does, so that the first message never takes out what was moved.
 */
export function calendarNotices(
  { applicant }: Pick<Offer, 'applicant'>,
  { before, after }: { readonly before?: Booking; readonly after?: Booking },
): readonly BookingNotice[] {
  return ([1, 2] as const)
    .filter((part) => {
      const [was, is] = [before?.seats[part - 1], after?.seats[part - 1]];
      if (was?.on !== is?.on || was?.start !== is?.start) return true;
      return was !== undefined && before?.seats.length !== after?.seats.length;
    })
    .map((part) => ({ kind: 'booking', to: applicant.email, part }));
}
