import type { Application } from '#domain/applications/application.ts';
import type { InterviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import type { TrackId } from '#domain/season/season.ts';
import { reviewOf } from './review-standing.ts';

/** Where an application stands, in the order in which a list shows it. */
export const statuses = [
  ...([
    'in-review',
    'to-invite',
    'invited',
    'interviewed',
    'no-show',
    'declined',
    'invitation-ended',
  ] as const),
  ...(['on-hold', 'closed', 'withdrawn'] as const),
] as const;
export type ApplicationStatus = (typeof statuses)[number];

/** Where an invitation stands; of a booking whose days are over, what became of it. */
export type StandingInvitation = OfferState | InterviewOutcome;

const statusAfter = { invite: 'to-invite', hold: 'on-hold', close: 'closed' } as const;

/** Whether ERAS says that the whole application was withdrawn, by the applicant or by the program. */
export function isWithdrawn({ values }: Pick<Application, 'values'>): boolean {
  return values['eras.withdrawnByApplicant'] === true || values['eras.withdrawnByProgram'] === true;
}

/**
 * The one place where a status is made: withdrawn as a whole, in ERAS or from every track that was ticked; invited, if
 * the applicant has an `invitation` that leads to an interview; else what was decided. An invitation that has ended leaves the
 * status that says how, until the applicant is put on hold or closed: nothing else was decided since.
 */
export function applicationStatusOf(
  application: Pick<Application, 'values' | 'review'>,
  ticked: readonly TrackId[],
  invitation?: StandingInvitation,
): ApplicationStatus {
  const { decided, withdrawn } = reviewOf(application);
  const isLeft = (track: TrackId) => withdrawn.some((each) => each.track === track);
  if (isWithdrawn(application) || (ticked.length > 0 && ticked.every(isLeft))) return 'withdrawn';
  const standing = invitation && statusOfInvitation[invitation];
  if (standing === 'invited' || standing === 'interviewed' || standing === 'no-show') return standing;
  if (standing && decided?.to !== 'hold' && decided?.to !== 'close') return standing;
  return decided ? statusAfter[decided.to] : 'in-review';
}

/** Of an invitation that nobody has heard of, nothing follows. */
const statusOfInvitation = {
  ...({ prepared: undefined, unreleased: undefined, open: 'invited', booked: 'invited' } as const),
  ...({ declined: 'declined', expired: 'invitation-ended' } as const),
  ...({ canceled: 'invitation-ended', withdrawn: 'invitation-ended' } as const),
  ...({ interviewed: 'interviewed', 'no-show': 'no-show' } as const),
} as const satisfies Record<StandingInvitation, ApplicationStatus | undefined>;
