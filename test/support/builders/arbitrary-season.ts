import * as fc from 'fast-check';
import type { Offer } from '#domain/offers/offer.ts';
import { ownDayOf, type Season, type StartName } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';
import { seatsOf } from './sample-season.ts';
import { offerOf, seasonOf } from './season.ts';

/** A season as it might stand at some moment: seats, some of them taken, and open offers. */
export type Scene = {
  readonly season: Season;
  readonly seats: readonly Seat[];
  readonly offers: readonly Offer[];
};

const tracks = ['one-day', 'paired', 'mixed'] as const;

/** Two days are contended by all tracks; each pair has another day on which its seats serve nothing else. */
const contended = ['2030-11-19', '2030-12-03'];
const optionsOf = {
  'one-day': [...contended, '2030-12-04'],
  paired: ['2030-11-18_2030-11-19', '2030-12-03_2030-12-04', '2030-12-02_2030-12-03'],
  mixed: ['2030-11-19', '2030-12-03', '2030-11-19_2030-11-20', '2030-11-18_2030-11-19'],
} as const;
const days = [
  ...new Set(
    Object.values(optionsOf)
      .flat(2)
      .flatMap((option) => option.split('_')),
  ),
].sort();

/** Two starts a day, two seats each. */
const mostSeats = days.length * 4;

/** Closing times before all days, between the closing times of days, and after most of them. */
const closings: readonly Instant[] = [
  instant('2030-11-12T12:00Z'),
  instant('2030-11-17T18:00Z'),
  instant('2030-11-18T15:00Z'),
  instant('2030-12-01T16:00Z'),
  instant('2030-12-02T15:00Z'),
];

/** Earlier than every closing time. */
export const sceneBegins = instant('2030-11-11T12:00Z');

const label = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<string>(...tracks) },
  { weight: 2, arbitrary: fc.subarray([...tracks], { minLength: 2 }).map((each) => each.join(' ')) },
);

/** The labels of the seats of one start, often none. */
const start = fc.array(label, { maxLength: 2 }).map(countByLabel);

const daySeats = fc.record({ morning: start, afternoon: fc.option(start, { nil: undefined }) });

const openOffer = fc.record({ track: fc.constantFrom(...tracks), closesAt: fc.constantFrom(...closings) });

/** Small scenes of every kind that the season rules allow, whether or not all offers can sit. */
export const arbitraryScene: fc.Arbitrary<Scene> = fc
  .record({
    options: fc.record({
      'one-day': fc.subarray([...optionsOf['one-day']], { minLength: 1 }),
      paired: fc.subarray([...optionsOf.paired], { minLength: 1 }),
      mixed: fc.subarray([...optionsOf.mixed], { minLength: 1 }),
    }),
    seats: fc.tuple(...days.map(() => daySeats)),
    offers: fc.array(openOffer, { maxLength: 7 }),
    taken: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: mostSeats, maxLength: mostSeats }),
  })
  .map(({ options, seats, offers, taken }) => {
    const season = seasonOf({
      tracks: Object.fromEntries(tracks.map((track) => [track, { options: options[track] }])),
      seats: Object.fromEntries(days.map((day, index) => [day, starts(seats[index])])),
    });
    const luck = taken.values();
    return {
      season,
      seats: seatsOf(season, () => (luck.next().value === 0 ? 'offer_before' : undefined)),
      offers: offers.map(({ track, closesAt }, index) => offerOf(track, `offer_${index}`, { closesAt })),
    };
  })
  .filter(({ season }) => everyPairHasOwnDay(season));

/** Whether the season keeps the rule of pairs (docs/decisions/0006). */
export function everyPairHasOwnDay(season: Season): boolean {
  const pairs = season.tracks.flatMap((track) =>
    track.options.filter(({ days }) => days.length > 1).map((option) => ownDayOf(season, track, option)),
  );
  return !pairs.includes(undefined);
}

type DaySeats = { readonly [S in StartName]?: Record<string, number> | undefined };

function starts(seats: DaySeats = {}): {
  morning: Record<string, number>;
  afternoon?: Record<string, number>;
} {
  const { morning = {}, afternoon } = seats;
  return afternoon ? { morning, afternoon } : { morning };
}

function countByLabel(labels: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of labels) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

/** Scenes in which promise 3 holds: of the offers drawn, those that can sit beside the ones before them. */
export const arbitraryKeptScene: fc.Arbitrary<Scene> = arbitraryScene.map((scene) => {
  const kept: Offer[] = [];
  for (const offer of scene.offers) {
    if (canAllSit(scene.season, scene.seats, [...kept, offer], whileItsTracks)) kept.push(offer);
  }
  return { ...scene, offers: kept };
});
