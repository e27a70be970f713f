import { type Decision, decision, type Unchanged, unchanged } from '#domain/decisions/decision.ts';
import type { DeskSessions } from './desk-sessions.ts';
import type { SessionChange } from './session-change.ts';

/** Ends the session of that hash, or all of its coordinator's. One that has ended already stays so. */
export function signOut(
  before: DeskSessions | undefined,
  which: { readonly hash: string } | 'everywhere',
): Decision<DeskSessions, SessionChange> | Unchanged {
  const sessions =
    which === 'everywhere' ? [] : (before?.sessions ?? []).filter(({ hash }) => hash !== which.hash);
  if (!before || sessions.length === before.sessions.length) return unchanged;
  const after = { ...before, version: before.version + 1, sessions };
  return decision(after, [{ kind: 'put-sessions', sessions: after, replaces: before.version }]);
}
