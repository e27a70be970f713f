import type { Application } from '#domain/applications/application.ts';
import type { TrackId } from '#domain/season/season.ts';
import { reviewOf } from './review-standing.ts';

/** Where an application stands, in the order in which a list shows it. */
export const statuses = ['in-review', 'to-invite', 'invited', 'on-hold', 'closed', 'withdrawn'] as const;
export type ApplicationStatus = (typeof statuses)[number];

const statusAfter = { invite: 'to-invite', hold: 'on-hold', close: 'closed' } as const;

/** Whether ERAS says that the whole application was withdrawn, by the applicant or by the program. */
export function isWithdrawn({ values }: Pick<Application, 'values'>): boolean {
  return values['eras.withdrawnByApplicant'] === true || values['eras.withdrawnByProgram'] === true;
}

/**
 * The one place where a status is made: withdrawn as a whole, in ERAS or from every track that was ticked; invited, if
 * the applicant has an invitation; else what was decided.
 */
export function applicationStatusOf(
  application: Pick<Application, 'values' | 'review'>,
  ticked: readonly TrackId[],
  isInvited: boolean,
): ApplicationStatus {
  const { decided, withdrawn } = reviewOf(application);
  const isLeft = (track: TrackId) => withdrawn.some((each) => each.track === track);
  if (isWithdrawn(application) || (ticked.length > 0 && ticked.every(isLeft))) return 'withdrawn';
  if (isInvited) return 'invited';
  return decided ? statusAfter[decided.to] : 'in-review';
}
