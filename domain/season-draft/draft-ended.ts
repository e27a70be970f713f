import type { AddRecord, Notice, RecordFrame } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import { coordinatorNotices } from '#domain/sessions/coordinator-notices.ts';
import type { SeasonDraft } from './season-draft.ts';

/** That the work on a draft has ended, for the coordinator who does not wait at its page. `version` is that of the draft since. */
export type DraftEnded = RecordFrame & {
  readonly event: 'draft-ended';
  readonly version: number;
  readonly notices: readonly Notice<'draft-ended'>[];
};

export function draftEnded(
  { season, version, approved }: SeasonDraft,
  { now, recordId, who }: DecisionContext,
): AddRecord<DraftEnded> {
  const notices = approved ? coordinatorNotices('draft-ended', approved.who) : [];
  const record: DraftEnded = {
    ...{ id: recordId.replace('record', 'ended'), season, at: now, who },
    ...{ event: 'draft-ended', version, notices },
  };
  return { kind: 'add-record', record };
}
