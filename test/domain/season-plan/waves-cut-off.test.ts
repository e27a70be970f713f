import { expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { wavesCutOff } from '#domain/season-plan/waves-cut-off.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const until = (day: string): Season => ({
  ...season,
  offers: { ...season.offers, until: day as CalendarDay },
});
const prepared = (id: string, at: string) =>
  offerOf('categorical', id, { state: 'prepared', opensAt: instant(at) });
const waves = [prepared('late', '2030-11-06T15:00Z'), prepared('soon', '2030-11-05T15:00Z')];
const current = until('2030-11-20');

test('a file that ends invitations before prepared ones leave is refused with their number and the first time', () => {
  expect(wavesCutOff(current, until('2030-11-04'), waves)).toEqual({
    ...{ kind: 'waves-stand', offers: 2, releaseAt: '2030-11-05T15:00:00.000Z' },
    endedAt: '2030-11-05T05:00:00.000Z',
  });
  expect(wavesCutOff(current, until('2030-11-05'), waves)).toMatchObject({ offers: 1 });
});

test('a wave that leaves on the last day is not cut off, but one at its very end is', () => {
  expect(wavesCutOff(current, until('2030-11-06'), waves)).toBeUndefined();
  const midnight = [prepared('midnight', '2030-11-07T05:00Z')];
  expect(wavesCutOff(current, until('2030-11-06'), midnight)).toMatchObject({ offers: 1 });
});

test('only what is prepared counts, and only what this file cuts off', () => {
  const open = waves.map((offer) => ({ ...offer, state: 'open' as const }));
  expect(wavesCutOff(current, until('2030-11-04'), open)).toBeUndefined();
  expect(wavesCutOff(until('2030-11-03'), until('2030-11-04'), waves)).toBeUndefined();
  const midnight = [prepared('midnight', '2030-11-07T05:00Z')];
  expect(wavesCutOff(until('2030-11-06'), until('2030-11-04'), midnight)).toBeUndefined();
});
