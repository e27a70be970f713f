import type { AddRecord, Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { coordinatorNotices } from '#domain/sessions/coordinator-notices.ts';
import type { BulkReview } from './bulk-review.ts';

/** That a job has been done for everybody, for the coordinator who does not wait at its page. It names nobody. */
export type BulkReviewEnded = RecordFrame & {
  readonly event: 'bulk-review-ended';
  readonly bulk: string;
  readonly notices: readonly Notice<'bulk-review-ended'>[];
};

export function bulkReviewEnded(
  { id, season, who: asked }: BulkReview,
  { now, recordId, who }: DecisionContext,
): AddRecord<BulkReviewEnded> {
  const record: BulkReviewEnded = {
    ...{ id: recordId.replace('record', 'ended'), season, at: now, who },
    ...{ event: 'bulk-review-ended', bulk: id, notices: coordinatorNotices('bulk-review-ended', asked) },
  };
  return { kind: 'add-record', record };
}
