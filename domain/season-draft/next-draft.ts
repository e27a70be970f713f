import { type Decision, type DecisionContext, decision } from '#domain/decisions/decision.ts';
import type { SeasonDraft, SeasonDraftChange } from './season-draft.ts';

/** The draft as it is from now on, in place of the one before. */
export function nextDraft(
  before: SeasonDraft | undefined,
  next: Omit<SeasonDraft, 'version' | 'changedAt'>,
  { now }: Pick<DecisionContext, 'now'>,
): Decision<SeasonDraft, SeasonDraftChange> {
  const draft: SeasonDraft = { ...next, version: (before?.version ?? 0) + 1, changedAt: now };
  return decision(draft, [
    { kind: 'put-season-draft', draft, ...(before ? { replaces: before.version } : {}) },
  ]);
}
