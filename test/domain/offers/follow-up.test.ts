import { expect, test } from 'vitest';
import type { Accommodation } from '#domain/offers/accommodation.ts';
import { endsSoon, isAccommodationAsked, isTrackAsked, isUnreached } from '#domain/offers/follow-up.ts';
import { offerStates } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { invitedAt, offerOf } from '#test/support/builders/season.ts';

const live = ['booked', 'open', 'prepared'];
const open = offerOf('preliminary', 'offer_1', { closesAt: plusHours(invitedAt, 72) });
const mailTrouble = { kind: 'bounced', at: invitedAt, why: 'no such user' } as const;
const trackRequest = { track: 'categorical', at: invitedAt };
const accommodation: Accommodation = { version: 1, askedAt: invitedAt };

test('an open offer ends soon from 48 hours before it closes, and also when it should have closed', () => {
  const inHours = (hours: number) => endsSoon(open, plusHours(invitedAt, hours));
  expect([23.999, 24, 72, 100].map(inHours)).toEqual([false, true, true, true]);
});

test('only an open offer ends soon', () => {
  const at = plusHours(invitedAt, 71);
  expect(offerStates.filter((state) => endsSoon({ ...open, state }, at))).toEqual(['open']);
});

test('mail does not reach an applicant from the problem until it is resolved', () => {
  expect(isUnreached(open)).toBe(false);
  expect(isUnreached({ ...open, mailTrouble })).toBe(true);
  expect(isUnreached({ ...open, mailTrouble: { ...mailTrouble, resolvedAt: invitedAt } })).toBe(false);
});

test('of an offer that has ended it does not matter whether mail arrives, or what was arranged', () => {
  const states = (isWanted: (state: (typeof offerStates)[number]) => boolean) =>
    offerStates.filter(isWanted).toSorted();
  expect(states((state) => isUnreached({ ...open, state, mailTrouble }))).toEqual(live);
  expect(states((state) => isAccommodationAsked({ ...open, state, accommodation }))).toEqual(live);
});

test('a request for another track waits until it is answered or its applicant erased', () => {
  const answer = { kind: 'refused', at: invitedAt } as const;
  expect(isTrackAsked(open)).toBe(false);
  expect(isTrackAsked({ ...open, trackRequest })).toBe(true);
  expect(isTrackAsked({ ...open, trackRequest: { ...trackRequest, answer } })).toBe(false);
  expect(isTrackAsked({ ...open, trackRequest, erasedAt: invitedAt })).toBe(false);
});

test('a request for an accommodation waits until it is decided or its applicant erased', () => {
  expect(isAccommodationAsked(open)).toBe(false);
  expect(isAccommodationAsked({ ...open, accommodation })).toBe(true);
  expect(isAccommodationAsked({ ...open, accommodation: { version: 2 } })).toBe(false);
  expect(isAccommodationAsked({ ...open, accommodation, erasedAt: invitedAt })).toBe(false);
});
