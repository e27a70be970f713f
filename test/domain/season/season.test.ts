import { describe, expect, test } from 'vitest';
import {
  changesCloseAt,
  dayOf,
  deadlineAt,
  endsAt,
  invitationsEndAt,
  optionId,
  ownDayOf,
  type Season,
  type Start,
  seatedAs,
  servesOnly,
  startOf,
  startsAt,
  trackOf,
} from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { type SeasonSketch, seasonOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;

test('a track and a day are found by their names, and one that is not there is a mistake of the caller', () => {
  expect(trackOf(season, 'primary-care').id).toBe('primary-care');
  expect(dayOf(season, on).on).toBe(on);
  expect(() => trackOf(season, 'surgery')).toThrow('season sample-2030 has no track surgery');
  expect(() => dayOf(season, '2030-11-20' as CalendarDay)).toThrow(
    'season sample-2030 has no day 2030-11-20',
  );
});

test('a start is found by its day and name, or there is none', () => {
  expect(startOf(season, { on, start: 'afternoon' })).toMatchObject({ name: 'afternoon', at: '13:00' });
  expect(startOf(season, { on: '2030-11-22' as CalendarDay, start: 'afternoon' })).toBeUndefined();
  expect(startOf(season, { on: '2030-11-20' as CalendarDay, start: 'morning' })).toBeUndefined();
});

test('an option is named after its days', () => {
  expect([optionId([on]), optionId([on, '2030-11-20' as CalendarDay])]).toEqual([
    ...['2030-11-19', '2030-11-19_2030-11-20'],
  ]);
});

describe('the clocks of a start', () => {
  const start = (at: string, until: string): Start => ({
    ...{ name: 'morning', at: at as WallTime, until: until as WallTime, groups: [] },
  });

  test.each([
    ['08:00', '13:00', '2030-11-19T18:00:00.000Z'],
    ['22:00', '02:00', '2030-11-20T07:00:00.000Z'],
    ['08:00', '08:00', '2030-11-20T13:00:00.000Z'],
  ])('from %s until %s it ends at %s: on the next day, if that is not later', (at, until, ends) => {
    expect(endsAt(season, on, start(at, until))).toBe(ends);
  });

  test('close to changes so many hours before it begins', () => {
    const early = start('08:00', '13:00');
    expect(startsAt(season, on, early)).toBe('2030-11-19T13:00:00.000Z');
    expect(changesCloseAt(season, on, early)).toBe('2030-11-18T13:00:00.000Z');
    const late = { ...season, offers: { ...season.offers, changesCloseHours: 36 } };
    expect(changesCloseAt(late, on, early)).toBe('2030-11-18T01:00:00.000Z');
  });
});

test('a deadline with an hour is an instant, and one of a whole day is none', () => {
  const deadline = { id: 'a', name: 'A', on };
  expect(deadlineAt(season, { ...deadline, at: '09:00' as WallTime })).toBe('2030-11-19T14:00:00.000Z');
  expect(deadlineAt(season, deadline)).toBeUndefined();
});

test('invitations go out until the end of their last day', () => {
  expect(invitationsEndAt(season)).toBe('2030-12-01T05:00:00.000Z');
});

test.each([
  [['categorical'], 'categorical'],
  [['categorical', 'primary-care'], 'primary-care'],
  [['primary-care', 'categorical'], 'primary-care'],
  [['categorical', 'preliminary'], undefined],
  [['surgery'], undefined],
  [['surgery', 'primary-care'], undefined],
  [[], undefined],
])('an offer for %j takes its seats as %s', (tracks, track) => {
  expect(seatedAs(season, tracks)).toBe(track);
});

describe('the own day of a pair', () => {
  const one = (...tracks: readonly string[]) => ({ morning: { [tracks.join(' ')]: 2 } });
  const pairs = (options: readonly string[], seats: SeasonSketch['seats']) =>
    seasonOf({ tracks: { pair: { options }, single: { options: ['2030-11-19', '2030-11-26'] } }, seats });
  const ownDay = (made: Season, option = 0) => {
    const track = trackOf(made, 'pair');
    const chosen = track.options[option];
    return chosen && ownDayOf(made, track, chosen);
  };
  const first = '2030-11-18_2030-11-19';

  test('is the first whose seats nobody else can choose', () => {
    expect(ownDay(pairs([first], { '2030-11-18': one('pair'), '2030-11-19': one('pair') }))).toBe(
      '2030-11-18',
    );
    expect(
      ownDay(
        pairs(['2030-11-19_2030-11-20'], { '2030-11-19': one('pair', 'single'), '2030-11-20': one('pair') }),
      ),
    ).toBe('2030-11-20');
  });

  test('is told by its own seats, not by those of another day', () => {
    const seats = {
      '2030-11-18': one('pair'),
      '2030-11-19': one('pair', 'single'),
      '2030-11-20': one('pair'),
    };
    expect(ownDay(pairs(['2030-11-19_2030-11-20'], seats))).toBe('2030-11-20');
  });

  test('may have seats of others, as long as none of them is shared', () => {
    const kept = { morning: { pair: 2, single: 2 } };
    expect(ownDay(pairs(['2030-11-19_2030-11-20'], { '2030-11-19': kept, '2030-11-20': one('pair') }))).toBe(
      '2030-11-19',
    );
    const shared = { morning: { pair: 2, 'pair single': 1 } };
    expect(
      ownDay(pairs(['2030-11-19_2030-11-20'], { '2030-11-19': shared, '2030-11-20': one('pair') })),
    ).toBe('2030-11-20');
  });

  test('may share seats with a track that cannot choose that day', () => {
    expect(ownDay(pairs([first], { '2030-11-18': one('pair', 'single'), '2030-11-19': one('pair') }))).toBe(
      '2030-11-18',
    );
  });

  test('is not a day of another pair, and there may be none', () => {
    const seats = { '2030-11-18': one('pair'), '2030-11-19': one('pair'), '2030-11-20': one('pair') };
    const chain = pairs([first, '2030-11-19_2030-11-20'], seats);
    expect([ownDay(chain), ownDay(chain, 1)]).toEqual(['2030-11-18', '2030-11-20']);
    const ring = pairs([first, '2030-11-18_2030-11-20', '2030-11-19_2030-11-20'], seats);
    expect([0, 1, 2].map((option) => ownDay(ring, option))).toEqual([undefined, undefined, undefined]);
  });
});

test('seats for several tracks serve one alone on a day that no other of them can choose', () => {
  const tracks = ['categorical', 'primary-care'];
  const serves = (track: string, day: string) =>
    servesOnly(season, { id: track }, day as CalendarDay, tracks);
  expect(serves('primary-care', '2030-11-18')).toBe(true);
  expect(serves('categorical', '2030-11-18')).toBe(false);
  expect(serves('primary-care', '2030-11-19')).toBe(false);
  expect(serves('categorical', '2030-12-03')).toBe(true);
});
