import type { Decided, Review } from '#domain/applications/application.ts';
import type { TrackId } from '#domain/season/season.ts';
import type { ReviewRefusal } from './refusal.ts';
import type { ReviewStanding } from './review-standing.ts';
import { isSameEntry, next, type ReviewStep, refused, soAlready } from './review-step.ts';
import { isWithdrawn } from './status.ts';

type Asked = Omit<Decided, 'tracks'> & { readonly tracks: readonly TrackId[] | 'considered' };

/**
 * Decides to invite the applicant for these tracks, to hold or to close the application. It tells nobody: an invitation
 * is a deed of its own.
 */
export function decided(standing: ReviewStanding, current: Review, asked: Asked): ReviewStep {
  const entry: Decided = { ...asked, tracks: tracksOf(standing, asked) };
  if (isSameEntry(current.decided, entry, 'to', 'tracks')) return soAlready;
  const refusal = entry.to === 'invite' ? whyNotInvite(standing, entry) : whyNotEnd(standing);
  if (refusal) return refused(refusal);
  const { to, tracks } = entry;
  return next({ ...current, decided: entry }, { event: 'decided', to, tracks });
}

/** Takes the decision back, so that the application is in review again. */
export function reopened(standing: ReviewStanding, { decided: before, ...current }: Review): ReviewStep {
  if (!before) return soAlready;
  const refusal = whyNotEnd(standing);
  return refusal ? refused(refusal) : next(current, { event: 'reopened' });
}

function tracksOf({ considered }: ReviewStanding, { to, tracks }: Asked): readonly TrackId[] {
  if (to !== 'invite') return [];
  return tracks === 'considered' ? considered : tracks;
}

function whyNotInvite(
  { application, considered }: ReviewStanding,
  { tracks }: Decided,
): ReviewRefusal | undefined {
  if (isWithdrawn(application)) return { kind: 'application-withdrawn' };
  const other = tracks.find((track) => !considered.includes(track));
  if (other !== undefined) return { kind: 'track-not-considered', track: other };
  return tracks.length === 0 ? { kind: 'no-track-chosen' } : undefined;
}

/** While an invitation can lead to an interview, nothing else can be decided: the applicant relies on it. */
function whyNotEnd({ invited }: ReviewStanding): ReviewRefusal | undefined {
  return invited?.isLive ? { kind: 'invited-already' } : undefined;
}
