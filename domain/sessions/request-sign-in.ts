import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import { coordinatorAt } from '#domain/season/coordinators.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Attempts, attemptHour, isExhausted, mostAttempts, nextAttemptHour } from './attempts.ts';
import type { SignInTooOften } from './refusal.ts';
import type { SessionChange } from './session-change.ts';
import type { SignInRequested } from './sign-in-record.ts';

/** For how long a sign-in link works, in hours. */
export const LINK_HOURS = 0.25;

type Requested = Decision<SignInRequested, SessionChange | AddRecord<SignInRequested>>;

/**
 * Asks for a sign-in link. What is read, counted and written is the same for every address, so that neither the answer nor
 * its time tells who is a coordinator; only a coordinator's record has a notice.
 */
export function requestSignIn(
  season: Season,
  attempts: readonly Attempts[],
  address: string,
  { now, recordId, who }: DecisionContext,
): Requested | Refused<SignInTooOften> {
  if (attempts.some(isExhausted)) return refuse({ kind: 'sign-in-too-often', againAt: nextAttemptHour(now) });
  const coordinator = coordinatorAt(season, address);
  const record: SignInRequested = {
    ...{ id: recordId, season: season.id, at: now, who },
    event: 'sign-in-requested',
    endsAt: plusHours(now, LINK_HOURS),
    notices: coordinator ? [{ kind: 'sign-in', to: coordinator.address }] : [],
  };
  const hour = attemptHour(now);
  return decision(record, [
    ...attempts.map(
      (each) => ({ kind: 'count-sign-in', attempts: each, hour, most: mostAttempts[each.by] }) as const,
    ),
    { kind: 'add-record', record },
  ]);
}
