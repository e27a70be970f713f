import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { BookingNotice } from './booking-record.ts';
import type { LateNotice } from './late-notices.ts';

/** Returns the SEQUENCE of the calendar entries after one more change: 0 for the first booking. */
export function nextSequence({ sequence = -1 }: Pick<Offer, 'sequence'>): number {
  return sequence + 1;
}

/**
 * Returns one message for each day whose calendar entry differs between the bookings, by its start or by whether it is
 * one of two days. Days that remain come first, so that the first message never removes an entry that was only moved.
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

/** Returns those notices of a record that go to the applicant: the others name people to coordinators. */
export function applicantNotices<N extends { readonly kind: string }>({
  notices,
}: {
  readonly notices: readonly N[];
}): readonly Exclude<N, LateNotice>[] {
  return notices.filter((notice): notice is Exclude<N, LateNotice> => notice.kind !== 'late-change');
}
