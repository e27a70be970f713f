import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { invitationsEndAt, type Season, trackOf } from '#domain/season/season.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { wallClock } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const read = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
const season = 'season' in read ? read.season : ({} as Season);

const choices = (track: string) => trackOf(season, track).options.map((option) => option.days.join(' '));

describe('the reference season', () => {
  test('passes the check', () => {
    expect(read).not.toHaveProperty('problems');
  });

  test('has the 13 categorical days', () => {
    expect(choices('categorical')).toEqual([
      '2020-11-17',
      '2020-11-24',
      '2020-11-30',
      '2020-12-03',
      '2020-12-08',
      '2020-12-10',
      '2020-12-15',
      '2020-12-17',
      '2021-01-04',
      '2021-01-07',
      '2021-01-12',
      '2021-01-21',
      '2021-01-25',
    ]);
  });

  test('has the 5 primary-care pairs and the 4 physician-scientist pairs', () => {
    expect(choices('primary-care')).toEqual([
      '2020-11-16 2020-11-17',
      '2020-11-23 2020-11-24',
      '2020-12-07 2020-12-08',
      '2020-12-14 2020-12-15',
      '2021-01-11 2021-01-12',
    ]);
    expect(choices('physician-scientist')).toEqual([
      '2020-11-30 2020-12-01',
      '2020-12-10 2020-12-11',
      '2021-01-07 2021-01-08',
      '2021-01-21 2021-01-22',
    ]);
  });

  test('has the 4 preliminary days, which the neuro-preliminary track is assumed to share', () => {
    expect(choices('preliminary')).toEqual(['2020-11-20', '2020-12-04', '2020-12-18', '2021-01-15']);
    expect(choices('neuro-preliminary')).toEqual(choices('preliminary'));
    expect(season.assumed.join()).toContain('neuro-preliminary');
  });

  test('has 26 days, from 16 November to 25 January', () => {
    expect(season.days).toHaveLength(26);
    expect(season.days.at(0)?.on).toBe('2020-11-16');
    expect(season.days.at(-1)?.on).toBe('2021-01-25');
  });

  test('has a morning and an afternoon start, but on preliminary days a single one', () => {
    const single = season.days.filter((day) => day.starts.length === 1).map((day) => day.on);
    expect(single).toEqual(trackOf(season, 'preliminary').options.map((option) => option.days[0]));
    const names = season.days
      .filter((day) => day.starts.length > 1)
      .map((day) => day.starts.map((s) => s.name));
    expect(names).toEqual(Array(22).fill(['morning', 'afternoon']));
  });

  test('has the NRMP codes, the physician-scientist track under the categorical one', () => {
    expect(Object.fromEntries(season.tracks.map(({ id, nrmp }) => [id, nrmp]))).toEqual({
      categorical: '1261140C0',
      'primary-care': '1261140M0',
      'physician-scientist': '1261140C0',
      preliminary: '1261140P0',
      'neuro-preliminary': '1261140P1',
    });
  });

  test('lets categorical and primary care be offered together, and every other track alone', () => {
    expect(season.tracks.filter(({ alone }) => alone).map(({ id }) => id)).toEqual([
      'physician-scientist',
      'preliminary',
      'neuro-preliminary',
    ]);
    expect(trackOf(season, 'primary-care').covers).toEqual(['categorical']);
  });

  test('has the dates that matter to people', () => {
    expect(season.deadlines.map(({ id, on, at }) => [id, on, at])).toEqual([
      ['applications', '2020-10-21', '09:00'],
      ['ecfmg', '2021-01-01', undefined],
      ['step-2', '2021-03-01', undefined],
      ['visa-start', '2021-06-15', undefined],
    ]);
    expect(season.offers.until).toBe('2020-11-30');
    expect(invitationsEndAt(season)).toBe('2020-12-01T05:00:00.000Z');
  });

  test('ends applications at nine by the clocks of Boston, which show daylight time that day', () => {
    const { on, at } = season.deadlines[0]!;
    const face = clockFace(wallClock(on, at!, season.program.zone), season.program.zone);
    expect(face).toMatchObject({ time: '09:00', offset: '-04:00' });
  });

  test('keeps some seats of every shared day for one track and opens others to several', () => {
    const shared = season.days.filter(
      ({ on }) =>
        season.tracks.filter((track) => track.options.some(({ days }) => [...days].includes(on))).length > 1,
    );
    expect(shared).toHaveLength(13);
    for (const start of shared.flatMap(({ starts }) => starts)) {
      expect(start.groups.some((group) => group.for.length === 1)).toBe(true);
      expect(start.groups.some((group) => group.for.length > 1)).toBe(true);
    }
  });
});

test('the template for a new program passes the check', () => {
  expect(readSeasonFile(readFileSync('seasons/template.yaml', 'utf8'))).not.toHaveProperty('problems');
});
