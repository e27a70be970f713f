import type { Offer } from '#domain/offers/offer.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { seeded } from '#test/support/checks/seeded.ts';

/** When the crowd comes: an hour after its invitations. */
export const invitedAt = instant('2020-10-27T16:00Z');
export const crowdComesAt = plusHours(invitedAt, 1);

export type Crowd = { readonly season: Season; readonly offers: readonly Offer[] };

/** The published calendar with some seats a track in every start, and a number of applicants of each track. */
export function quietSeason(
  id: string,
  applicants: Readonly<Record<TrackId, number>>,
  seed: number,
  seats = 10,
): Crowd {
  const season = { ...sampleSeason({ seats, shared: 1 }), id };
  const random = seeded(seed);
  const offers = Object.entries(applicants).flatMap(([track, number]) =>
    Array.from({ length: number }, (_, index) => offerOf(id, track, index, random)),
  );
  return { season, offers };
}

/** How many applicants there are for single days, and again for pairs. */
export function halfForPairs(number: number): Readonly<Record<TrackId, number>> {
  return { categorical: number, 'primary-care': number };
}

function offerOf(season: string, track: TrackId, index: number, random: () => number): Offer {
  const number = String(index + 1).padStart(4, '0');
  return {
    id: `offer_${letters(random)}${letters(random)}${number}`,
    season,
    applicant: {
      id: `A-${track}-${number}`,
      name: `Sample Applicant ${number}`,
      email: `${track}.${number}@example.org`,
    },
    tracks: [track],
    seatedAs: track,
    state: 'open',
    opensAt: invitedAt,
    closesAt: plusHours(invitedAt, 48),
    version: 1,
    generation: 1,
    changedAt: invitedAt,
  };
}

/** Eleven letters and digits: with them an id is as long as those that are made of a time and a random number. */
function letters(random: () => number): string {
  return Math.floor(random() * 36 ** 10)
    .toString(36)
    .padStart(11, '0');
}
