import type { Moment } from '../domain/decision.ts';
import type { Who } from '../domain/record.ts';
import type { Instant } from '../domain/time.ts';
import { newId } from './ids.ts';

/** What a decision made at `at` for `who` needs from outside: the time, and an id for its record. */
export function momentOf(who: Who, at: Instant): Moment {
  return { now: at, recordId: newId('record', at), who };
}
