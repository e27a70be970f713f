import { describe, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { BookedOffer } from '#domain/season-plan/concerned.ts';
import { hasBegun, isKept, planLeaving } from '#domain/season-plan/taken-away.ts';
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
    expect(leavingOf(two, crowd.toReversed())).toEqual(['offer_a']);
  });

  const oneSecond = seasonWith({
    [first]: { morning: { pair: 2 } },
    [second]: { morning: { 'one pair': 1 } },
  });

  test('of a pair the lower of its numbers counts', () => {
    const low = booked('offer_a', 'pair', [first, 1], [second, 3]);
    const between = booked('offer_b', 'one', [second, 2]);
    expect(leavingOf(oneSecond, [between, low])).toEqual(['offer_b']);
  });

  test('of equal numbers the one whose offer comes first keeps its seat', () => {
    const crowd = (pairId: string, singleId: string) => [
      booked(singleId, 'one', [second, 1]),
      booked(pairId, 'pair', [first, 1], [second, 2]),
    ];
    expect(leavingOf(oneSecond, crowd('offer_a', 'offer_b'))).toEqual(['offer_b']);
    expect(leavingOf(oneSecond, crowd('offer_b', 'offer_a'))).toEqual(['offer_b']);
  });
});

describe('a held seat for which there is no place', () => {
  const planOf = (offers: readonly Offer[], seats: readonly Seat[], at = now) =>
    planLeaving(
      before,
      seasonWith({ [first]: { morning: { pair: 2 } }, [second]: { morning: {} } }),
      { offers, seats },
      at,
    );
  const keyOn = (number: number) => ({ on: second, start: 'morning', number });
  const begun = instant('2030-12-03T13:00Z');
  const [ann, ben] = [booked('ann', 'one', [second, 1]), booked('ben', 'one', [second, 2])];

  test('stays if its interview begins now, or if its holder is no offer: each is named', () => {
    expect(planOf([ann, ben], seatsHeldBy([ann, ben]), begun)).toEqual({
      ...{ steps: [], offers: [], fixed: [keyOn(1), keyOn(2)], isOutrun: false },
    });
    const gone = planOf([ann], seatsHeldBy([ann, ben]));
    expect([gone.fixed, gone.isOutrun]).toEqual([[keyOn(2)], false]);
    expect(
      planOf([ann], seatsHeldBy([ann]), instant('2030-12-03T12:59Z')).offers.map(({ id }) => id),
    ).toEqual(['ann']);
  });

  test('of who has booked just now has all read again, and only the others are named', () => {
    const open = { ...ben, state: 'open' as const, booking: undefined } as unknown as Offer;
    expect(planOf([open], seatsHeldBy([ben]))).toMatchObject({ fixed: [], isOutrun: true });
    expect(planOf([ann, open], seatsHeldBy([ann, ben]), begun)).toMatchObject({
      ...{ fixed: [keyOn(1)], isOutrun: true },
    });
  });
});

describe('a booking', () => {
  const pair = booked('pat', 'pair', [first, 1], [second, 1]) as BookedOffer;
  const withStarts = (...kept: readonly CalendarDay[]): Season => ({
    ...before,
    days: before.days.map((day) => (kept.includes(day.on) ? day : { ...day, starts: [] })),
  });

  test('is kept if the season has its option and each of its starts', () => {
    expect(isKept(before, pair)).toBe(true);
    expect([isKept(withStarts(first), pair), isKept(withStarts(second), pair)]).toEqual([false, false]);
    const other = before.tracks.map((track) => ({ ...track, options: track.options.slice(1) }));
    expect(isKept({ ...before, tracks: other }, pair)).toBe(false);
  });

  test('has begun with the first of its starts, by the season that has that start', () => {
    const begunAt = (at: string, season = before) => hasBegun(season, pair, instant(at));
    expect([begunAt('2030-12-02T12:59Z'), begunAt('2030-12-02T13:00Z')]).toEqual([false, true]);
    expect(begunAt('2030-12-02T13:00Z', withStarts(second))).toBe(false);
    expect(hasBegun(before, {}, instant('2031-01-01T00:00Z'))).toBe(false);
  });
});
