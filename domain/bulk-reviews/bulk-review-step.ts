import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { type Chosen, reviewMany } from '#domain/review/review-many.ts';
import type { ReviewChange } from '#domain/review/review-record.ts';
import type { ReviewStanding } from '#domain/review/review-standing.ts';
import type { BulkReview, BulkReviewChange } from './bulk-review.ts';
import { type BulkReviewEnded, bulkReviewEnded } from './bulk-review-record.ts';

/** Of 100 items in a transaction: an application and its record for each person, the job, and the record of its end. */
const PEOPLE_A_STEP = 45;

/** So many of those for whom it was not done are kept, with the reason; all are counted. */
const MOST_LEFT_OUT = 300;

/** The people of the next step. */
export function nextToReview({ left }: Pick<BulkReview, 'left'>): readonly Chosen[] {
  return left.slice(0, PEOPLE_A_STEP);
}

type StepChange = ReviewChange | BulkReviewChange | AddRecord<BulkReviewEnded>;

/**
 * Does it for the next few, each with its record, and notes that they are done, in one transaction; those for whom it cannot be
 * done are left out with the reason. After the last one it tells who asked. A step that was done is not done again.
 */
export function bulkReviewStep(
  current: BulkReview | undefined,
  standings: ReadonlyMap<string, ReviewStanding>,
  context: Pick<DecisionContext, 'now' | 'recordId'>,
): Decision<BulkReview, StepChange> | Unchanged {
  if (!current || current.state === 'done') return unchanged;
  const { id, of, deed, reason, who } = current;
  const by = { ...context, who };
  const verdict = reviewMany(standings, nextToReview(current), { ...deed, reason, bulk: { id, of } }, by);
  const bulk = advanced(current, verdict.result, context);
  return decision(bulk, [
    ...(verdict.kind === 'decision' ? verdict.changes : []),
    { kind: 'put-bulk-review', bulk, replaces: current.version },
    ...(bulk.state === 'done' ? [bulkReviewEnded(bulk, by)] : []),
  ]);
}

type Result = ReturnType<typeof reviewMany>['result'];

function advanced(
  current: BulkReview,
  { done, refused }: Result,
  { now }: Pick<DecisionContext, 'now'>,
): BulkReview {
  const left = current.left.slice(PEOPLE_A_STEP);
  const more = refused.map(({ id, refusal }) => ({ id, refusal }));
  return {
    ...current,
    ...{ state: left.length === 0 ? 'done' : 'running', left },
    done: [...current.done, ...done],
    refused: current.refused + refused.length,
    leftOut: [...current.leftOut, ...more].slice(0, MOST_LEFT_OUT),
    ...{ changedAt: now, version: current.version + 1 },
  };
}

/** The job without these people, who were erased; `undefined` if it does not hold any of them. */
export function bulkWithout(current: BulkReview, people: readonly string[]): BulkReview | undefined {
  const gone = new Set(people);
  const isKept = ({ id }: { readonly id: string }) => !gone.has(id);
  const all = [...current.left, ...current.done, ...current.leftOut];
  if (all.every(isKept)) return undefined;
  const parts = {
    left: current.left.filter(isKept),
    done: current.done.filter(isKept),
    leftOut: current.leftOut.filter(isKept),
  };
  return { ...current, ...parts, version: current.version + 1 };
}
