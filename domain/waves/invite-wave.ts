import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import type { Decision, DecisionContext, Refused, Repeat } from '#domain/decisions/decision.ts';
import type { InvitationChange, Invited, Prepared } from '#domain/invitations/invitation-record.ts';
import type {
  InvitationsOver,
  MoreOffersThanSeats,
  ReleasePast,
  TracksApart,
  WindowTooShort,
} from '#domain/invitations/refusal.ts';
import { type Invitation, releaseOffers } from '#domain/invitations/release-offers.ts';
import type { WindowTerms } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ApplicationCheck } from './application-check.ts';
import { prepareWave } from './prepare-wave.ts';

/**
 * When a wave leaves, and what window it gives. Without `at` it leaves at once; `startedAt` then names it, however many
 * steps it takes. `again`: also invite applicants whose earlier invitation has ended.
 */
export type Wave = WindowTerms & {
  readonly at?: Instant | undefined;
  readonly startedAt: Instant;
  readonly again: boolean;
};

/** An invitation; of an applicant with an application, the version of it that was looked at. */
export type WaveInvitation = Invitation & { readonly applicationVersion?: number };

export type WaveVerdict =
  | Decision<readonly Offer[], LedgerChange | ApplicationCheck | InvitationChange<Prepared | Invited>>
  | Repeat<readonly Offer[]>
  | Refused<ReleasePast | InvitationsOver | WindowTooShort | TracksApart | MoreOffersThanSeats>;

/**
 * Prepares the invitations of a wave, or releases them where it leaves at once. An application that changes at the same
 * moment stops the whole step, which is then decided again.
 */
export function inviteWave(
  season: Season,
  outlook: Outlook,
  invitations: readonly WaveInvitation[],
  { at, startedAt, ...wave }: Wave,
  context: DecisionContext,
): WaveVerdict {
  const verdict =
    at === undefined
      ? releaseOffers(season, outlook, invitations, context, { ...wave, releaseAt: startedAt })
      : prepareWave(season, outlook, invitations, { ...wave, at }, context);
  if (verdict.kind !== 'decision') return verdict;
  const made = new Set(verdict.result.map(({ applicant }) => applicant.id));
  const checks = invitations.flatMap(({ applicant, applicationVersion }): ApplicationCheck[] =>
    applicationVersion !== undefined && made.has(applicant.id)
      ? [{ kind: 'check-application', application: applicant.id, version: applicationVersion }]
      : [],
  );
  return { ...verdict, changes: [...verdict.changes, ...checks] };
}
