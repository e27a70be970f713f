import { describe, expect, test } from 'vitest';
import { dayChanges, daysToMail, isOnlyLink, reasonSince, startsTold } from '#domain/offers/day-changes.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type AppliedFile, type ReplacedLink, replacedBy } from '#domain/offers/replaced.ts';
import type { Season, Start } from '#domain/season/season.ts';
import type { VisitFields } from '#domain/season/visit.ts';
import { type CalendarDay, type Instant, instant, type WallTime } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const [monday, tuesday] = ['2030-11-18', '2030-11-19'] as unknown as [CalendarDay, CalendarDay];
const booking = {
  option: '2030-11-18_2030-11-19',
  seats: [
    { on: monday, start: 'morning', number: 1 },
    { on: tuesday, start: 'afternoon', number: 1 },
  ],
} satisfies Booking;
const booked: Offer & { readonly booking: Booking } = {
  ...offerOf('primary-care', 'offer_1', { state: 'booked', seasonVersion: 2 }),
  booking,
};
const weeksBefore = instant('2030-11-01T12:00Z');
const times = (at: string, until: string) => ({ at: at as WallTime, until: until as WallTime });

/** The season with other times of one start. */
function withStart(of: Season, on: CalendarDay, name: Start['name'], change: Partial<Start>): Season {
  const starts = (all: readonly Start[]) =>
    all.map((each) => (each.name === name ? { ...each, ...change } : each));
  return {
    ...of,
    days: of.days.map((day) => (day.on === on ? { ...day, starts: starts(day.starts) } : day)),
  };
}

/** The season with a visit of a track. */
function withVisit(of: Season, track: string, visit: VisitFields): Season {
  return { ...of, tracks: of.tracks.map((each) => (each.id === track ? { ...each, visit } : each)) };
}

/** The season with a visit of a day. */
function withDay(of: Season, on: string, visit: VisitFields): Season {
  return { ...of, days: of.days.map((day) => (day.on === on ? { ...day, visit } : day)) };
}

/** What the file that leads from one season to the next leaves in the season's records. */
function fileOf(version: number, from: Season, to: Season, reason?: string): AppliedFile {
  const replaced = replacedBy(from, to);
  return { version, ...(replaced ? { replaced } : {}), ...(reason ? { reason } : {}) };
}

/** The days that change at `now`, by files that were applied before and by this one. */
function changesOf(
  offer: typeof booked,
  next: Season,
  current: Season,
  now: Instant,
  files: readonly AppliedFile[] = [],
) {
  return dayChanges(offer, { next, current, now, files });
}

const later = withStart(season, tuesday, 'afternoon', times('13:30', '18:30'));
const latest = withStart(season, tuesday, 'afternoon', times('14:00', '19:00'));
const hall = { kind: 'in-person', place: 'Sample Hall' } as const;
const online = { kind: 'virtual' } as const;

describe('an applicant is told of a booked day', () => {
  test('that begins or ends at another time, with both times', () => {
    const was = { on: tuesday, name: 'afternoon', ...times('13:00', '18:00') };
    expect(changesOf(booked, later, season, weeksBefore)).toEqual([
      { part: 2, was, now: { ...was, ...times('13:30', '18:30') } },
    ]);
    const longer = withStart(season, monday, 'morning', { until: '14:00' as WallTime });
    expect(changesOf(booked, longer, season, weeksBefore)).toMatchObject([
      { part: 1, now: { until: '14:00' } },
    ]);
    expect(changesOf(booked, longer, season, weeksBefore)[0]).not.toHaveProperty('places');
  });

  test('that takes place elsewhere, each day of a pair', () => {
    const there = withVisit(season, 'primary-care', hall);
    expect(changesOf(booked, there, withVisit(season, 'primary-care', online), weeksBefore)).toMatchObject([
      { part: 1, places: { was: online, now: hall } },
      { part: 2, places: { was: online, now: hall } },
    ]);
  });

  test('not of one that stays as it is, of another start, or of the place of another track', () => {
    expect(changesOf(booked, season, season, weeksBefore)).toEqual([]);
    expect(
      changesOf(booked, withStart(season, tuesday, 'morning', times('07:00', '12:00')), season, weeksBefore),
    ).toEqual([]);
    expect(changesOf(booked, withVisit(season, 'categorical', hall), season, weeksBefore)).toEqual([]);
  });

  test('not of one that the season no longer has', () => {
    expect(changesOf(booked, { ...season, days: [] }, season, weeksBefore)).toEqual([]);
    expect(changesOf(booked, later, { ...season, days: [] }, weeksBefore)).toEqual([]);
  });
});

describe('an applicant is not told', () => {
  const there = withVisit(season, 'primary-care', hall);
  const placed = (now: string, offer = booked) =>
    changesOf(offer, there, season, instant(now)).map(({ part }) => part);

  test('of a day that is over, from the moment when it is', () => {
    expect(placed('2030-11-18T17:59:59.999Z')).toEqual([1, 2]);
    expect(placed('2030-11-18T18:00Z')).toEqual([2]);
    expect(placed('2030-11-19T23:00Z')).toEqual([]);
  });

  test('of a day to which they have not come, or will not; of the other day, they are', () => {
    const noShow = { at: instant('2030-11-18T15:00Z'), reason: 'Sample reason' };
    const inTheMiddle = '2030-11-18T16:00Z';
    expect(placed(inTheMiddle, { ...booked, noShow })).toEqual([2]);
    expect(placed(inTheMiddle, { ...booked, noShow: { ...noShow, isForAll: true } })).toEqual([]);
  });
});

describe('what an applicant was told is what the season of their booking said', () => {
  const files = [fileOf(2, season, later), fileOf(3, later, latest), fileOf(4, latest, season)];

  test('before the first file that came after it, whatever the ones in between said', () => {
    const [change] = changesOf(booked, season, season, weeksBefore, files);
    expect(change).toMatchObject({ was: { at: '13:30' }, now: { at: '13:00' } });
    const told = { ...booked, seasonVersion: 4 };
    expect(changesOf(told, season, season, weeksBefore, files)).toEqual([]);
  });

  test('of an offer that does not say on which season it was booked, before every file', () => {
    const { seasonVersion: _, ...unknown } = booked;
    expect(startsTold(unknown, latest, files.slice(1)).map(({ at }) => at)).toEqual(['08:00', '13:30']);
    expect(startsTold(unknown, season, files).map(({ at }) => at)).toEqual(['08:00', '13:00']);
    const [change] = changesOf(unknown, latest, latest, weeksBefore, files.slice(0, 2));
    expect(change).toMatchObject({ was: { at: '13:00' }, now: { at: '14:00' } });
  });

  test('of its places too, also that there was none yet', () => {
    const there = withVisit(season, 'primary-care', hall);
    const both = [fileOf(3, season, there)];
    expect(changesOf(booked, there, there, weeksBefore, both)).toMatchObject([
      { part: 1, places: { was: undefined, now: hall } },
      { part: 2, places: { was: undefined, now: hall } },
    ]);
    const elsewhere = withVisit(season, 'categorical', hall);
    expect(changesOf(booked, elsewhere, elsewhere, weeksBefore, [fileOf(3, season, elsewhere)])).toEqual([]);
  });
});

describe('an applicant is told that a link to join has changed', () => {
  const [first, second] = [
    { on: monday, start: 'morning', track: 'primary-care', dayOfPair: 1 },
    { on: tuesday, start: 'afternoon', track: 'primary-care', dayOfPair: 2 },
  ] as const;
  const linked = (links: readonly ReplacedLink[], next = season, now = weeksBefore) =>
    dayChanges(booked, { next, current: season, now, links });
  const parts = (...links: readonly ReplacedLink[]) => linked(links).map(({ part }) => part);

  test('of the day, the start and the track that they have booked, as a day of a pair, and of no other', () => {
    expect(linked([first])).toEqual([
      expect.objectContaining({ part: 1, link: true, was: expect.objectContaining({ at: '08:00' }) }),
    ]);
    expect(linked([first])[0]).not.toHaveProperty('places');
    expect(parts(first, second, second)).toEqual([1, 2]);
    const { dayOfPair: _, ...alone } = first;
    expect(
      parts(
        ...[alone, { ...first, dayOfPair: 2 }, { ...first, start: 'afternoon' as const }],
        ...[
          { ...first, track: 'categorical' },
          { ...first, on: '2030-11-20' as CalendarDay },
        ],
      ),
    ).toEqual([]);
    const single = { ...booked, booking: { option: monday, seats: [booking.seats[0]] } } as typeof booked;
    const ofSingle = (link: ReplacedLink) =>
      dayChanges(single, { next: season, current: season, now: weeksBefore, links: [link] });
    expect([ofSingle(alone), ofSingle(first)].map(({ length }) => length)).toEqual([1, 0]);
  });

  test('of a block for some tracks if they are considered for one of them', () => {
    const tracks = ['categorical'];
    const considered = { ...booked, tracks };
    const found = (all: readonly string[]) =>
      dayChanges(considered, {
        ...{ next: season, current: season, now: weeksBefore, links: [{ ...first, for: all }] },
      }).length;
    expect([found(['categorical']), found(['primary-care']), found(['preliminary'])]).toEqual([1, 1, 0]);
  });

  test('beside another time, but not beside another place, nor of a day that is over', () => {
    expect(linked([second], later)).toMatchObject([{ part: 2, now: { at: '13:30' }, link: true }]);
    const [moved] = linked([first], withDay(season, monday, hall));
    expect(moved).toMatchObject({ part: 1, places: { now: hall } });
    expect(moved).not.toHaveProperty('link');
    expect(linked([first, second], season, instant('2030-11-18T18:00Z')).map(({ part }) => part)).toEqual([
      2,
    ]);
  });

  test('once, by the file since they were told, and with its reason', () => {
    const file = {
      version: 3,
      reason: 'The room was full.',
      replaced: { starts: [], places: [], links: [first] },
    };
    const of = (seasonVersion: number) =>
      changesOf({ ...booked, seasonVersion }, season, season, weeksBefore, [file]).length;
    expect([of(2), of(3)]).toEqual([1, 0]);
    expect(reasonSince({ ...booked, seasonVersion: 2 }, [file])).toBe('The room was full.');
    const ofOthers = { ...file, replaced: { ...file.replaced, links: [{ ...first, track: 'categorical' }] } };
    expect(reasonSince({ ...booked, seasonVersion: 2 }, [ofOthers])).toBeUndefined();
  });

  test('by one mail, unless the calendar changes: then for each day that it changes of', () => {
    expect(daysToMail(linked([first, second]))).toEqual([1]);
    expect(daysToMail(linked([first], later))).toEqual([2]);
    expect(linked([first], later).map(isOnlyLink)).toEqual([true, false]);
  });
});

test('what was told of a day is not mistaken for what was told of another day, start or track', () => {
  const visits = { categorical: 'Hall of tracks', 'primary-care': 'Hall of pairs' };
  const before = {
    ...season,
    tracks: season.tracks.map((track) => ({
      ...track,
      visit: { kind: 'in-person', place: visits[track.id as keyof typeof visits] ?? 'Elsewhere' } as const,
    })),
    days: season.days.map((day) => ({
      ...day,
      ...(day.on === monday ? { visit: { ...hall, place: 'Hall of Monday' } } : {}),
    })),
  };
  const half = (time: WallTime) => time.replace(':00', ':30') as WallTime;
  const after: Season = {
    ...before,
    tracks: before.tracks.map((track) => ({ ...track, visit: online })),
    days: season.days.map((day) => ({
      ...day,
      starts: day.starts.map((each) => ({ ...each, at: half(each.at), until: half(each.until) })),
    })),
  };
  const told = changesOf(booked, after, after, weeksBefore, [fileOf(3, before, after)]);
  expect(told.map(({ was, places }) => [was, places?.was?.place])).toEqual([
    [{ on: monday, name: 'morning', ...times('08:00', '13:00') }, 'Hall of Monday'],
    [{ on: tuesday, name: 'afternoon', ...times('13:00', '18:00') }, 'Hall of pairs'],
  ]);
});

test('the starts of a booking are named with the times that were told, without those that nobody knows', () => {
  const file = fileOf(3, season, later);
  expect(startsTold(booked, later, [file])).toEqual([
    { on: monday, name: 'morning', ...times('08:00', '13:00') },
    { on: tuesday, name: 'afternoon', ...times('13:00', '18:00') },
  ]);
  expect(startsTold({ ...booked, seasonVersion: 3 }, later, [file])[1]).toMatchObject(
    times('13:30', '18:30'),
  );
  expect(startsTold(booked, { ...season, days: [] })).toEqual([]);
});

describe('the reason of a change is that of the last file that changed a booked day since', () => {
  const there = withVisit(season, 'primary-care', hall);
  const files = [
    fileOf(2, season, later, 'Before they booked.'),
    fileOf(3, later, latest, 'The clinic moves.'),
    fileOf(4, latest, withStart(latest, tuesday, 'morning', times('07:00', '12:00')), 'Another start.'),
    fileOf(
      5,
      season,
      withStart(season, '2030-12-10' as CalendarDay, 'afternoon', times('07:00', '12:00')),
      'Another day.',
    ),
    fileOf(6, season, withVisit(season, 'preliminary', hall), 'Another track.'),
    fileOf(7, season, withVisit(season, 'categorical', hall), 'Another track on the same day.'),
    fileOf(7, season, withDay(season, '2030-12-09', hall), 'Another day of the track.'),
    fileOf(7, season, season, 'No day at all.'),
  ];
  const placed = fileOf(8, season, there, 'The hall is free.');

  test.each([
    [files, 2, 'The clinic moves.'],
    [files, undefined, 'The clinic moves.'],
    [files.slice(0, 1), 1, 'Before they booked.'],
    [files, 3, undefined],
    [[...files, placed], 2, 'The hall is free.'],
    [[...files, fileOf(8, season, there)], 2, undefined],
    [undefined, 2, undefined],
  ])('case %#', (applied, seasonVersion, reason) => {
    const { seasonVersion: _, ...unknown } = booked;
    const offer = seasonVersion === undefined ? unknown : { ...booked, seasonVersion };
    expect(reasonSince(offer, applied)).toBe(reason);
  });
});
