import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import type { MovedTooOften } from './refusal.ts';

/** How often an applicant may move without a pause. After that, once each `PAUSE_HOURS`. */
const MOVES_AT_WILL = 10;
const PAUSE_HOURS = 1;

/**
 * Returns a refusal if the applicant has moved so often that the next move has to wait. Each move sends mail and stays on
 * record, and a link can be used by a program. The program's own moves neither count nor wait.
 */
export function whyMovedTooOften(
  { moves }: Pick<Offer, 'moves'>,
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): MovedTooOften | undefined {
  if (who.kind !== 'applicant' || !moves || moves.count < MOVES_AT_WILL) return undefined;
  const againAt = plusHours(moves.lastAt, PAUSE_HOURS);
  return now < againAt ? { kind: 'moved-too-often', againAt } : undefined;
}

/** Returns what one more move changes of the moves that the offer remembers. */
export function countMove(
  { moves }: Pick<Offer, 'moves'>,
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): Pick<Offer, 'moves'> {
  if (who.kind !== 'applicant') return {};
  return { moves: { count: (moves?.count ?? 0) + 1, lastAt: now } };
}
