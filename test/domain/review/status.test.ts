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
  ['in-review', {}, undefined, false],
  ['in-review', { 'eras.withdrawnByApplicant': false }, withdrawn('categorical'), false],
  ['to-invite', {}, decided('invite'), false],
  ['on-hold', {}, decided('hold'), false],
  ['closed', {}, decided('close'), false],
  ['invited', {}, decided('invite'), true],
  ['invited', {}, undefined, true],
  ['withdrawn', { 'eras.withdrawnByApplicant': true }, decided('invite'), true],
  ['withdrawn', { 'eras.withdrawnByProgram': true }, undefined, false],
  ['withdrawn', {}, withdrawn('categorical', 'primary-care'), false],
] as const)('an application is %s with %j, %j, invited: %s', (status, values, review, isInvited) => {
  const application = { values, ...(review ? { review } : {}) };
  expect(applicationStatusOf(application, ['categorical', 'primary-care'], isInvited)).toBe(status);
});

test('an application that ticked no track of the season is in review until a person decides', () => {
  expect(applicationStatusOf({ values: {} }, [], false)).toBe('in-review');
});
