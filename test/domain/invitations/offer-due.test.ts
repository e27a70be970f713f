import { expect, test } from 'vitest';
import { dueOf } from '#domain/invitations/offer-due.ts';
import { instant } from '#domain/values/time.ts';

const closesAt = instant('2030-10-30T16:00Z');
const before = instant('2030-10-30T15:59Z');
const after = instant('2030-11-12T13:00Z');
const expiry = { kind: 'offer-expiry', at: closesAt };

test('an open offer is due for its reminder before the end of its window, and at its end for that alone', () => {
  const due = (remindAt?: typeof closesAt) => dueOf({ state: 'open', closesAt, remindAt });
  expect(due()).toEqual(expiry);
  expect(due(before)).toEqual({ kind: 'offer-reminder', at: before });
  expect(due(closesAt)).toEqual(expiry);
  expect(due(after)).toEqual(expiry);
});

test('a booked offer is due for its reminders only, whenever its window ended', () => {
  expect(dueOf({ state: 'booked', closesAt, remindAt: after })).toEqual({
    kind: 'offer-reminder',
    at: after,
  });
  expect(dueOf({ state: 'booked', closesAt })).toBeUndefined();
});

test('an offer that has ended is due for nothing', () => {
  expect(dueOf({ state: 'expired', closesAt, remindAt: before })).toBeUndefined();
});

test('an offer in a wave is due for its release, and once it is released no longer', () => {
  const releaseAt = instant('2030-10-28T14:00Z');
  expect(dueOf({ state: 'prepared', closesAt, releaseAt })).toEqual({ kind: 'offer-release', at: releaseAt });
  expect(dueOf({ state: 'prepared', closesAt })).toBeUndefined();
  expect(dueOf({ state: 'open', closesAt, releaseAt })).toEqual(expiry);
});
