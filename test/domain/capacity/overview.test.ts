import { expect, test } from 'vitest';
import { isSameOverview, overviewOf, type SeasonOverview } from '#domain/capacity/overview.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const trouble = { kind: 'bounced', at: invitedAt, why: 'no such user' } as const;

function bookedAt(track: string, id: string, number: number): Offer {
  return offerOf(track, id, {
    state: 'booked',
    booking: { option: '2030-11-19', seats: [{ on, start: 'morning', number }] },
  });
}

const offers = [
  bookedAt('categorical', 'one', 1),
  bookedAt('categorical', 'two', 2),
  bookedAt('primary-care', 'three', 3),
  offerOf('categorical', 'four', { mailTrouble: trouble }),
  offerOf('categorical', 'five', { closesAt: plusHours(invitedAt, 72) }),
  offerOf('preliminary', 'six', { state: 'prepared' }),
  offerOf('preliminary', 'seven', { state: 'declined', mailTrouble: trouble }),
];
const holders = ['one', 'two', 'three'];
const seats = seatsOf(season).map((seat) => {
  const takenBy = seat.on === on && seat.start === 'morning' ? holders[seat.number - 1] : undefined;
  return takenBy ? { ...seat, takenBy } : seat;
});

test('seats are counted by start and by the track of who took them', () => {
  expect(overviewOf(season, { offers, seats }).taken).toEqual([
    { on, start: 'morning', track: 'categorical', taken: 2 },
    { on, start: 'morning', track: 'primary-care', taken: 1 },
  ]);
});

test('offers are counted by state, open ones by their end, and prepared ones by their release', () => {
  const { states, ending, prepared, unreached } = overviewOf(season, { offers, seats });
  expect(states).toEqual([
    { track: 'categorical', state: 'open', offers: 2 },
    { track: 'categorical', state: 'booked', offers: 2 },
    { track: 'primary-care', state: 'booked', offers: 1 },
    { track: 'preliminary', state: 'prepared', offers: 1 },
    { track: 'preliminary', state: 'declined', offers: 1 },
  ]);
  expect(ending.map(({ at, offers: count }) => [at, count])).toEqual([
    [plusHours(invitedAt, 48), 1],
    [plusHours(invitedAt, 72), 1],
  ]);
  expect(prepared).toEqual([{ track: 'preliminary', at: invitedAt, offers: 1 }]);
  expect(unreached).toBe(1);
});

test('an overview does not depend on the order of what is counted, and differs with every count', () => {
  const whole = overviewOf(season, { offers, seats });
  const turned = overviewOf(season, { offers: offers.toReversed(), seats: seats.toReversed() });
  expect(isSameOverview(whole, turned)).toBe(true);
  for (const left of offers) {
    const others = offers.filter((offer) => offer !== left);
    expect(isSameOverview(whole, overviewOf(season, { offers: others, seats }))).toBe(false);
  }
});

test('a seat that no known offer holds counts for no track', () => {
  expect(overviewOf(season, { offers: [], seats }).taken).toEqual([]);
});

test('offers that wait until different instants of one minute are counted together', () => {
  const [one, two] = [1, 59].map((second) =>
    offerOf('categorical', `second_${second}`, { closesAt: plusHours(invitedAt, 48 + second / 3_600) }),
  ) as [Offer, Offer];
  const { ending } = overviewOf(season, { offers: [one, two], seats: [] });
  expect(ending).toEqual([{ track: 'categorical', at: plusHours(invitedAt, 48 + 1 / 60), offers: 2 }]);
});

test.each([
  ['taken', 'on', '2030-11-22'],
  ['taken', 'start', 'afternoon'],
  ['taken', 'track', 'preliminary'],
  ['taken', 'taken', 9],
  ['states', 'track', 'preliminary'],
  ['states', 'state', 'expired'],
  ['states', 'offers', 9],
  ['ending', 'track', 'preliminary'],
  ['ending', 'at', plusHours(invitedAt, 1)],
  ['ending', 'offers', 9],
  ['prepared', 'track', 'categorical'],
  ['prepared', 'at', plusHours(invitedAt, 1)],
  ['prepared', 'offers', 9],
] as const)('two overviews whose "%s" differ in "%s" are not the same', (part, field, value) => {
  const whole = overviewOf(season, { offers, seats });
  const [first, ...others] = whole[part];
  const changed = { ...whole, [part]: [{ ...first, [field]: value }, ...others] } as SeasonOverview;
  expect(isSameOverview(whole, changed)).toBe(false);
});

test.each(['unreached', 'asked'] as const)('two overviews that differ in "%s" are not the same', (count) => {
  const whole = overviewOf(season, { offers, seats });
  expect(isSameOverview(whole, { ...whole, [count]: 9 })).toBe(false);
});
