import type { Offer } from '#domain/offers/offer.ts';
import { invitationsEndAt, type Season } from '#domain/season/season.ts';
import type { WavesStand } from './refusal.ts';

/**
 * Prepared invitations that `next` would leave behind its last day for invitations, although `current` lets them leave: their
 * seats have been promised, and the clock would only end them. Nothing if there are none.
 */
export function wavesCutOff(current: Season, next: Season, offers: readonly Offer[]): WavesStand | undefined {
  const [was, endedAt] = [invitationsEndAt(current), invitationsEndAt(next)];
  const times = offers
    .filter(({ state, opensAt }) => state === 'prepared' && opensAt < was && opensAt >= endedAt)
    .map(({ opensAt }) => opensAt)
    .sort();
  const [releaseAt] = times;
  return releaseAt && { kind: 'waves-stand', offers: times.length, releaseAt, endedAt };
}
