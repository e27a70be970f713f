import { expect, test } from 'vitest';
import type { Decided, Review, Reviewer } from '#domain/applications/application.ts';
import { applicationStatusOf } from '#domain/review/status.ts';
import { instant } from '#domain/values/time.ts';

const at = instant('2020-11-02T15:00Z');
const who: Reviewer = { kind: 'program', name: 'Sample Coordinator' };
const hand = { reason: 'Because.', who, at };
const decided = (to: Decided['to']): Review => ({
  entered: [],
  withdrawn: [],
  decided: { to, tracks: [], ...hand },
});
const withdrawn = (...tracks: readonly string[]): Review => ({
  entered: [],
  withdrawn: tracks.map((track) => ({ track, ...hand })),
});

test.each([
  ['in-review', {}, undefined, undefined],
  ['in-review', { 'eras.withdrawnByApplicant': false }, withdrawn('categorical'), undefined],
  ['to-invite', {}, decided('invite'), undefined],
  ['to-invite', {}, decided('invite'), 'prepared'],
  ['to-invite', {}, decided('invite'), 'unreleased'],
  ['on-hold', {}, decided('hold'), undefined],
  ['closed', {}, decided('close'), undefined],
  ['invited', {}, decided('invite'), 'open'],
  ['invited', {}, undefined, 'booked'],
  ['invited', {}, decided('close'), 'booked'],
  ['interviewed', {}, decided('close'), 'interviewed'],
  ['no-show', {}, decided('invite'), 'no-show'],
  ['no-show', {}, decided('close'), 'no-show'],
  ['withdrawn', { 'eras.withdrawnByApplicant': true }, undefined, 'interviewed'],
  ['declined', {}, decided('invite'), 'declined'],
  ['invitation-ended', {}, decided('invite'), 'expired'],
  ['invitation-ended', {}, undefined, 'canceled'],
  ['invitation-ended', {}, decided('invite'), 'withdrawn'],
  ['closed', {}, decided('close'), 'expired'],
  ['on-hold', {}, decided('hold'), 'declined'],
  ['withdrawn', { 'eras.withdrawnByApplicant': true }, decided('invite'), 'open'],
  ['withdrawn', { 'eras.withdrawnByProgram': true }, undefined, undefined],
  ['withdrawn', {}, withdrawn('categorical', 'primary-care'), undefined],
] as const)(
  'an application is %s with %j, %j, and an invitation that is %s',
  (status, values, review, invitation) => {
    const application = { values, ...(review ? { review } : {}) };
    expect(applicationStatusOf(application, ['categorical', 'primary-care'], invitation)).toBe(status);
  },
);

test('an application that ticked no track of the season is in review until a person decides', () => {
  expect(applicationStatusOf({ values: {} }, [])).toBe('in-review');
});

test('an application is withdrawn with the last track that was ticked, and not with another one', () => {
  const status = (track: string) =>
    applicationStatusOf({ values: {}, review: withdrawn(track) }, ['categorical']);
  expect([status('categorical'), status('preliminary')]).toEqual(['withdrawn', 'in-review']);
});
