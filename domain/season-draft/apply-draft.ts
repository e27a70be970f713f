import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { type DraftEnded, draftEnded } from './draft-ended.ts';
import { type DraftRecorded, onRecord } from './draft-record.ts';
import { type DraftSeen, type DraftStanding, whyStale } from './edit-draft.ts';
import { nextDraft } from './next-draft.ts';
import {
  type DraftSetback,
  draftBaseOf,
  isOutdated,
  isUnderWay,
  type SeasonDraft,
  type SeasonDraftChange,
  type SeasonDraftRefusal,
} from './season-draft.ts';

/**
 * Lets the draft that `seen` showed be applied, with the reason for everybody whom it concerns. Pressed twice, it is applied
 * once. Refused if somebody has changed the draft, or applied another file, since it was shown.
 */
export function approveDraft(
  standing: DraftStanding,
  seen: DraftSeen,
  reason: string,
  context: DecisionContext,
):
  | Decision<SeasonDraft, SeasonDraftChange | AddRecord<DraftRecorded>>
  | Repeat<SeasonDraft>
  | Refused<SeasonDraftRefusal> {
  const { draft, applied } = standing;
  const wasApproved = draft?.state === 'applying' || draft?.state === 'applied';
  if (wasApproved && draft.approved?.version === seen.draft) return repeat(draft);
  const stale = whyStale(standing, seen);
  if (stale) return refuse(stale);
  if (!isUnderWay(draft)) return refuse({ kind: 'draft-changed', edits: [] });
  if (isOutdated(draft, applied)) return refuse({ kind: 'draft-outdated' });
  const { setback: _, ...rest } = draft;
  const approved = { who: context.who, reason, version: draft.version };
  const next = nextDraft(draft, { ...rest, state: 'applying', approved }, context);
  return onRecord(next, { step: 'approved', what: [], ...(reason ? { reason } : {}) }, context);
}

/** What an application of the draft has come to: it is in force, or something stopped it after so many steps. */
export type DraftOutcome =
  | { readonly applied: NonNullable<SeasonDraft['applied']> }
  | { readonly setback: DraftSetback; readonly steps: number };

/**
 * Notes what the application has come to, with a mail to who asked. A draft that was stopped on its way can be changed again; what of it is in force
 * already is then what it is compared with.
 */
export function endApplyingDraft(
  draft: SeasonDraft | undefined,
  outcome: DraftOutcome,
  applied: Applied,
  context: DecisionContext,
): Decision<SeasonDraft, SeasonDraftChange | AddRecord<DraftEnded>> | Unchanged {
  if (draft?.state !== 'applying') return unchanged;
  const { result, changes } = nextDraft(draft, ended(draft, outcome, applied), context);
  return decision(result, [...changes, draftEnded(result, context)]);
}

function ended(draft: SeasonDraft, outcome: DraftOutcome, applied: Applied): SeasonDraft {
  if ('applied' in outcome) return { ...draft, state: 'applied', applied: outcome.applied };
  const base = outcome.steps > 0 ? draftBaseOf(applied) : draft.base;
  return { ...draft, state: 'edited', base, setback: outcome.setback };
}
