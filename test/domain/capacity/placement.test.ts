import { expect, test } from 'vitest';
import { openDemand, place, shortfall } from '#domain/capacity/placement.ts';
import { ownDayOf, type Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { instant } from '#domain/values/time.ts';
import { arbitraryScene } from '#test/support/builders/arbitrary-season.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf, winterSeason } from '#test/support/builders/season.ts';
import { always } from '#test/support/checks/check-property.ts';
import { canAllSit, whileItsTracks } from '#test/support/models/brute-force.ts';

function fits(season: Season, seats: readonly Seat[], demands: Readonly<Record<string, number>>): number[] {
  const asked = Object.entries(demands).map(([track, number]) => ({ track, asked: number }));
  return place(season, seats, asked).map((each) => each.fits);
}

test('the flow says that all open offers can sit exactly when trying every seat finds a way', () => {
  const seen = { placeable: 0, not: 0 };
  always(1000, arbitraryScene, ({ season, seats, offers }) => {
    const placeable = canAllSit(season, seats, offers, whileItsTracks);
    expect(shortfall(season, seats, openDemand(season, offers)) === undefined).toBe(placeable);
    seen[placeable ? 'placeable' : 'not'] += 1;
  });
  expect(Math.min(seen.placeable, seen.not)).toBeGreaterThan(20);
});

test('the number that fits is the largest with which everybody can sit', () => {
  always(500, arbitraryScene, ({ season, seats, offers }) => {
    const sameClose = offers.map((offer) => ({ ...offer, closesAt: instant('2030-11-12T12:00Z') }));
    const demands = openDemand(season, sameClose);
    let placed: typeof sameClose = [];
    const fitting = demands.map(({ track }) => {
      const before = placed.length;
      for (const offer of sameClose.filter((each) => each.seatedAs === track)) {
        if (canAllSit(season, seats, [...placed, offer])) placed = [...placed, offer];
      }
      return placed.length - before;
    });
    expect(place(season, seats, demands).map((each) => each.fits)).toEqual(fitting);
  });
});

test('a pair needs a seat on each of its days, in any of their starts', () => {
  const season = seasonOf({
    tracks: { paired: { options: ['2030-11-18_2030-11-19'] } },
    seats: {
      '2030-11-18': { morning: { paired: 3 }, afternoon: { paired: 1 } },
      '2030-11-19': { morning: { paired: 1 }, afternoon: { paired: 1 } },
    },
  });
  expect(fits(season, seatsOf(season), { paired: 9 })).toEqual([2]);
});

test('a shared seat is given once, to the track that is asked first', () => {
  const season = winterSeason({ kept: 0, shared: 1 });
  const seats = seatsOf(season).filter((seat) => seat.on === '2030-12-03' && seat.start === 'morning');
  const own = seatsOf(winterSeason({ kept: 1 })).filter((seat) => seat.on === '2030-12-04');
  const free = [...seats, ...own];
  expect(fits(season, free, { categorical: 1, 'physician-scientist': 1 })).toEqual([1, 0]);
  expect(fits(season, free, { 'physician-scientist': 1, categorical: 1 })).toEqual([1, 0]);
});

test('an applicant who was placed first keeps a place, though perhaps another one', () => {
  const season = seasonOf({
    tracks: {
      categorical: { options: ['2030-11-19', '2030-12-03'] },
      'primary-care': { options: ['2030-11-18_2030-11-19'] },
    },
    seats: {
      '2030-11-18': { morning: { 'primary-care': 1 } },
      '2030-11-19': { morning: { 'categorical primary-care': 1 } },
      '2030-12-03': { morning: { categorical: 1 } },
    },
  });
  expect(fits(season, seatsOf(season), { categorical: 1, 'primary-care': 1 })).toEqual([1, 1]);
});

test('taken seats place nobody', () => {
  const season = winterSeason({ kept: 1, shared: 0 });
  const seats = seatsOf(season, (seat) => (seat.on === '2030-11-22' ? 'offer_before' : undefined));
  expect(fits(season, seats, { preliminary: 5 })).toEqual([1]);
});

test('nobody is counted on a day that may pass before the last offer of their track is answered', () => {
  const season = winterSeason({ kept: 1, shared: 0 });
  const early = offerOf('preliminary', 'early', { closesAt: instant('2030-11-21T13:00Z') });
  const late = offerOf('preliminary', 'late', { closesAt: instant('2030-11-21T13:00:00.001Z') });
  expect(shortfall(season, seatsOf(season), openDemand(season, [early, early]))).toBeUndefined();
  expect(shortfall(season, seatsOf(season), openDemand(season, [early, late]))).toMatchObject({ fits: 1 });
});

test('late offers of one track do not take early days from the offers of another', () => {
  const season = winterSeason({ kept: 1, shared: 0 });
  const early = offerOf('preliminary', 'early', { closesAt: instant('2030-11-20T13:00Z') });
  const late = offerOf('categorical', 'late', { closesAt: instant('2030-11-30T13:00Z') });
  expect(shortfall(season, seatsOf(season), openDemand(season, [early, early, late]))).toBeUndefined();
});

test('only open offers ask for a place', () => {
  const season = winterSeason();
  const ended = (['booked', 'canceled', 'declined', 'expired'] as const).map((state) =>
    offerOf('categorical', state, { state }),
  );
  expect(openDemand(season, ended).map((each) => each.asked)).toEqual([0, 0, 0, 0]);
});

test('a pair has a day of its own unless each of its days is in another option', () => {
  const options = ['2030-11-18_2030-11-19', '2030-11-19'];
  const seats = { '2030-11-18': {}, '2030-11-19': {} };
  const paired = (also: string[]) => seasonOf({ tracks: { all: { options: [...options, ...also] } }, seats });
  const own = (season: Season) => {
    const [track] = season.tracks;
    return track?.options[0] && ownDayOf(season, track, track.options[0]);
  };
  expect(own(paired([]))).toBe('2030-11-18');
  expect(own(paired(['2030-11-18']))).toBeUndefined();
});

test('a season whose pair has no day of its own cannot be planned with', () => {
  const options = ['2030-11-18_2030-11-19', '2030-11-18', '2030-11-19'];
  const season = seasonOf({ tracks: { all: { options } }, seats: { '2030-11-18': {}, '2030-11-19': {} } });
  expect(() => place(season, [], [])).toThrow('no day to itself');
});

test('two tracks whose windows outlast the morning do not both count on the one seat of the afternoon', () => {
  const season = seasonOf({
    tracks: {
      one: { options: ['2030-11-18'], alone: true },
      two: { options: ['2030-11-18'], alone: true },
    },
    seats: { '2030-11-18': { morning: { 'one two': 1 }, afternoon: { 'one two': 1 } } },
  });
  const until = instant('2030-11-17T15:00Z'); // a day before, between the two starts
  const demands = ['one', 'two'].map((track) => ({ track, asked: 1, until }));
  expect(place(season, seatsOf(season), demands).map((each) => each.fits)).toEqual([1, 0]);
});

test('two tracks can have the same pair where each has seats of its own', () => {
  const pair = '2030-11-18_2030-11-19';
  const season = seasonOf({
    tracks: { one: { options: [pair] }, two: { options: [pair] } },
    seats: { '2030-11-18': { morning: { one: 2, two: 1 } }, '2030-11-19': { morning: { 'one two': 2 } } },
  });
  expect(season.tracks.map((track) => track.options[0] && ownDayOf(season, track, track.options[0]))).toEqual(
    ['2030-11-18', '2030-11-18'],
  );
  expect(fits(season, seatsOf(season), { one: 2, two: 2 })).toEqual([2, 0]);
  expect(fits(season, seatsOf(season), { two: 2, one: 2 })).toEqual([1, 1]);
});

test('pairs of days that follow each other, and single days beside them, need seats of their own only', () => {
  const season = seasonOf({
    tracks: {
      one: { options: ['2030-11-18_2030-11-19'] },
      two: { options: ['2030-11-19_2030-11-20'] },
      day: { options: ['2030-11-18', '2030-11-19', '2030-11-20'] },
    },
    seats: {
      '2030-11-18': { morning: { one: 1, day: 1 } },
      '2030-11-19': { morning: { one: 1, two: 1, day: 1 } },
      '2030-11-20': { morning: { two: 1, day: 1 } },
    },
  });
  expect(fits(season, seatsOf(season), { day: 5, one: 5, two: 5 })).toEqual([3, 1, 1]);
});
