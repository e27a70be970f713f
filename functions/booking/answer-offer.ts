import { type BookRequest, book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { type MoveRequest, move } from '#domain/booking/move.ts';
import type { Standing } from '#domain/booking/standing.ts';
import { type DecisionContext, refuse, type Verdict } from '#domain/decisions/decision.ts';
import type { Refusal } from '#domain/decisions/refusal.ts';
import { decline } from '#domain/invitations/decline.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { loadStanding } from './load-standing.ts';
import { takeShown } from './shown-pages.ts';

/** What can be asked of an offer, by its applicant or by the program. */
export type Ask =
  | ({ readonly action: 'book' } & BookRequest)
  | ({ readonly action: 'move' } & MoveRequest)
  | { readonly action: 'cancel'; readonly version?: number; readonly reason?: string }
  | { readonly action: 'decline' };

/** The offer as it stands after it was granted (now or before), or why it was not. */
export type Answer =
  | { readonly kind: 'granted'; readonly offer: Offer }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly offer: Offer };

/**
 * Decides what is asked of the offer and carries it out. Who comes by a link says which `generation` of it, so that a
 * link that has been replaced changes nothing. Throws if there is no such offer.
 */
export async function answerOffer(
  store: Store,
  name: OfferName & { readonly generation?: number },
  ask: Ask,
  context: DecisionContext,
): Promise<Answer> {
  const starts = 'choice' in ask ? startsNamed(ask.choice) : [];
  const { verdict, standing } = await attempt(
    store,
    name.season,
    (withOutlook) => loadStanding(store, name, starts, withOutlook),
    (loaded) => whyRevoked(loaded.offer, name.generation) ?? decide(loaded, ask, context),
    takeShown(store, name),
  );
  if (verdict.kind === 'refusal') return { kind: 'refused', refusal: verdict.refusal, offer: standing.offer };
  if (verdict.kind === 'repeat') return { kind: 'granted', offer: standing.offer };
  const put = verdict.changes.find((change) => change.kind === 'put-offer');
  return { kind: 'granted', offer: put?.offer ?? standing.offer };
}

function whyRevoked(offer: Offer, generation = offer.generation): Verdict | undefined {
  return generation === offer.generation ? undefined : refuse({ kind: 'link-revoked' });
}

function decide(standing: Standing, ask: Ask, context: DecisionContext): Verdict {
  switch (ask.action) {
    case 'book':
      return book(standing, ask, context);
    case 'move':
      return move(standing, ask, context);
    case 'cancel':
      return cancel(standing, ask, context);
    case 'decline':
      return decline(standing.offer, context);
    default:
      throw new Error(`no decision for ${ask satisfies never}`);
  }
}

/** The starts whose seats must be seen: read off the choice itself, so that they are read together with the offer. */
function startsNamed(choice: Choice): readonly StartKey[] {
  const days = choice.option.split('_').filter(isCalendarDay) as CalendarDay[];
  return days.slice(0, 2).flatMap((on, index) => {
    const start = choice.starts[index];
    return start ? [{ on, start }] : [];
  });
}
