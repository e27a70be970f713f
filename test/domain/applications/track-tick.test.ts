import { describe, expect, test } from 'vitest';
import { meantBy, tickOf } from '#domain/applications/track-tick.ts';
import type { Track } from '#domain/season/season.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const named = (names: Readonly<Record<string, string>>) => ({
  tracks: season.tracks.map((track): Track => {
    const erasName = names[track.id];
    return erasName === undefined ? track : { ...track, erasName };
  }),
});
const meant = (text: string, within: Parameters<typeof meantBy>[0] = season) =>
  meantBy(within, text).map(({ id }) => id);

describe('a track of an ERAS export', () => {
  test.each([
    ['Medicine-Primary|1261140M0 (Primary Care)', 'Medicine-Primary', '1261140M0'],
    [
      'Internal Medicine, Boston | East|1261140C0 (Categorical)',
      'Internal Medicine, Boston | East',
      '1261140C0',
    ],
    ['1261140P0', '', '1261140P0'],
    ['Prelim|1261140P0', 'Prelim', '1261140P0'],
    ['Prelim |  1261140P0(Preliminary)', 'Prelim', '1261140P0'],
    ['Prelim|x1261140P0', 'Prelim|x1261140P0', undefined],
    ['Prelim|1261140P0 (Preliminary) once', 'Prelim|1261140P0 (Preliminary) once', undefined],
    ['1261140P01', '1261140P01', undefined],
    ['Primary Care', 'Primary Care', undefined],
    ['Author A; Author B (2018)', 'Author A; Author B (2018)', undefined],
  ])('%s is read as name and code', (text, name, nrmp) => {
    expect(tickOf(text)).toEqual({ text, name, ...(nrmp ? { nrmp } : {}) });
  });

  test('is told by its NRMP code, whatever the program calls it this year', () => {
    expect(meant('Renamed this year|1261140M0 (Primary Care)')).toEqual(['primary-care']);
  });

  test('is told by its name in ERAS where two tracks share a code', () => {
    const within = named({ categorical: 'Medicine-Categorical', 'physician-scientist': 'Stanbury PSP' });
    expect(meant('Medicine Categorical|1261140C0 (Categorical)', within)).toEqual(['categorical']);
    expect(meant('STANBURY PSP|1261140C0 (Categorical)', within)).toEqual(['physician-scientist']);
  });

  test('is never one of another code, whatever its name', () => {
    expect(meant('Preliminary|1261140C0 (Categorical)')).toEqual(['categorical', 'physician-scientist']);
    expect(meant('Preliminary|1261140M0 (Primary Care)')).toEqual(['primary-care']);
  });

  test('stays open where the names tell neither, and is never guessed by exclusion', () => {
    const within = named({ 'physician-scientist': 'Stanbury PSP' });
    expect(meant('Stanbury P.S.P. 2021|1261140C0 (Categorical)', within)).toEqual([
      'categorical',
      'physician-scientist',
    ]);
  });

  test('may have no code, and is then told by its name in ERAS, its name or its id', () => {
    expect(meant('Neurology Prelim', named({ preliminary: 'Neurology Prelim' }))).toEqual(['preliminary']);
    expect(meant('primary care')).toEqual(['primary-care']);
  });

  test('of another program is none of the season’s', () => {
    expect(meant('Obstetrics-Gynecology|1076220C0 (Categorical)')).toEqual([]);
    expect(meant('04/01/2017')).toEqual([]);
  });
});
