import { describe, expect, test } from 'vitest';
import type { Day, Season, SeatGroup, Start } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { faultPaths, faultsAt, soundSeason } from '#test/support/checks/season-faults.ts';

const time = (text: string) => text as WallTime;

/** A morning of the preliminary track, unless `change` says otherwise. */
function startOf(change: Partial<Start> = {}): Start {
  const groups: readonly SeatGroup[] = [{ for: ['preliminary'], seats: 2 }];
  return { name: 'morning', at: time('08:00'), until: time('12:00'), groups, ...change };
}

const dayOn = (on: string, ...starts: readonly Start[]): Day => ({ on: on as CalendarDay, starts });

/** A season of the preliminary track alone, with these days and with invitations until long before them. */
function seasonOn(...days: readonly Day[]): Partial<Season> {
  const options = [...new Set(days.map(({ on }) => on))].map((on) => ({ id: on, days: [on] as const }));
  return {
    tracks: soundSeason.tracks
      .filter(({ id }) => id === 'preliminary')
      .map((track) => ({ ...track, options })),
    days,
    offers: { ...soundSeason.offers, until: '2029-01-01' as CalendarDay },
  };
}

const [on, next] = ['2030-11-22', '2030-11-23'];
const pathsOf = (...days: readonly Day[]) => faultPaths(seasonOn(...days));

describe('of a day is told', () => {
  test.each<[string, readonly Start[], readonly string[]]>([
    ['nothing if it has a start with seats', [startOf()], []],
    ['that it has no start', [], ['days.1', 'tracks.0.options.1.days.0']],
    ['a start without seats', [startOf({ groups: [] })], ['days.1.starts.0', 'tracks.0.options.1.days.0']],
    [
      'a beginning that is no time, and no length then',
      [startOf({ at: time('25:00') })],
      ['days.1.starts.0.at'],
    ],
    [
      'an end that is no time, and no length then',
      [startOf({ until: time('25:00') })],
      ['days.1.starts.0.until'],
    ],
    [
      'half a seat',
      [startOf({ groups: [{ for: ['preliminary'], seats: 1.5 }] })],
      ['days.1.starts.0.groups.0.seats'],
    ],
    [
      'seats of one sort in two places',
      [
        startOf({
          groups: [
            { for: ['preliminary'], seats: 1 },
            { for: ['preliminary'], seats: 2 },
          ],
        }),
      ],
      ['days.1.starts.0.groups.1'],
    ],
    [
      'a second start that is too long',
      [startOf(), startOf({ name: 'afternoon', at: time('13:00'), until: time('12:00') })],
      ['days.1.starts.1.until'],
    ],
  ])('%s', (_, starts, paths) => {
    expect(pathsOf(dayOn(on, startOf()), dayOn(next, ...starts))).toEqual(paths);
  });

  test('seats for the same tracks in another order, as seats of one sort', () => {
    const groups = [
      { for: ['categorical', 'primary-care'], seats: 1 },
      { for: ['primary-care', 'categorical'], seats: 1 },
    ];
    const days = soundSeason.days.map((day, index) =>
      index === 7 ? { ...day, starts: [startOf({ groups })] } : day,
    );
    expect(faultPaths({ days })).toEqual(['days.7.starts.0.groups.1']);
    expect(faultsAt({ days }, 'days.7.starts.0.groups.1')).toEqual([
      'morning of 2030-12-10 already has seats for categorical and primary-care: put the numbers together.',
    ]);
  });
});

describe('the afternoon begins after the morning', () => {
  const starts = (morning: string, afternoon: string) => [
    startOf({ name: 'afternoon', at: time(afternoon), until: time('17:00') }),
    startOf({ at: time(morning) }),
  ];

  test('and is named as the start that does not, wherever it is in the file', () => {
    expect(pathsOf(dayOn(on, ...starts('08:00', '13:00')))).toEqual([]);
    expect(pathsOf(dayOn(on, ...starts('08:00', '08:00')))).toEqual(['days.0.starts.0.at']);
    expect(pathsOf(dayOn(on, ...starts('08:00', '08:00').reverse()))).toEqual(['days.0.starts.1.at']);
  });

  test('which is not asked of times that there are not, nor of one start alone', () => {
    expect(pathsOf(dayOn(on, ...starts('08:00', '07')))).toEqual(['days.0.starts.0.at']);
    expect(pathsOf(dayOn(on, ...starts('25:00', '13:00')))).toEqual(['days.0.starts.1.at']);
    expect(pathsOf(dayOn(on, startOf({ name: 'afternoon', at: time('07:00') })))).toEqual([]);
  });
});

test('where one day is none, only that is told: neither the order of the days nor its clocks', () => {
  const of = (...dates: readonly string[]) =>
    pathsOf(...dates.map((each) => dayOn(each, startOf()))).filter((path) => path.startsWith('days'));
  expect(of('2030-02-30', on)).toEqual(['days.0.on']);
  expect(of('2030-02-30', next, on)).toEqual(['days.0.on']);
  expect(of(on, '2030-02-30')).toEqual(['days.1.on']);
  expect(of('2030-11-20', '2030-12-32', on)).toEqual(['days.1.on']);
  expect(of(on, '2030-11-20')).toEqual(['days.1.on']);
});

test('of a day that is none nothing else is told: neither who could choose it, nor what comes after the last one', () => {
  const off = soundSeason.days.map((each, index) =>
    index === 2 ? dayOn('2030-11-31', ...each.starts) : each,
  );
  expect(faultPaths({ days: off })).toEqual(['days.2.on']);
  const statuses = { toldBy: '2030-12-24' as CalendarDay };
  expect(faultPaths({ days: off, statuses })).toEqual(['days.2.on']);
  const deadlines = [{ id: 'a', name: 'A', on: '2030-02-30' as CalendarDay }];
  const fewer = soundSeason.days.filter((_, index) => index !== 2);
  expect(faultPaths({ days: fewer, deadlines })).toEqual(['deadlines.0.on', 'tracks.3.options.0.days.0']);
});

describe('in March the clocks skip half past two', () => {
  const skipped = time('02:30');
  const digestAt = (at: WallTime, ...dates: readonly string[]) => ({
    ...seasonOn(...dates.map((each) => dayOn(each, startOf()))),
    digest: { ...soundSeason.digest, at },
  });
  const message = (each: string) =>
    `On ${each} the clocks of "America/New_York" skip 02:30: choose another time.`;
  const told = (...dates: readonly string[]) => faultsAt(digestAt(skipped, ...dates), 'digest.at');

  test('so no interview begins then', () => {
    const early = startOf({ at: skipped, until: time('06:00') });
    const season = seasonOn(dayOn('2031-03-09', early));
    expect(faultPaths(season)).toEqual(['days.0.starts.0.at']);
    expect(faultsAt(season, 'days.0.starts.0.at')).toEqual([message('2031-03-09')]);
    expect(pathsOf(dayOn('2031-03-10', early))).toEqual([]);
  });

  test('so no digest is due then, up to the last interview day', () => {
    expect(told('2031-03-09')).toEqual([message('2031-03-09')]);
    expect(told('2031-03-08')).toEqual([]);
    expect(faultPaths(digestAt(time('02:29').replace('02', '01') as WallTime, '2031-03-09'))).toEqual([]);
  });

  test('from 150 days before the first, and a fault is told once', () => {
    expect(told('2030-08-07')).toEqual([message('2030-03-10')]);
    expect(told('2030-08-08')).toEqual([]);
    expect(told('2030-08-07', '2031-03-10')).toEqual([message('2030-03-10')]);
  });

  test('also if the days are not in their order, and not beyond a year, which is a fault itself', () => {
    expect(told('2031-03-10', '2030-11-19')).toEqual([message('2031-03-09')]);
    expect(told('2030-11-20', '2031-11-21')).toEqual([message('2031-03-09')]);
    expect(told('2030-11-20', '2031-11-22')).toEqual([]);
  });

  test('and without a zone, a day or a time there is nothing to ask of the clocks', () => {
    const nowhere = { ...soundSeason.program, zone: 'Boston' };
    const deadlines = [{ id: 'a', name: 'A', on: on as CalendarDay, at: skipped }];
    expect(faultPaths({ program: nowhere, deadlines })).toEqual(['program.zone']);
    expect(faultPaths({ ...digestAt(skipped), tracks: [] })).toEqual(['tracks', 'days']);
    expect(faultPaths(digestAt(time('2:30'), '2031-03-09'))).toEqual(['digest.at']);
    expect(told('2030-02-30', '2030-11-19')).toEqual([]);
  });
});
