import { expect, test } from 'vitest';
import { resendBooking } from '#domain/booking/resend-booking.ts';
import { correctName } from '#domain/invitations/corrections/correct-name.ts';
import { resendInvitation } from '#domain/invitations/resend-invitation.ts';
import { withdraw } from '#domain/invitations/withdraw.ts';
import { offerStates } from '#domain/offers/offer.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { momentAt, offerAfter, program, recordOf } from '#test/support/builders/verdicts.ts';

const open = offerOf('categorical', 'offer_1');
const context = momentAt('2030-10-29T09:00Z', program);
const to = 'offer_1@example.org';
const booking = {
  option: '2030-11-19',
  seats: [{ on: '2030-11-19', start: 'morning', number: 1 }],
} as unknown as NonNullable<typeof open.booking>;
const booked = { ...open, state: 'booked', booking, sequence: 3, version: 9 } as const;

test('an invitation is withdrawn with a written reason, which the applicant is mailed', () => {
  const verdict = withdraw(open, { reason: 'Sample reason' }, context);
  expect(offerAfter(verdict)).toMatchObject({ state: 'withdrawn', version: 2 });
  expect(recordOf(verdict)).toMatchObject({
    event: 'withdrawn',
    reason: 'Sample reason',
    notices: [{ kind: 'invitation', to }],
  });
  expect(withdraw(offerAfter(verdict), {}, context).kind).toBe('repeat');
});

test.each([undefined, '', ' \n'])('withdrawal-unexplained: %j is no reason', (reason) => {
  expect(withdraw(open, reason === undefined ? {} : { reason }, context)).toMatchObject({
    refusal: { kind: 'withdrawal-unexplained' },
  });
});

test('already-booked: a booking is canceled, not withdrawn', () => {
  expect(withdraw(booked, { reason: 'Sample reason' }, context)).toMatchObject({
    refusal: { kind: 'already-booked' },
  });
});

test('a corrected name holds from now on, stays on record, and causes no mail', () => {
  const verdict = correctName(booked, 'Sample Right', context);
  expect(offerAfter(verdict)).toEqual({
    ...booked,
    applicant: { ...open.applicant, name: 'Sample Right' },
    version: 10,
    changedAt: context.now,
  });
  expect(recordOf(verdict)).toMatchObject({
    event: 'name-corrected',
    sequence: 3,
    names: { before: 'Sample offer_1', after: 'Sample Right' },
    notices: [],
  });
  expect(correctName(offerAfter(verdict), 'Sample Right', context).kind).toBe('repeat');
});

test('an open invitation can be sent again, each time as a mail of its own, and stays as it is', () => {
  const verdict = resendInvitation(open, context);
  expect(offerAfter(verdict)).toEqual({ ...open, version: 2, changedAt: context.now });
  expect(recordOf(verdict)).toMatchObject({
    event: 'invitation-resent',
    notices: [{ kind: 'invitation', to }],
  });
  expect(recordOf(verdict)).not.toHaveProperty('sequence');
});

test.each(offerStates.filter((state) => state !== 'open'))(
  'an invitation that is %s is not sent again',
  (state) => {
    expect(resendInvitation({ ...open, state }, context).kind).toBe('refusal');
  },
);

test('a confirmation can be sent again, and its calendar entries stay at their revision', () => {
  const verdict = resendBooking(booked, context);
  expect(offerAfter(verdict)).toEqual({ ...booked, version: 10, changedAt: context.now });
  expect(recordOf(verdict)).toMatchObject({
    event: 'booking-resent',
    sequence: 3,
    before: booking,
    after: booking,
    notices: [{ kind: 'booking', to, part: 1 }],
  });
});

test.each([
  ['not-booked', 'an open offer', {}],
  ['not-booked', 'one without seats', { state: 'booked', sequence: 3 }],
  ['not-booked', 'one without calendar entries', { state: 'booked', booking }],
  ['offer-closed', 'a canceled one', { state: 'canceled', sequence: 3 }],
] as const)('%s: %s has no confirmation', (kind, _, change) => {
  expect(resendBooking({ ...open, ...change }, context)).toMatchObject({ refusal: { kind } });
});
