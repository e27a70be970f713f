import { expect, test } from 'vitest';
import { seatedAs } from '#domain/season/season.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();

test.each([
  [['categorical'], 'categorical'],
  [['primary-care'], 'primary-care'],
  [['categorical', 'primary-care'], 'primary-care'],
  [['primary-care', 'categorical'], 'primary-care'],
  [['physician-scientist'], 'physician-scientist'],
  [['preliminary', 'preliminary'], 'preliminary'],
])('an offer for %j takes its seats as %s', (tracks, expected) => {
  expect(seatedAs(season, tracks)).toBe(expected);
});

test.each([
  [['categorical', 'physician-scientist']],
  [['primary-care', 'preliminary']],
  [['categorical', 'primary-care', 'preliminary']],
  [['categorical', 'unheard-of']],
  [['unheard-of']],
  [[]],
])('no one booking can serve %j', (tracks) => {
  expect(seatedAs(season, tracks)).toBeUndefined();
});
