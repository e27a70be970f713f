import { expect, test } from 'vitest';
import { decline } from '#domain/invitations/decline.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { kindsOf, momentAt, offerAfter, recordOf } from '#test/support/builders/verdicts.ts';

const open = offerOf('categorical', 'offer_1');
const context = momentAt('2030-10-29T09:00Z');

test('declining ends an open offer and says so once', () => {
  const verdict = decline(open, context);
  expect(kindsOf(verdict)).toEqual(['put-offer', 'add-record']);
  expect(offerAfter(verdict)).toMatchObject({ state: 'declined', version: 2, changedAt: context.now });
  expect(recordOf(verdict).notices).toEqual([{ kind: 'invitation', to: 'offer_1@example.org' }]);
});

test('a second tap on decline is a repeat', () => {
  expect(decline(offerAfter(decline(open, context)), context)).toMatchObject({ kind: 'repeat' });
});

test('already-booked: an applicant who has booked cancels instead', () => {
  expect(decline({ ...open, state: 'booked' }, context)).toMatchObject({
    refusal: { kind: 'already-booked' },
  });
});

test('window-closed: a late no is not needed anymore', () => {
  expect(decline(open, momentAt('2030-10-30T16:00Z'))).toMatchObject({ refusal: { kind: 'window-closed' } });
});

test.each(['canceled', 'expired'] as const)(
  'offer-closed: an offer that was %s cannot be declined',
  (state) => {
    expect(decline({ ...open, state }, context)).toMatchObject({ refusal: { kind: 'offer-closed', state } });
  },
);
