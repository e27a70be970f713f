import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { bulkReviewStep, nextToReview } from '#domain/bulk-reviews/bulk-review-step.ts';
import type { Instant } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readBulkReview } from '#functions/store/lists/bulk-reviews.ts';
import { loadReviewed, loadReviewGround } from './load-review.ts';

/**
 * Does a job to its end, a few people at a time, each on a fresh read of the person, the rules and the invitations. What was stopped
 * anywhere goes on from where it was, as often as it is asked for. `tell` hears of each step.
 */
export async function workOnBulk(
  store: Store,
  { season, id }: Pick<BulkReview, 'season' | 'id'>,
  now: () => Instant,
  tell: (bulk: BulkReview) => void = () => {},
): Promise<BulkReview | undefined> {
  for (;;) {
    const { verdict, standing } = await attemptOrThrow(
      store,
      season,
      () => load(store, season, id, now()),
      ({ current, standings }) =>
        bulkReviewStep(current, standings, decisionContext(current?.who ?? { kind: 'clock' }, now())),
    );
    if (verdict.kind === 'unchanged') return standing.current;
    tell(verdict.result);
  }
}

async function load(store: Store, season: string, id: string, now: Instant) {
  const [current, ground] = await Promise.all([
    readBulkReview(store, season, id),
    loadReviewGround(store, season),
  ]);
  const next = current && current.state !== 'done' ? nextToReview(current) : [];
  const found = await mapConcurrently(next, (each) => loadReviewed(store, ground, each.id, now));
  const standings = new Map(found.flatMap((each) => (each ? [[each.application.id, each] as const] : [])));
  return { current, standings };
}
