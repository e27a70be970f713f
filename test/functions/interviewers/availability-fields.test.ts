import { expect, test } from 'vitest';
import { endsAt, startsAt } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { daysAhead } from '#functions/interviewers/availability-fields.ts';
import { winterSeason } from '#test/support/builders/season.ts';

test('hours are asked for until the last start of a day has ended, and not for a day that has run out', () => {
  const season = winterSeason();
  const [first, second] = season.days;
  const { on, starts } = first!;
  const ends = starts.map((start) => endsAt(season, on, start)).sort();
  const last = ends.at(-1)!;
  expect(daysAhead(season, startsAt(season, on, starts[0]!))[0]).toBe(on);
  expect(daysAhead(season, plusHours(last, -0.1))[0]).toBe(on);
  expect(daysAhead(season, last)[0]).toBe(second!.on);
});
