import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { choicesOf } from './choices.ts';
import { seasonOf } from './season.ts';

const wantedDays = ['2030-11-18', '2030-11-19', '2030-11-22', '2030-12-03', '2030-12-04'];

/**
 * Forty seats that everybody wants, single days and pairs on common days among them, and enough seats on later days for
 * 300 offers to be open at once.
 */
export function raceSeason(): Season {
  const both = (groups: Record<string, number>) => ({ morning: groups, afternoon: groups });
  return seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19', '2030-12-03', '2030-12-10', '2030-12-12', '2030-12-17'] },
      'primary-care': {
        options: ['2030-11-18_2030-11-19', '2030-12-09_2030-12-10'],
        covers: ['categorical'],
      },
      'physician-scientist': { options: ['2030-12-03_2030-12-04', '2030-12-12_2030-12-13'], alone: true },
      preliminary: { options: ['2030-11-22', '2030-12-06'], alone: true },
    },
    seats: {
      '2030-11-18': both({ 'primary-care': 2 }),
      '2030-11-19': {
        morning: { categorical: 5, 'primary-care': 2, 'categorical primary-care': 2 },
        afternoon: { categorical: 5, 'primary-care': 2 },
      },
      '2030-11-22': { morning: { preliminary: 4 } },
      '2030-12-03': {
        morning: { categorical: 3, 'physician-scientist': 1, 'categorical physician-scientist': 2 },
        afternoon: { categorical: 3, 'physician-scientist': 1 },
      },
      '2030-12-04': both({ 'physician-scientist': 3 }),
      '2030-12-06': { morning: { preliminary: 20 } },
      '2030-12-09': both({ 'primary-care': 28 }),
      '2030-12-10': both({ categorical: 30, 'primary-care': 26, 'categorical primary-care': 4 }),
      '2030-12-12': both({ categorical: 30, 'physician-scientist': 14 }),
      '2030-12-13': both({ 'physician-scientist': 14 }),
      '2030-12-17': both({ categorical: 30 }),
    },
  });
}

/** How many offers of each track race. */
export type RaceCrowd = Readonly<
  Record<'categorical' | 'primary-care' | 'physician-scientist' | 'preliminary', number>
>;

export const raceCrowd: RaceCrowd = {
  categorical: 190,
  'primary-care': 60,
  'physician-scientist': 30,
  preliminary: 20,
};

/** Three for each seat that everybody wants: what a race reads grows with the square of its applicants. */
export const smallRaceCrowd: RaceCrowd = {
  categorical: 76,
  'primary-care': 24,
  'physician-scientist': 12,
  preliminary: 8,
};

export function isWanted(seat: Seat): boolean {
  return wantedDays.includes(seat.on);
}

/** The first wish of an offer's applicant, and the choice that they take otherwise. */
export function wishesOf(
  season: Season,
  offer: Pick<Offer, 'seatedAs'>,
): { wanted: Choice[]; other: Choice[] } {
  const choices = choicesOf(season, offer);
  const isGood = (choice: Choice) => choice.option.split('_').every((on) => wantedDays.includes(on));
  return { wanted: choices.filter(isGood), other: choices.filter((choice) => !isGood(choice)) };
}
