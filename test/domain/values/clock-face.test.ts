import { expect, test } from 'vitest';
import { clockFace } from '#domain/values/clock-face.ts';
import { instant } from '#domain/values/time.ts';

test.each([
  ['America/New_York', '2020-11-17', '22:30', '-05:00'],
  ['Asia/Kathmandu', '2020-11-18', '09:15', '+05:45'],
  ['Europe/London', '2020-11-18', '03:30', '+00:00'],
  ['UTC', '2020-11-18', '03:30', '+00:00'],
])('a clock in %s shows day, time and offset', (zone, on, time, offset) => {
  expect(clockFace(instant('2020-11-18T03:30Z'), zone)).toEqual({ on, time, offset });
});
