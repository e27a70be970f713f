import { expect, test } from 'vitest';
import { isBoardEvent } from '#functions/board/board-events.ts';

test.each([
  'invited',
  'booked',
  'moved',
  'canceled',
  'declined',
  'expired',
  'withdrawn',
  'extended',
  'season-applied',
  'mail-failed',
  'mail-recovered',
])('a record of %s causes a recount', (event) => expect(isBoardEvent(event)).toBe(true));

test.each(['link-reissued', 'name-corrected', 'booking-resent', 'reminded', 'digested'])(
  'a record of %s changes nothing that is counted, and causes no recount',
  (event) => expect(isBoardEvent(event)).toBe(false),
);

test('an event that only a newer version knows causes a recount', () =>
  expect(isBoardEvent('waitlisted')).toBe(true));
