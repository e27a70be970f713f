import { expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { dependentOffers } from '#domain/season-plan/dependent-offers.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
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

test('every applicant booked on either of two starts that change is named', () => {
  const offers = [booked('ann', first), booked('ben', second), booked('cat', second)];
  expect(dependentOffers(season, later, offers)).toEqual([
    { dependency: { kind: 'start', on: first, start: 'morning' }, offers: ['ann'] },
    { dependency: { kind: 'start', on: second, start: 'morning' }, offers: ['ben', 'cat'] },
  ]);
});

test('a pair is named under each of its starts that changes, and under the sender that does', () => {
  const program = { ...later.program, from: 'other@example.org' };
  expect(dependentOffers(season, { ...later, program }, [booked('dan', first, second)])).toEqual([
    { dependency: { kind: 'start', on: first, start: 'morning' }, offers: ['dan'] },
    { dependency: { kind: 'start', on: second, start: 'morning' }, offers: ['dan'] },
    { dependency: { kind: 'sender' }, offers: ['dan'] },
  ]);
});

test('of a track that goes, nothing smaller is named beside it', () => {
  expect(dependentOffers(season, { ...later, tracks: [] }, [booked('ann', first)])).toEqual([
    { dependency: { kind: 'track', track: 'one' }, offers: ['ann'] },
  ]);
});
