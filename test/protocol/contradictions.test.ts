import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, momentAt } from '#test/support/builders/verdicts.ts';
import { contradictions, historyContradictions } from '#test/support/models/contradictions.ts';
import { afterChanges, emptyWorld, type World } from '#test/support/models/world.ts';

/*
 * The races, the crash points and the histories stand on these checks: each is shown something wrong and must find it.
 */
const season = winterSeason({ kept: 1, shared: 0 });
const choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] } as const;

function paired(): World {
  const offer = offerOf('primary-care', 'one');
  const world = emptyWorld(seatsOf(season), [offer]);
  const verdict = book({ season, offer, seats: world.seats }, { choice }, momentAt('2030-10-29T09:00Z'));
  return afterChanges(world, changesOf(verdict));
}

const one = (world: World) => world.offers[0] as Offer;

test('a world that decisions made is without contradiction', () => {
  expect(contradictions(season, paired())).toEqual([]);
});

test.each<[string, (world: World) => World, string]>([
  [
    'half of a pair was given back',
    (world) => ({
      ...world,
      seats: world.seats.map(({ takenBy, ...seat }) =>
        seat.on === '2030-11-18' || !takenBy ? seat : { ...seat, takenBy },
      ),
    }),
    'halved: one has booked 2030-11-18#morning#001, which is held by nobody',
  ],
  [
    'a second person sits where one was booked',
    (world) => ({
      ...world,
      seats: world.seats.map((seat) =>
        seat.takenBy && seat.on === '2030-11-18' ? { ...seat, takenBy: 'two' } : seat,
      ),
    }),
    'oversold: one has booked 2030-11-18#morning#001, which is held by two',
  ],
  [
    'a seat is held by somebody who knows nothing of it',
    (world) => ({
      ...world,
      seats: world.seats.map((seat) => (seat.on === '2030-12-10' ? { ...seat, takenBy: 'one' } : seat)),
    }),
    'does not name it',
  ],
  [
    'a booking was ended and its seats are still held',
    (world) => ({ ...world, offers: [{ ...one(world), state: 'canceled', booking: undefined }] }),
    'does not name it',
  ],
  [
    'an offer is booked without a booking',
    (world) => ({ ...world, offers: [{ ...one(world), booking: undefined }] }),
    'without a booking',
  ],
  [
    'somebody sits on another option than they booked',
    (world) => {
      const booking = { ...one(world).booking, option: '2030-12-09_2030-12-10' } as Offer['booking'];
      return { ...world, offers: [{ ...one(world), booking }] };
    },
    'and sits on',
  ],
  [
    'more offers are open than can sit',
    (world) => ({
      ...world,
      offers: [...world.offers, ...[1, 2, 3].map((index) => offerOf('preliminary', `open_${index}`))],
    }),
    'overbooked: of 3 open offers of preliminary only 2 can sit',
  ],
])('it is found when %s', (_what, spoil, told) => {
  expect(contradictions(season, spoil(paired())).join('\n')).toContain(told);
});

test.each<[string, (world: World) => World]>([
  ['a change left no record', (world) => ({ ...world, records: [] })],
  ['a change left two records', (world) => ({ ...world, records: [...world.records, ...world.records] })],
  ['a record names another seat', (world) => ({ ...world, offers: [{ ...one(world), booking: undefined }] })],
  [
    'SEQUENCE did not rise with the change',
    (world) => ({ ...world, offers: [{ ...one(world), sequence: 1 }] }),
  ],
])('it is found when %s', (_what, spoil) => {
  const { season: id, offer, at, who } = paired().records[0] as World['records'][0];
  const frame = { id: 'record_0', season: id, offer, at, who, version: 1 };
  const plain = { ...frame, event: 'invited', notices: [] } as const;
  const history = (world: World) => historyContradictions(one(world), [plain, ...world.records]);
  expect(history(paired())).toEqual([]);
  expect(history(spoil(paired()))).not.toEqual([]);
});
