import { type Instant, plusHours } from '#domain/values/time.ts';
import type { ApplicationRecord, ReviewRecord, ReviewUndone } from './review-record.ts';
import type { ReviewStanding } from './review-standing.ts';
import { next, type ReviewStep, refused, soAlready } from './review-step.ts';

/** How long the last change can be undone. */
const UNDO_MINUTES = 10;

/** Whether a change of this kind can be undone at all: only what a person entered or decided can, and no undo. */
export function canBeUndone(record: ApplicationRecord): record is Exclude<ReviewRecord, ReviewUndone> {
  return 'before' in record && record.event !== 'undone';
}

/** Until when a change can be undone. */
export function undoEndsAt({ at }: Pick<ApplicationRecord, 'at'>): Instant {
  return plusHours(at, UNDO_MINUTES / 60);
}

/**
 * Returns to what was before the change that made version `version`, if that is still the last one, within ten minutes,
 * and unless the applicant has been invited since.
 */
export function undone(
  { application, records, invited }: ReviewStanding,
  version: number,
  now: Instant,
): ReviewStep {
  const last = records.find((record) => record.version === application.version);
  if (last?.event === 'undone' && last.undoes === version) return soAlready;
  if (!last || !canBeUndone(last)) return refused({ kind: 'nothing-to-undo' });
  const until = undoEndsAt(last);
  if (now > until) return refused({ kind: 'undo-too-late', until });
  if (invited?.at && invited.at >= last.at) return refused({ kind: 'applicant-told', at: invited.at });
  if (invited?.isLive && !invited.at && last.event === 'decided') return refused({ kind: 'invited-already' });
  return next(last.before, { event: 'undone', undoes: last.version });
}
