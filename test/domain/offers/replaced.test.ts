import { describe, expect, test } from 'vitest';
import { replacedBy } from '#domain/offers/replaced.ts';
import type { Day, Season } from '#domain/season/season.ts';
import type { WallTime } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-22';
const hall = { kind: 'in-person', place: 'Sample Hall' } as const;
const was = { on, name: 'morning', at: '08:00', until: '13:00' };

/** The season with a change of the one preliminary day in November, which has one start. */
function withDay(change: (day: Day) => Day | undefined, of: Season = season): Season {
  return { ...of, days: of.days.flatMap((day) => (day.on === on ? (change(day) ?? []) : day)) };
}

const withTime = (field: 'at' | 'until', time: string) =>
  withDay((day) => ({ ...day, starts: day.starts.map((each) => ({ ...each, [field]: time as WallTime })) }));

describe('a season file replaces', () => {
  test('nothing that it leaves as it is', () => {
    expect(replacedBy(season, season)).toBeUndefined();
    expect(
      replacedBy(
        season,
        withDay((day) => ({ ...day, starts: day.starts.map((each) => ({ ...each, groups: [] })) })),
      ),
    ).toBeUndefined();
  });

  test('a start that it moves, in its beginning or its end, and one that it removes', () => {
    for (const next of [withTime('at', '09:00'), withTime('until', '12:00'), withDay(() => undefined)])
      expect(replacedBy(season, next)).toEqual({ starts: [was], places: [] });
  });

  test('no start that it adds', () => {
    expect(
      replacedBy(
        withDay(() => undefined),
        season,
      ),
    ).toBeUndefined();
  });

  test('the place of a day, for each track whose applicants are there, with what was said before', () => {
    const there = withDay((day) => ({ ...day, visit: hall }));
    const place = { on, track: 'preliminary' };
    expect(replacedBy(season, there)).toEqual({ starts: [], places: [place] });
    expect(replacedBy(there, season)).toEqual({ starts: [], places: [{ ...place, place: hall }] });
    const moved = withDay((day) => ({ ...day, visit: { ...hall, place: 'Other Hall' } }));
    expect(replacedBy(there, moved)).toEqual({ starts: [], places: [{ ...place, place: hall }] });
  });

  test('a place by its kind alone too, where nothing is said of where it is', () => {
    const virtual = withDay((day) => ({ ...day, visit: { kind: 'virtual' } }));
    const inPerson = withDay((day) => ({ ...day, visit: { kind: 'in-person' } }));
    const places = replacedBy(virtual, inPerson)?.places;
    expect(places).toStrictEqual([{ on, track: 'preliminary', place: { kind: 'virtual' } }]);
  });

  test('a start and a place of one day, both', () => {
    const there = withDay((day) => ({ ...day, visit: hall }), withTime('at', '09:00'));
    expect(replacedBy(season, there)).toMatchObject({ starts: [was], places: [{ on }] });
  });

  test('each day of a track once, though two of its options have it', () => {
    const options = [
      { id: on, days: [on] },
      { id: `${on}_2030-12-06`, days: [on, '2030-12-06'] },
    ];
    const twice = {
      ...season,
      tracks: season.tracks.map((track) => (track.id === 'preliminary' ? { ...track, options } : track)),
    } as unknown as Season;
    const there = withDay((day) => ({ ...day, visit: hall }), twice);
    expect(replacedBy(twice, there)?.places).toEqual([{ on, track: 'preliminary' }]);
  });
});
