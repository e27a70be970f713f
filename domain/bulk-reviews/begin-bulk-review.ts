import type { Reviewer } from '#domain/applications/application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { CheckNames } from '#domain/erasure/erasure-record.ts';
import type { WhyNeeded } from '#domain/review/refusal.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import { undoEndsAt } from '#domain/review/undo.ts';
import type { Instant } from '#domain/values/time.ts';
import type { BulkChanged, BulkReview, BulkReviewChange, SelectionTooLarge } from './bulk-review.ts';

/** The item of a job holds all who were selected, and is at most 400 KB. */
export const MOST_SELECTED = 20_000;

export type BulkReviewRequest = Pick<BulkReview, 'id' | 'season' | 'deed' | 'title' | 'reason' | 'list'> & {
  readonly chosen: readonly Chosen[];
};

/** The job if it has begun; those chosen who were erased; and how often names were raised, which is read first. */
export type BulkReviewStanding = {
  readonly known: BulkReview | undefined;
  readonly erased: ReadonlyMap<string, Instant>;
  readonly names: number;
};

type Context = DecisionContext & { readonly who: Reviewer };

type Begun<F> = Decision<BulkReview, BulkReviewChange | CheckNames> | Repeat<BulkReview> | Refused<F>;

/** Begins to do something for all who were chosen; asked for a second time, it has begun already. */
export function beginBulkReview(
  { known, erased, names }: BulkReviewStanding,
  { chosen, ...asked }: BulkReviewRequest,
  context: Context,
): Begun<SelectionTooLarge | WhyNeeded> {
  if (known) return repeat(known);
  if (chosen.length > MOST_SELECTED) return refuse({ kind: 'selection-too-large', most: MOST_SELECTED });
  if (asked.reason.trim() === '') return refuse({ kind: 'why-needed' });
  const left = chosen.filter(({ id }) => !erased.has(id));
  const bulk = begun({ ...asked, reason: asked.reason.trim(), left, of: left.length }, context);
  return decision(bulk, [
    { kind: 'put-bulk-review', bulk },
    { kind: 'check-names', from: names },
  ]);
}

/** Undoes the job that has ended, for all for whom it was done, as long as the last of them could be undone. */
export function undoBulkReview(
  { known: current, erased, names }: BulkReviewStanding,
  { id, title }: Pick<BulkReview, 'id' | 'title'>,
  context: Context,
): Begun<BulkChanged> {
  if (!current || !canUndo(current, context.now)) return refuse({ kind: 'bulk-changed' });
  const { season, list, done, version } = current;
  const left = done.filter((each) => !erased.has(each.id));
  const undo = { id, season, deed: { action: 'undo' }, title, reason: '', list } as const;
  const bulk = begun({ ...undo, left, of: left.length }, context);
  const before = { ...current, undoneBy: id, changedAt: context.now, version: version + 1 };
  return decision(bulk, [
    { kind: 'put-bulk-review', bulk },
    { kind: 'put-bulk-review', bulk: before, replaces: version },
    { kind: 'check-names', from: names },
  ]);
}

/** Whether all of it can be undone at `now`: it has ended, was done for somebody, is not undone yet, and not too long ago. */
export function canUndo({ state, deed, done, undoneBy, changedAt }: BulkReview, now: Instant): boolean {
  const isOpen = state === 'done' && deed.action !== 'undo' && done.length > 0 && undoneBy === undefined;
  return isOpen && now <= undoEndsAt({ at: changedAt });
}

/** Goes on with a job that has stopped: only what was never taken up for an hour needs that. */
export function resumeBulkReview(
  current: BulkReview | undefined,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<BulkReview, BulkReviewChange> | Refused<BulkChanged> {
  if (!current || current.state === 'done') return refuse({ kind: 'bulk-changed' });
  const bulk: BulkReview = { ...current, state: 'waiting', changedAt: now, version: current.version + 1 };
  return decision(bulk, [{ kind: 'put-bulk-review', bulk, replaces: current.version }]);
}

type Asked = Pick<BulkReview, 'id' | 'season' | 'deed' | 'title' | 'reason' | 'list' | 'left' | 'of'>;

function begun(asked: Asked, { now, who }: Context): BulkReview {
  return {
    ...asked,
    ...{ state: 'waiting', who, startedAt: now, changedAt: now, version: 1 },
    ...{ done: [], refused: 0, leftOut: [] },
  };
}
