import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { type CancelRequest, cancel } from '#domain/booking/cancel.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { kindsOf, momentAt, offerAfter, programme, recordOf } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] } as const;
const open = offerOf('primary-care', 'offer_1');
const booked = offerAfter(
  book({ season, offer: open, seats: seatsOf(season) }, { choice }, momentAt('2030-10-29T09:00Z')),
);

function cancelled(offer: Offer, request: CancelRequest = {}, at = momentAt('2030-11-01T09:00Z')) {
  return cancel({ season, offer }, request, at);
}

test('cancelling a pair gives back both of its days and ends the offer', () => {
  const verdict = cancelled(booked);
  expect(kindsOf(verdict)).toEqual(['give-seat-back', 'give-seat-back', 'put-offer', 'add-record']);
  expect(offerAfter(verdict)).toMatchObject({ state: 'cancelled', booking: undefined, version: 3 });
});

test('both days are cancelled in the calendar, with a higher SEQUENCE', () => {
  const verdict = cancelled(booked);
  expect(offerAfter(verdict).sequence).toBe(1);
  expect(recordOf(verdict)).toMatchObject({ what: 'cancelled', before: booked.booking, sequence: 1 });
  expect(recordOf(verdict).notices.map((notice) => notice.part)).toEqual([1, 2]);
});

test('a second tap on cancel is a repeat', () => {
  expect(cancelled(offerAfter(cancelled(booked)), { version: 2 })).toEqual({ kind: 'repeat' });
});

test('not-booked: an open offer is declined, not cancelled', () => {
  expect(cancelled(open)).toMatchObject({ refusal: { kind: 'not-booked' } });
});

test.each(['declined', 'expired'] as const)('offer-closed: what was %s cannot be cancelled', (state) => {
  expect(cancelled({ ...open, state })).toMatchObject({ refusal: { kind: 'offer-closed', state } });
});

test('changed-meanwhile: the booking is no longer the one that the page showed', () => {
  expect(cancelled(booked, { version: 1 })).toMatchObject({ refusal: { kind: 'changed-meanwhile' } });
});

test('day-closed: a booking can be cancelled until its first day begins', () => {
  expect(cancelled(booked, {}, momentAt('2030-11-18T12:59:59.999Z')).kind).toBe('decision');
  expect(cancelled(booked, {}, momentAt('2030-11-18T13:00Z'))).toMatchObject({
    refusal: { kind: 'day-closed', on: '2030-11-18' },
  });
});

test('reason-needed: the programme cancels within 14 days only with a written reason', () => {
  const inside = momentAt('2030-11-04T13:00:00.001Z', programme);
  expect(cancelled(booked, {}, momentAt('2030-11-04T13:00Z', programme)).kind).toBe('decision');
  expect(cancelled(booked, {}, inside)).toMatchObject({ refusal: { kind: 'reason-needed' } });
  expect(recordOf(cancelled(booked, { reason: 'Closed by snow.' }, inside)).reason).toBe('Closed by snow.');
  expect(cancelled(booked, {}, momentAt('2030-11-17T13:00Z')).kind).toBe('decision');
});
