import type { Change } from '#domain/contract.ts';

/** Whether a change may arrive late: what it says stays true, and it is not done twice and undoes no other. */
const harmlessWhenLate: Readonly<Record<Change['kind'], boolean>> = {
  'note-sent': true,
  'note-arrived': true,
  'add-record': true,
  'fence-seat': true,
  'raise-names': true,
  'redact-record': true,
  'settle-erasure': true,
  'put-erasure': false,
  'check-names': true,
  'add-tombstone': false,
  'remove-tombstone': false,
  'remove-application': false,
  'put-self-identification': false,
  'remove-self-identification': false,
  'remove-application-record': false,
  'redact-fact-list': false,
  'redact-application-record': true,
  'redact-import': true,
  'take-seat': false,
  'give-seat-back': false,
  'pass-seat': false,
  'add-seat': false,
  'remove-seat': false,
  'relabel-seat': false,
  'put-offer': false,
  'fence-offer': false,
  'put-accommodation-request': false,
  'remove-accommodation-request': false,
  'note-renewal': false,
  'put-season': false,
  'raise-season': false,
  'put-retention': false,
  'settle-retention': true,
  'put-closing-mail': false,
  'settle-closing-mail': true,
  'put-board': false,
  'put-overview': false,
  'raise-board': false,
  'raise-ledger': false,
  'put-application': false,
  'list-application': true,
  'check-application': true,
  'add-application-record': true,
  'put-import': false,
  'add-import-record': true,
  'add-fact-list': true,
  'count-sign-in': true,
  'use-sign-in-link': false,
  'put-sessions': false,
  'put-column-corrections': false,
  'put-upload': false,
  'put-bulk-review': false,
  'put-view': false,
  'put-interviewers': false,
  'remove-view': false,
  'put-season-draft': false,
  'put-season-file': false,
  'put-on-record': true,
  'put-status-wave': false,
  'put-planned-day': false,
  'put-match-list': false,
  'put-question': false,
  'spend-vote': false,
  'count-vote': false,
  'put-issued-tokens': false,
  'put-panel': false,
  'put-panel-keys': false,
  'count-holder': false,
};

/** Whether the changes do no harm at any later moment, whatever was decided and answered meanwhile. */
export function isHarmlessWhenLate(changes: readonly Change[]): boolean {
  return changes.every(({ kind }) => harmlessWhenLate[kind]);
}

/**
 * The one change that keeps these from ever being carried out, if they have not been by then: it raises the optimistic
 * lock on which they were decided, that of the offer before that of the season or the ledger, for which more people
 * contend. It fails only if the lock has been raised already, which does the same. `undefined` if the changes hold none.
 */
export function fenceAgainst(changes: readonly Change[]): Change | undefined {
  const fences = changes.map(fenceByLock);
  return (['fence-offer', 'raise-season', 'raise-board', 'raise-ledger', 'raise-names'] as const)
    .map((kind) => fences.find((fence) => fence?.kind === kind))
    .find((fence) => fence !== undefined);
}

/** What raises the lock that a change holds, if it holds one. */
function fenceByLock(change: Change): Change | undefined {
  switch (change.kind) {
    case 'put-offer': {
      const { id, fence } = change.offer;
      if (change.replaces === undefined) return undefined;
      const seen = fence === undefined ? {} : { fence };
      return { kind: 'fence-offer', offer: id, version: change.replaces, ...seen };
    }
    case 'put-season':
      return change.replaces === undefined ? undefined : { kind: 'raise-season', from: change.replaces };
    case 'put-board':
      return change.replaces === undefined ? undefined : { kind: 'raise-board', from: change.replaces };
    case 'raise-ledger':
    case 'raise-names':
      return change;
    default:
      return undefined;
  }
}
