import { expect, test } from 'vitest';
import { leavePhone } from '#domain/booking/leave-phone.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { kindsOf, momentAt, offerAfter, recordOf } from '#test/support/builders/verdicts.ts';

const context = momentAt('2030-11-01T09:00Z');
const phone = '+1 555 0100';
const booked = offerOf('preliminary', 'offer_1', {
  state: 'booked',
  booking: { option: '2030-11-22', seats: [{ on: '2030-11-22', start: 'morning', number: 1 }] } as never,
}) as Offer;
const reached = offerAfter(leavePhone(booked, phone, context));

test('a phone for the days of the booking is kept without the spaces around it, and nobody is mailed', () => {
  const verdict = leavePhone(booked, `  ${phone}\n`, context);
  expect(kindsOf(verdict)).toEqual(['put-offer', 'add-record']);
  expect(offerAfter(verdict)).toEqual({ ...booked, dayPhone: phone, version: 2, changedAt: context.now });
  expect(recordOf(verdict)).toMatchObject({ event: 'phone-left', isGiven: true, notices: [] });
});

test('the record says that there is a phone, and not which', () => {
  expect(JSON.stringify(recordOf(leavePhone(booked, phone, context)))).not.toContain(phone);
});

test.each(['', ' \n'])('a phone is taken back with %j', (nothing) => {
  const verdict = leavePhone(reached, nothing, context);
  expect(offerAfter(verdict).dayPhone).toBeUndefined();
  expect(recordOf(verdict)).toMatchObject({ event: 'phone-left', isGiven: false });
});

test('the same phone again is a repeat, and so is none again', () => {
  expect(leavePhone(reached, ` ${phone} `, context).kind).toBe('repeat');
  expect(leavePhone(booked, '', context).kind).toBe('repeat');
  expect(leavePhone(reached, '+1 555 0199', context).kind).toBe('decision');
});

test('not-booked: without an interview there is no day to be reached on', () => {
  const open = offerOf('preliminary', 'offer_1');
  expect(leavePhone(open, phone, context)).toEqual({ kind: 'refusal', refusal: { kind: 'not-booked' } });
});

test.each(['canceled', 'withdrawn'] as const)(
  'offer-closed: nobody has to be reached once it is %s',
  (state) => {
    const refusal = { kind: 'offer-closed', state };
    expect(leavePhone({ ...booked, state, booking: undefined }, phone, context)).toEqual({
      kind: 'refusal',
      refusal,
    });
  },
);
