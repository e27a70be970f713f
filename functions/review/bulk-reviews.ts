import { createHash } from 'node:crypto';
import type { ListQuery } from '#domain/application-list/list-query.ts';
import {
  type BulkReviewRequest,
  beginBulkReview,
  resumeBulkReview,
  undoBulkReview,
} from '#domain/bulk-reviews/begin-bulk-review.ts';
import type { BulkReview, BulkReviewRefusal } from '#domain/bulk-reviews/bulk-review.ts';
import type { Busy } from '#domain/decisions/decision.ts';
import type { WhyNeeded } from '#domain/review/refusal.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readErased } from '#functions/store/items/erasure/tombstones.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readBulkReview } from '#functions/store/lists/bulk-reviews.ts';
import { loadMatchingRows, type Matching } from './load-matching.ts';
import type { ReviewContext } from './review-application.ts';

export type BulkAnswer =
  | { readonly bulk: BulkReview }
  | { readonly refusal: BulkReviewRefusal | WhyNeeded | Busy };

/** What was shown of a selection, in a few characters: the same people at the same versions have the same. */
export function selectionDigest(chosen: readonly Chosen[]): string {
  const all = chosen.map(({ id, version }) => `${id}.${version}`).sort();
  return createHash('sha256').update(all.join()).digest('base64url').slice(0, 22);
}

/** The selection that a person was shown: the list, how many were on it, and its digest. */
export type ShownSelection = { readonly query: ListQuery; readonly count: number; readonly digest: string };

/**
 * Begins to do something for all whom a list shows, if it still shows those whom the person has seen. Asked again under the same
 * id it has begun already, whatever the list shows by then.
 */
export async function beginForList(
  store: Store,
  request: Omit<BulkReviewRequest, 'chosen'>,
  shown: ShownSelection,
  context: ReviewContext,
): Promise<BulkAnswer> {
  const known = await readBulkReview(store, request.season, request.id);
  if (known) return { bulk: known };
  const matching: Matching = await loadMatchingRows(store, request.season, shown.query, context.now);
  if (selectionDigest(matching.chosen) !== shown.digest)
    return { refusal: { kind: 'selection-changed', was: shown.count, is: matching.chosen.length } };
  const { verdict } = await attempt(
    store,
    request.season,
    () => load(store, request.season, request.id, matching.chosen),
    (standing) => beginBulkReview(standing, { ...request, chosen: matching.chosen }, context),
  );
  return verdict.kind === 'refusal' ? { refusal: verdict.refusal } : { bulk: verdict.result };
}

/** Begins to undo what a job has done. `undo`: the id that the undoing has. */
export async function undoBulk(
  store: Store,
  { season, id }: Pick<BulkReview, 'season' | 'id'>,
  undo: Pick<BulkReview, 'id' | 'title'>,
  context: ReviewContext,
): Promise<BulkAnswer> {
  const before = await readBulkReview(store, season, id);
  if (before?.undoneBy !== undefined) {
    const known = await readBulkReview(store, season, before.undoneBy);
    if (known) return { bulk: known };
  }
  const { verdict } = await attempt(
    store,
    season,
    () => load(store, season, id, before?.done ?? []),
    (standing) => undoBulkReview(standing, undo, context),
  );
  return verdict.kind === 'refusal' ? { refusal: verdict.refusal } : { bulk: verdict.result };
}

/** Has a job that has stopped taken up again. */
export async function resumeBulk(
  store: Store,
  { season, id }: Pick<BulkReview, 'season' | 'id'>,
  context: ReviewContext,
): Promise<BulkAnswer> {
  const { verdict } = await attempt(
    store,
    season,
    () => readBulkReview(store, season, id),
    (current) => resumeBulkReview(current, context),
  );
  return verdict.kind === 'refusal' ? { refusal: verdict.refusal } : { bulk: verdict.result };
}

/** The lock on names is read first: nobody who is erased meanwhile comes into a job. */
async function load(store: Store, season: string, id: string, chosen: readonly Chosen[]) {
  const names = await readNames(store, season);
  const [known, erased] = await Promise.all([
    readBulkReview(store, season, id),
    readErased(
      store,
      season,
      chosen.map((each) => each.id),
    ),
  ]);
  return { known, erased, names };
}
