import { nameOf } from '#domain/applications/application.ts';
import type { ReviewDeed } from '#domain/review/review.ts';
import { type Chosen, type ManyReviewed, reviewMany } from '#domain/review/review-many.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { loadReviewed, loadReviewGround } from './load-review.ts';
import type { ReviewContext } from './review-application.ts';

/** For whom of those chosen a deed can be done, at the versions that were shown, and for whom not and why. */
export type ReviewPreview = Pick<ManyReviewed, 'refused'> & {
  readonly applies: readonly (Chosen & { readonly name: string })[];
};

/** What would be done, on a fresh read of everybody, without doing it. */
export async function previewReviews(
  store: Store,
  season: string,
  chosen: readonly Chosen[],
  deed: ReviewDeed,
  context: ReviewContext,
): Promise<ReviewPreview> {
  const ground = await loadReviewGround(store, season);
  const loaded = await mapConcurrently(chosen, ({ id }) => loadReviewed(store, ground, id, context.now));
  const standings = new Map(loaded.flatMap((each) => (each ? [[each.application.id, each] as const] : [])));
  const request = { ...deed, reason: 'A reason to come.', bulk: { id: 'preview', of: chosen.length } };
  const { done, refused } = reviewMany(standings, chosen, request, context).result;
  const applying = new Set(done.map(({ id }) => id));
  return {
    refused,
    applies: chosen
      .filter(({ id }) => applying.has(id))
      .map((each) => ({ ...each, name: nameOf(standings.get(each.id)?.application.values ?? {}) })),
  };
}
