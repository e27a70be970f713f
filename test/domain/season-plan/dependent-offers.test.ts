import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
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

test('a start that begins now does not move, neither later nor from later to now', () => {
  const at = (time: string): Season => ({
    ...season,
    days: season.days.map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({ ...start, at: time as WallTime })),
    })),
  });
  const moved = (to: string, now: string) => broken(at(to), [booked('ann', first)], instant(now)).length;
  expect(moved('10:00', '2030-11-19T14:00Z')).toBe(1);
  expect([moved('10:00', '2030-11-19T13:00Z'), moved('10:00', '2030-11-19T12:59Z')]).toEqual([1, 0]);
  expect([moved('07:00', '2030-11-19T12:00Z'), moved('07:00', '2030-11-19T11:59Z')]).toEqual([1, 0]);
});

test('a day that has begun keeps its place until it is over, where one was said', () => {
  const visited = (visit: VisitFields | null): Season => ({ ...season, ...(visit ? { visit } : {}) });
  const hall = { kind: 'in-person', place: 'Sample Hall' } as const;
  const online = { kind: 'virtual', joinLink: 'https://video.example.org/j/1' } as const;
  const offers = [booked('ann', first), booked('ben', second), booked('dan', first, second)];
  const placed = (now: string, from: VisitFields | null = online, to: VisitFields = hall) =>
    dependentOffers(visited(from), visited(to), { offers, seats: [] }, instant(now));
  const onFirstDay = [{ dependency: { kind: 'place', track: 'one', on: first }, offers: ['ann', 'dan'] }];
  expect(placed('2030-11-19T12:59:59.999Z')).toEqual([]);
  expect(placed('2030-11-19T13:00Z')).toEqual(onFirstDay);
  expect(placed('2030-11-19T17:59:59.999Z')).toEqual(onFirstDay);
  expect(placed('2030-11-19T18:00Z')).toEqual([]);
  expect(placed('2030-11-20T13:00Z')).toMatchObject([{ dependency: { on: second }, offers: ['ben', 'dan'] }]);
  expect(placed('2030-11-19T13:00Z', { ...hall, place: 'Elsewhere' })).toEqual(onFirstDay);
  expect(
    placed('2030-11-19T13:00Z', online, { ...online, joinLink: 'https://video.example.org/j/2' }),
  ).toEqual([]);
  expect(placed('2030-11-19T13:00Z', null)).toEqual([]);
});

test('an offer that has ended, and holds nothing, depends on nothing but its track', () => {
  const ended = (['declined', 'canceled', 'expired', 'withdrawn'] as const).map((state) =>
    offerOf('one', state, { state }),
  );
  const program = { ...season.program, from: 'other@example.org' };
  expect(broken({ ...without(first, second, pair), program }, ended, onFirst)).toEqual([]);
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

/** The season without these options of its tracks. */
function without(...gone: readonly string[]): Season {
  return {
    ...season,
    tracks: season.tracks.map((track) => ({
      ...track,
      options: track.options.filter(({ id }) => !gone.includes(id)),
    })),
  };
}

const pair = `${first}_${second}`;
const onFirst = instant('2030-11-19T18:00Z');
const optionsNamed = (found: ReturnType<typeof broken>) =>
  found.flatMap(({ dependency }) => (dependency.kind === 'option' ? [dependency.days.join('_')] : []));

test('an option does not go once a day of its booking has begun: it is named, and no other one that goes', () => {
  expect(broken(without(first, second), [booked('ann', first)], onFirst)).toEqual([
    { dependency: { kind: 'option', track: 'one', days: [first] }, offers: ['ann'] },
  ]);
  expect(optionsNamed(broken(without(first, second, pair), [booked('pat', first, second)], onFirst))).toEqual(
    [pair],
  );
  expect(broken(without(second), [booked('ann', first)], onFirst)).toEqual([]);
  expect(broken(without(first), [booked('ann', first)])).toEqual([]);
});

test('of an applicant who has just booked no option goes that could be theirs', () => {
  const open = offerOf('one', 'eve');
  const held = (...days: readonly CalendarDay[]) => ({
    offers: [open],
    seats: days.map((on) => ({ on, start: 'morning', number: 1, tracks: ['one'], takenBy: 'eve' }) as const),
  });
  const named = (next: Season, ...days: readonly CalendarDay[]) =>
    optionsNamed(dependentOffers(season, next, held(...days), before));
  expect(named(without(first, second, pair), first)).toEqual([first, pair]);
  expect(named(without(first, second, pair), first, second)).toEqual([pair]);
  expect(named(without(second), first)).toEqual([]);
  expect(named(without(first, second, pair))).toEqual([]);
});

test('an offer depends on the options of its own track alone', () => {
  const both = seasonOf({
    tracks: { one: { options: [first] }, two: { options: [second] } },
    seats: { [first]: { morning: { one: 1 } }, [second]: { morning: { two: 1 } } },
  });
  const next = {
    ...both,
    tracks: both.tracks.map((track) => (track.id === 'two' ? { ...track, options: [] } : track)),
  };
  const seats = [{ on: second, start: 'morning', number: 1 }] as const;
  const offer = offerOf('two', 'tom', {
    state: 'booked',
    booking: { option: second, seats: seats as never },
  });
  const found = dependentOffers(both, next, { offers: [offer], seats: [] }, instant('2030-11-20T18:00Z'));
  expect(found).toEqual([{ dependency: { kind: 'option', track: 'two', days: [second] }, offers: ['tom'] }]);
});
