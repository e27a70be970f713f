import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { dependentOffers } from '#domain/season-plan/dependent-offers.ts';
import { type CalendarDay, instant, type WallTime } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const [first, second] = ['2030-11-19', '2030-11-20'] as CalendarDay[] as [CalendarDay, CalendarDay];
const season = seasonOf({
  tracks: { one: { options: [first, second, `${first}_${second}`] } },
  seats: { [first]: { morning: { one: 4 } }, [second]: { morning: { one: 4 } } },
});

/** The season with both of its starts a little later. */
const later: Season = {
  ...season,
  days: season.days.map((day) => ({
    ...day,
    starts: day.starts.map((start) => ({ ...start, until: '13:45' as WallTime })),
  })),
};

function booked(id: string, ...days: [CalendarDay] | [CalendarDay, CalendarDay]) {
  const seats = days.map((on) => ({ on, start: 'morning', number: 1 }) as const);
  return offerOf('one', id, {
    state: 'booked',
    booking: { option: days.join('_'), seats: seats as never },
  });
}

const before = instant('2030-11-01T12:00Z');

function broken(next: Season, offers: readonly Offer[], now = before) {
  return dependentOffers(season, next, { offers, seats: [] }, now);
}

test('a day that has begun keeps its times: everybody booked on either of two such starts is named', () => {
  const offers = [booked('ann', first), booked('ben', second), booked('cat', second)];
  expect(broken(later, offers)).toEqual([]);
  expect(broken(later, offers, instant('2030-11-20T18:00Z'))).toEqual([
    { dependency: { kind: 'start', on: first, start: 'morning' }, offers: ['ann'] },
    { dependency: { kind: 'start', on: second, start: 'morning' }, offers: ['ben', 'cat'] },
  ]);
});

test('a start does not move to a time that has passed', () => {
  const earlier = {
    ...season,
    days: season.days.map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({ ...start, at: '05:00' as WallTime })),
    })),
  };
  const now = instant('2030-11-19T11:00Z');
  expect(broken(earlier, [booked('ann', first), booked('ben', second)], now)).toMatchObject([
    { offers: ['ann'] },
  ]);
});

test('a pair is named under each of its starts in another zone, and under the sender that changes', () => {
  const program = { ...later.program, from: 'other@example.org', zone: 'America/Chicago' };
  expect(broken({ ...later, program }, [booked('dan', first, second)])).toEqual([
    { dependency: { kind: 'start', on: first, start: 'morning' }, offers: ['dan'] },
    { dependency: { kind: 'start', on: second, start: 'morning' }, offers: ['dan'] },
    { dependency: { kind: 'sender' }, offers: ['dan'] },
  ]);
});

test('of a track that goes, nothing smaller is named beside it', () => {
  expect(broken({ ...later, tracks: [] }, [booked('ann', first)])).toEqual([
    { dependency: { kind: 'track', track: 'one' }, offers: ['ann'] },
  ]);
});
