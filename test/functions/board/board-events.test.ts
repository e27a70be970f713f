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
])('a record of %s causes a recount of the board', (event) => expect(isBoardEvent(event)).toBe(true));

test.each(['link-reissued', 'name-corrected', 'booking-resent', 'mail-failed', 'mail-recovered', 'digested'])(
  'a record of %s changes neither seats nor open offers, and causes no recount',
  (event) => expect(isBoardEvent(event)).toBe(false),
);

test('an event that only a newer version knows causes a recount', () =>
  expect(isBoardEvent('waitlisted')).toBe(true));
