import { expect, test } from 'vitest';
import { instant } from '#domain/values/time.ts';
import { timeLeft } from '#functions/wording/time-left.ts';

const at = instant('2020-10-31T21:00:00Z');
const before = (hours: number, minutes = 0) => instant(Date.parse(at) - (hours * 60 + minutes) * 60_000);

test.each([
  [before(120), 'in 5 days'],
  [before(119, 50), 'in 5 days'],
  [before(108), 'in 5 days'],
  [before(107, 59), 'in 4 days'],
  [before(48), 'in 2 days'],
  [before(47, 59), 'in 47 hours'],
  [before(1, 59), 'in 1 hour'],
  [before(0, 59), 'in less than an hour'],
])('days are the nearest number, and hours are never too many: from %s', (now, told) => {
  expect(timeLeft(now, at)).toBe(told);
});
