import { describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { planLeaving } from '#domain/season-plan/taken-away.ts';
import { isFree, type Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, type SeasonSketch, seasonOf } from '#test/support/builders/season.ts';

const now = instant('2030-10-28T16:00Z');
const [first, second] = ['2030-12-02', '2030-12-03'] as [CalendarDay, CalendarDay];
const tracks = { pair: { options: [`${first}_${second}`] }, one: { options: [second] } };

const seasonWith = (seats: SeasonSketch['seats']): Season => seasonOf({ tracks, seats });
const before = seasonWith({
  [first]: { morning: { pair: 2 } },
  [second]: { morning: { 'one pair': 3 } },
});

function booked(id: string, track: string, ...places: readonly (readonly [CalendarDay, number])[]): Offer {
  const seats = places.map(([on, number]) => ({ on, start: 'morning', number }) as const);
  const option = places.map(([on]) => on).join('_');
  return offerOf(track, id, { state: 'booked', booking: { option, seats: seats as never } });
}

function seatsHeldBy(offers: readonly Offer[]): readonly Seat[] {
  return seatsOf(
    before,
    ({ on, number }) =>
      offers.find(({ booking }) => booking?.seats.some((seat) => seat.on === on && seat.number === number))
        ?.id,
  );
}

const leavingOf = (next: Season, offers: readonly Offer[], seats = seatsHeldBy(offers)) =>
  planLeaving(before, next, { offers, seats }, now).offers.map(({ id }) => id);

describe('where a start keeps fewer seats than are held', () => {
  const pair = booked('offer_a', 'pair', [first, 1], [second, 1]);
  const single = booked('offer_b', 'one', [second, 2]);
  const noFirstDay = seasonWith({ [first]: { morning: {} }, [second]: { morning: { 'one pair': 1 } } });

  test('a pair that loses its other day makes room for who holds a single day', () => {
    expect(leavingOf(noFirstDay, [pair, single])).toEqual([pair.id]);
  });

  test('the file takes the same bookings away after it was stopped half way', () => {
    const seats = seatsHeldBy([pair, single]).map(({ takenBy, ...seat }) =>
      takenBy === undefined || takenBy === pair.id ? seat : { ...seat, takenBy },
    );
    expect(seats.filter(isFree)).toHaveLength(4);
    const open = { ...pair, state: 'open' as const, booking: undefined } as unknown as Offer;
    expect(leavingOf(noFirstDay, [open, single], seats)).toEqual([]);
  });

  test('those with the lowest numbers keep their seats, and not those who were invited first', () => {
    const crowd = [
      booked('offer_c', 'one', [second, 1]),
      booked('offer_b', 'one', [second, 2]),
      booked('offer_a', 'one', [second, 3]),
    ];
    const two = seasonWith({ [first]: { morning: { pair: 2 } }, [second]: { morning: { 'one pair': 2 } } });
    expect(leavingOf(two, crowd)).toEqual(['offer_a']);
  });
});
