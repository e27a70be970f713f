import type { Who } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Instant } from '#domain/values/time.ts';
import { newId } from './ids.ts';

/** What a decision made at `at` for `who` needs from outside: the time, and an id for its record. */
export function decisionContext(who: Who, at: Instant): DecisionContext {
  return { now: at, recordId: newId('record', at), who };
}
