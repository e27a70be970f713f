import { type Application, nameOf, type Reviewer } from '#domain/applications/application.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import type { ReviewRefusal } from './refusal.ts';
import { type ReviewDeed, type ReviewRequest, review } from './review.ts';
import type { Bulk, ReviewChange } from './review-record.ts';
import type { ReviewStanding } from './review-standing.ts';

/** One of the applications that were chosen, at the version that the person was shown. */
export type Chosen = Pick<Application, 'id' | 'version'>;

/** What became of those that were chosen; each is in one of the lists. */
export type ManyReviewed = {
  /** With the versions that they have now, on which this can be undone. */
  readonly done: readonly Chosen[];
  readonly refused: readonly (Pick<Application, 'id'> & {
    readonly name: string;
    readonly refusal: ReviewRefusal;
  })[];
};

/**
 * The same deed for several applications, all that it can be done for in one decision; the others are named with the
 * reason. The reason, and how many it was for, stand in the record of each.
 */
export function reviewMany(
  standings: ReadonlyMap<string, ReviewStanding>,
  chosen: readonly Chosen[],
  { reason, bulk, ...deed }: ReviewDeed & { readonly reason: string; readonly bulk: Bulk },
  context: DecisionContext & { readonly who: Reviewer },
): Decision<ManyReviewed, ReviewChange> | Repeat<ManyReviewed> {
  const verdicts = chosen.map(({ id, version }) => {
    const standing = standings.get(id);
    if (!standing)
      return { id, name: '', refusal: { kind: 'application-unknown', application: id } as const };
    const request: ReviewRequest = { ...deed, version, reason, bulk };
    const verdict = review(standing, request, context);
    return verdict.kind === 'refusal'
      ? { id, name: nameOf(standing.application.values), refusal: verdict.refusal }
      : { id, verdict };
  });
  const granted = verdicts.flatMap((each) => (each.verdict ? [each.verdict] : []));
  const result: ManyReviewed = {
    done: granted.map(({ result: { id, version } }) => ({ id, version })),
    refused: verdicts.flatMap((each) => (each.refusal ? [each] : [])),
  };
  const changes = granted.flatMap((verdict) => (verdict.kind === 'decision' ? verdict.changes : []));
  return changes.length > 0 ? decision(result, changes) : repeat(result);
}
