import type { AddRecord, RecordFrame } from '#domain/decisions/change-record.ts';
import type { Decision, DecisionContext } from '#domain/decisions/decision.ts';
import { decision } from '#domain/decisions/decision.ts';
import type { SeasonDraft, SeasonDraftChange } from './season-draft.ts';

/** What a coordinator did with the draft as a whole, or that one edited it. */
export type DraftStep = 'begun' | 'edited' | 'kept' | 'discarded' | 'approved';

/** One change of the draft of the season, for good: the draft itself forgets its edits once it is applied or discarded. */
export type DraftRecorded = RecordFrame & {
  readonly event: 'season-drafted';
  readonly step: DraftStep;
  /** The version of the draft after it. */
  readonly version: number;
  /** A line for each thing that an edit changed. */
  readonly what: readonly string[];
  readonly reason?: string;
  readonly notices: readonly never[];
};

/** The change of the draft together with its record. */
export function onRecord(
  { result, changes }: Decision<SeasonDraft, SeasonDraftChange>,
  said: Pick<DraftRecorded, 'step' | 'what' | 'reason'>,
  { now, recordId, who }: DecisionContext,
): Decision<SeasonDraft, SeasonDraftChange | AddRecord<DraftRecorded>> {
  const { season, version } = result;
  const record: DraftRecorded = {
    ...{ id: recordId.replace('record', 'draft'), season, at: now, who },
    ...{ event: 'season-drafted', version, ...said, notices: [] },
  };
  return decision(result, [...changes, { kind: 'add-record', record }]);
}
