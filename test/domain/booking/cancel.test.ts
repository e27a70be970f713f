import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { type CancelRequest, cancel } from '#domain/booking/cancel.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { kindsOf, momentAt, offerAfter, program, recordOf } from '#test/support/builders/verdicts.ts';

const season = winterSeason();
const choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] } as const;
const open = offerOf('primary-care', 'offer_1');
const booked = offerAfter(
  book({ season, offer: open, seats: seatsOf(season) }, { choice }, momentAt('2030-10-29T09:00Z')),
);

function canceled(offer: Offer, request: CancelRequest = {}, at = momentAt('2030-11-01T09:00Z')) {
  return cancel({ season, offer }, request, at);
}

test('canceling a pair gives back both of its days and ends the offer', () => {
  const verdict = canceled(booked);
  expect(kindsOf(verdict)).toEqual(['give-seat-back', 'give-seat-back', 'put-offer', 'add-record']);
  expect(offerAfter(verdict)).toMatchObject({ state: 'canceled', booking: undefined, version: 3 });
});

test('both days are canceled in the calendar, with a higher SEQUENCE', () => {
  const verdict = canceled(booked);
  expect(offerAfter(verdict).sequence).toBe(1);
  expect(recordOf(verdict)).toMatchObject({ event: 'canceled', before: booked.booking, sequence: 1 });
  expect(applicantNotices(recordOf(verdict)).map((notice) => notice.part)).toEqual([1, 2]);
});

test('a second tap on cancel is a repeat', () => {
  expect(canceled(offerAfter(canceled(booked)), { version: 2 })).toMatchObject({
    kind: 'repeat',
    result: { version: 3 },
  });
});

test('not-booked: an open offer is declined, not canceled', () => {
  expect(canceled(open)).toMatchObject({ refusal: { kind: 'not-booked' } });
});

test.each(['declined', 'expired'] as const)(
  'offer-closed: an offer that was %s cannot be canceled',
  (state) => {
    expect(canceled({ ...open, state })).toMatchObject({ refusal: { kind: 'offer-closed', state } });
  },
);

test('changed-meanwhile: the booking is no longer the one that the page showed', () => {
  expect(canceled(booked, { version: 1 })).toMatchObject({ refusal: { kind: 'changed-meanwhile' } });
});

test('day-closed: a booking can be canceled until its first day begins', () => {
  expect(canceled(booked, {}, momentAt('2030-11-18T12:59:59.999Z')).kind).toBe('decision');
  expect(canceled(booked, {}, momentAt('2030-11-18T13:00Z'))).toMatchObject({
    refusal: { kind: 'day-closed', on: '2030-11-18' },
  });
});

test('a booking on a start that the season no longer has can be canceled, and needs no reason', () => {
  const verdict = cancel(
    { season: { ...season, days: [] }, offer: booked },
    {},
    momentAt('2030-11-10T09:00Z', program),
  );
  expect(verdict.kind).toBe('decision');
});

test('reason-needed: the program cancels within 14 days only with a written reason', () => {
  const inside = momentAt('2030-11-04T13:00:00.001Z', program);
  expect(canceled(booked, {}, momentAt('2030-11-04T13:00Z', program)).kind).toBe('decision');
  expect(canceled(booked, {}, inside)).toMatchObject({ refusal: { kind: 'reason-needed' } });
  expect(recordOf(canceled(booked, { reason: 'Closed by snow.' }, inside)).reason).toBe('Closed by snow.');
  expect(canceled(booked, {}, momentAt('2030-11-17T13:00Z')).kind).toBe('decision');
});
