import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import type { Applied } from '#domain/season/season-document.ts';
import { type DraftRecorded, onRecord } from './draft-record.ts';
import { nextDraft } from './next-draft.ts';
import {
  type DraftApplying,
  type DraftChanged,
  draftBaseOf,
  draftId,
  isUnderWay,
  type SeasonDraft,
  type SeasonDraftChange,
} from './season-draft.ts';

/** What is known when a draft is changed: the draft that was last worked on, and the season in force. */
export type DraftStanding = { readonly draft: SeasonDraft | undefined; readonly applied: Applied };

/** What a form showed: the version of the draft, 0 for none, and that of the season's document. */
export type DraftSeen = { readonly draft: number; readonly season: number };

/** The file after an edit, and a line for each thing that it changed. */
export type EditedFile = { readonly text: string; readonly what: readonly string[] };

type DraftVerdict =
  | Decision<SeasonDraft, SeasonDraftChange | AddRecord<DraftRecorded>>
  | Unchanged
  | Refused<DraftChanged | DraftApplying>;

/** So many edits are remembered, for coordinators who come back to a page that they opened before. */
const MOST_EDITS = 30;

/** Why a form that showed `seen` cannot be taken now; `undefined` if it can. */
export function whyStale(
  { draft, applied }: DraftStanding,
  seen: DraftSeen,
): DraftChanged | DraftApplying | undefined {
  if (draft?.state === 'applying') return { kind: 'draft-applying' };
  const isSeen = seen.draft === (draft?.version ?? 0);
  if (isUnderWay(draft) ? isSeen : isSeen && seen.season === applied.version) return undefined;
  const edits = isUnderWay(draft) ? draft.edits.filter(({ version }) => version > seen.draft) : [];
  return { kind: 'draft-changed', edits };
}

/** Puts the file after an edit of what `seen` showed. The first edit begins the draft. Refused if somebody was faster. */
export function editDraft(
  standing: DraftStanding,
  seen: DraftSeen,
  { text, what }: EditedFile,
  context: DecisionContext,
): DraftVerdict {
  const stale = whyStale(standing, seen);
  if (stale) return refuse(stale);
  const { draft, applied } = standing;
  const { now, who } = context;
  if (isUnderWay(draft) && draft.text === text) return unchanged;
  const version = (draft?.version ?? 0) + 1;
  const edit = { version, at: now, who, what };
  const begun = isUnderWay(draft)
    ? draft
    : { id: draftId, season: applied.season.id, base: draftBaseOf(applied), startedAt: now, edits: [] };
  const edits = [...begun.edits, edit].slice(-MOST_EDITS);
  const { setback: _, ...rest } = begun as SeasonDraft;
  const next = nextDraft(draft, { ...rest, state: 'edited', text, edits }, context);
  return onRecord(next, { step: isUnderWay(draft) ? 'edited' : 'begun', what }, context);
}

/** Drops the draft that `seen` showed. */
export function discardDraft(
  standing: DraftStanding,
  seen: DraftSeen,
  context: DecisionContext,
): DraftVerdict {
  const { draft } = standing;
  if (!isUnderWay(draft)) return unchanged;
  const stale = whyStale(standing, seen);
  if (stale) return refuse(stale);
  const next = nextDraft(draft, { ...draft, state: 'discarded', text: '', edits: [] }, context);
  return onRecord(next, { step: 'discarded', what: [] }, context);
}

/** Keeps the draft as it is although another file has been applied since: it will change what that file says. */
export function keepDraft(standing: DraftStanding, seen: DraftSeen, context: DecisionContext): DraftVerdict {
  const { draft, applied } = standing;
  const stale = whyStale(standing, seen);
  if (stale) return refuse(stale);
  if (!isUnderWay(draft)) return unchanged;
  const next = nextDraft(draft, { ...draft, base: draftBaseOf(applied) }, context);
  return onRecord(next, { step: 'kept', what: [] }, context);
}
