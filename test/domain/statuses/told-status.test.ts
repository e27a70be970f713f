import { expect, test } from 'vitest';
import { missingAnswerOf, statusToTell } from '#domain/statuses/told-status.ts';

test.each([
  ['closed', undefined, 'closed'],
  ['on-hold', undefined, 'waiting'],
  ['closed', 'waiting', 'closed'],
  ['on-hold', 'closed', 'waiting'],
  ['closed', 'closed', undefined],
  ['on-hold', 'waiting', undefined],
  ['in-review', undefined, undefined],
  ['to-invite', 'closed', undefined],
  ['invited', undefined, undefined],
  ['withdrawn', undefined, undefined],
] as const)('somebody who is %s and was told %s is to be told %s', (status, as, expected) => {
  expect(statusToTell(status, as && { as })).toBe(expected);
});

test.each([
  ['in-review', undefined, 'in-review'],
  ['in-review', 'waiting', undefined],
  ['to-invite', undefined, 'to-invite'],
  ['to-invite', 'waiting', undefined],
  ['on-hold', undefined, 'waiting'],
  ['closed', 'waiting', 'closed'],
  ['closed', 'closed', undefined],
  ['invited', undefined, undefined],
  ['declined', undefined, undefined],
  ['invitation-ended', undefined, 'invitation-ended'],
  ['invitation-ended', 'waiting', 'invitation-ended'],
  ['withdrawn', undefined, undefined],
] as const)('somebody who is %s and was told %s lacks the answer %s', (status, as, expected) => {
  expect(missingAnswerOf(status, as && { as })).toBe(expected);
});
