import { expect, test } from 'vitest';
import { noteShown, takeShown } from '#functions/booking/shown-pages.ts';
import type { Store } from '#functions/store/client.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const seats = seatsOf(season);

/** A process of its own, of which only the memory is looked at. */
function process() {
  const store = {} as Store;
  return {
    show: (id: string, version: number, shown = seats) =>
      noteShown(store, { season, version, offer: offerOf('categorical', id), seats: shown }),
    take: (id: string) => takeShown(store, { season: season.id, id }),
  };
}

test('what is shown of an offer is there once, with the seats of the last page of anybody', () => {
  const { show, take } = process();
  show('offer_one', 1);
  show('offer_two', 1, seats.slice(1));
  expect(take('offer_one')).toMatchObject({ offer: { id: 'offer_one' }, seats: seats.slice(1), version: 1 });
  expect(take('offer_one')).toBeUndefined();
  expect(take('offer_three')).toBeUndefined();
  expect(
    takeShown({} as Store, { season: season.id, id: 'offer_two' }),
    'in another process',
  ).toBeUndefined();
});

test('a page that took long does not bring back an earlier season', () => {
  const { show, take } = process();
  show('offer_one', 2, seats.slice(1));
  show('offer_two', 1);
  expect(take('offer_two')).toMatchObject({ offer: { id: 'offer_two' }, version: 2, seats: seats.slice(1) });
});

test('of more than a thousand offers the first are forgotten', () => {
  const { show, take } = process();
  for (let number = 1; number <= 1_001; number += 1) show(`offer_${number}`, 1);
  expect(take('offer_1')).toBeUndefined();
  expect([take('offer_2')?.offer.id, take('offer_1001')?.offer.id]).toEqual(['offer_2', 'offer_1001']);
});
