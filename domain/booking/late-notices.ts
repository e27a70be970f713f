import type { Notice } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { isLateFor } from '#domain/season/late-days.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn } from '#domain/values/time.ts';

/** A message to a coordinator, at once, about a change of a day that is close. It names the applicant. */
export type LateNotice = Notice<'late-change'>;

/** After this many late changes of one offer on one day, only its cancellation is mailed at once. */
export const MOST_LATE_CHANGES = 3;

/** The notices of a late change, and what the offer keeps of them; nothing if the change is not late. */
type LateTelling = { readonly notices: readonly LateNotice[]; readonly change: Pick<Offer, 'lateChanges'> };

const nothing: LateTelling = { notices: [], change: {} };

/**
 * Returns one message for each coordinator if the change touches a day close ahead. An applicant who changes a booking
 * again and again is told of three times a day; a cancellation, which is final, always. The digest has every change.
 */
export function lateNotices(
  season: Season,
  offer: Offer,
  { before, after }: { readonly before?: Booking; readonly after?: Booking },
  { now }: Pick<DecisionContext, 'now'>,
): LateTelling {
  const touched = [before, after].flatMap((booking) => booking?.seats ?? []);
  if (!touched.some(({ on }) => isLateFor(season, on, now))) return nothing;
  const today = dayIn(season.program.zone, now);
  const count = offer.lateChanges?.on === today ? offer.lateChanges.count : 0;
  if (after && count >= MOST_LATE_CHANGES) return nothing;
  return {
    notices: season.digest.to.map((to) => ({ kind: 'late-change', to })),
    change: { lateChanges: { on: today, count: count + 1 } },
  };
}
