import * as z from 'zod/mini';
import type { BulkReview, BulkReviewChange, LeftOut } from '#domain/bulk-reviews/bulk-review.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import { plusHours } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { expiry } from '#functions/store/items/expiry.ts';
import { bulkReviewKey, bulkReviewsOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

/** What a job has done is in the history of each application: the job itself is for the page that follows it. */
const KEPT_HOURS = 30 * 24;

const some = z.int().check(z.nonnegative());
const who = z.object({ kind: z.literal('program'), name: z.string() });

/** Twenty thousand ids with their versions, as `20900001.3 20900002.1`, take a third of the space of objects. */
const chosen = z.pipe(
  z.string(),
  z.transform((text): readonly Chosen[] =>
    text === ''
      ? []
      : text.split(' ').map((each) => {
          const [id = '', version] = each.split('.');
          return { id, version: Number(version) };
        }),
  ),
);

const deed = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('decide'),
    to: z.enum(['invite', 'hold', 'close']),
    tracks: z.union([z.array(z.string()), z.literal('considered')]),
  }),
  z.object({ action: z.literal('reopen') }),
  z.object({ action: z.literal('undo') }),
]);

/** Refusals are shown, and nothing is decided on them. */
const leftOut = z.object({
  id: z.string(),
  refusal: z.looseObject({ kind: z.string() }),
}) as unknown as z.ZodMiniType<LeftOut>;

const bulkItem = z.object({
  id: z.string(),
  season: z.string(),
  state: z.enum(['waiting', 'running', 'done']),
  deed,
  title: z.string(),
  reason: z.string(),
  list: z.string(),
  who,
  startedAt: instantSchema,
  changedAt: instantSchema,
  version: count,
  of: some,
  left: chosen,
  done: chosen,
  refused: some,
  leftOut: z.array(leftOut),
  undoneBy: z.exactOptional(z.string()),
}) satisfies z.ZodMiniType<BulkReview>;

export const bulkReviewWrites: Writes<BulkReviewChange> = {
  'put-bulk-review': (season, { bulk, replaces }) =>
    put(
      {
        ...bulkReviewKey(season, bulk.id),
        ...{ kind: table.bulkKind, ...bulk, left: textOf(bulk.left), done: textOf(bulk.done) },
        ...expiry(plusHours(bulk.changedAt, KEPT_HOURS)),
      },
      inPlaceOf(replaces),
    ),
};

function textOf(all: readonly Chosen[]): string {
  return all.map(({ id, version }) => `${id}.${version}`).join(' ');
}

export async function readBulkReview(
  store: Store,
  season: string,
  id: string,
): Promise<BulkReview | undefined> {
  return get(store, bulkReviewKey(season, id), bulkItem);
}

/** Every job of the season that is kept, oldest first. */
export async function readBulkReviews(store: Store, season: string): Promise<readonly BulkReview[]> {
  return query(store, bulkReviewsOf(season), '', bulkItem);
}
