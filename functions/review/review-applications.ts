import type { ReviewDeed } from '#domain/review/review.ts';
import { type Chosen, type ManyReviewed, reviewMany } from '#domain/review/review-many.ts';
import type { Bulk } from '#domain/review/review-record.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { loadReviewed, loadReviewGround, type ReviewGround } from './load-review.ts';
import type { ReviewContext } from './review-application.ts';

/** Of 100 items in a transaction: an application and its record for each person. */
const PEOPLE_AT_ONCE = 45;

/** What a person asks for, of all who were chosen. */
export type ManyRequest = ReviewDeed & { readonly reason: string; readonly bulk: Bulk };

/** Those of whom nothing is known, because the table was busy: asking again does the rest. */
export type ManyAnswer = ManyReviewed & { readonly busy: readonly Chosen[] };

/**
 * Does the same for all who were chosen, 45 in a transaction. Of each of them it is done as a whole, with its record; one that
 * changed meanwhile stops nobody else. Asked again under the same bulk id it does the rest.
 */
export async function reviewApplications(
  store: Store,
  season: string,
  chosen: readonly Chosen[],
  request: ManyRequest,
  context: ReviewContext,
): Promise<ManyAnswer> {
  const ground = await loadReviewGround(store, season);
  const answers: ManyAnswer[] = [];
  for (const some of batchesOf(chosen)) answers.push(await reviewSome(store, ground, some, request, context));
  return {
    done: answers.flatMap(({ done }) => done),
    refused: answers.flatMap(({ refused }) => refused),
    busy: answers.flatMap(({ busy }) => busy),
  };
}

async function reviewSome(
  store: Store,
  ground: ReviewGround,
  chosen: readonly Chosen[],
  request: ManyRequest,
  context: ReviewContext,
): Promise<ManyAnswer> {
  const load = async () => {
    const found = await mapConcurrently(chosen, ({ id }) => loadReviewed(store, ground, id, context.now));
    return new Map(found.flatMap((each) => (each ? [[each.application.id, each] as const] : [])));
  };
  const { verdict } = await attempt(store, ground.applied.season.id, load, (standings) =>
    reviewMany(standings, chosen, request, context),
  );
  return verdict.kind === 'refusal'
    ? { done: [], refused: [], busy: chosen }
    : { ...verdict.result, busy: [] };
}

function batchesOf(chosen: readonly Chosen[]): readonly (readonly Chosen[])[] {
  return Array.from({ length: Math.ceil(chosen.length / PEOPLE_AT_ONCE) }, (_, index) =>
    chosen.slice(index * PEOPLE_AT_ONCE, (index + 1) * PEOPLE_AT_ONCE),
  );
}
