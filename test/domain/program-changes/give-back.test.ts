import { expect, test } from 'vitest';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { giveBack } from '#domain/program-changes/give-back.ts';
import { tellDayChange } from '#domain/program-changes/tell-day-change.ts';
import { type CalendarDay, plusHours, type WallTime } from '#domain/values/time.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const context = {
  now: plusHours(invitedAt, 24),
  recordId: 'record_a',
  who: { kind: 'program', name: 'Sample Coordinator' },
} as const;
const [first, second] = ['2030-11-18', '2030-11-19'] as [CalendarDay, CalendarDay];
const seats: Booking['seats'] = [
  { on: first, start: 'morning', number: 1 },
  { on: second, start: 'morning', number: 3 },
];
const booking = { option: `${first}_${second}`, seats };
const booked = { ...offerOf('primary-care', 'offer_one', { state: 'booked' }), booking };

/** The file removes the seat of the first day, and one on which nobody sits. */
const removed = [seats[0], { on: second, start: 'morning', number: 9 }] as const;

const taken = (closesAt: Offer['closesAt']) =>
  giveBack(booked, { season, ledger: 4, left: [], removed, closesAt }, context);

test('a booking that the program takes back leaves at least the time to respond that its invitation had', () => {
  expect(taken(plusHours(invitedAt, 72)).result.closesAt).toBe(plusHours(invitedAt, 72));
  expect(taken(plusHours(invitedAt, 47)).result.closesAt).toBe(booked.closesAt);
});

test('both days of a pair are given back: a seat that goes is removed, the other one is free', () => {
  expect(taken(plusHours(invitedAt, 72)).changes.slice(0, 3)).toEqual([
    { kind: 'raise-ledger', from: 4 },
    { kind: 'remove-seat', seat: seats[0], takenBy: 'offer_one' },
    { kind: 'give-seat-back', seat: seats[1], offer: 'offer_one' },
  ]);
});

test('a day whose times change is told in one message, of that day and to the applicant', () => {
  const was = { on: second, name: 'morning', at: '08:00' as WallTime, until: '13:00' as WallTime } as const;
  const changes = [{ part: 2, was, now: { ...was, at: '09:00' as WallTime } }] as const;
  const { result, changes: written } = tellDayChange(booked, { season, version: 2, changes }, context);
  expect(result).toMatchObject({ booking, seasonVersion: 2 });
  expect(written.find(({ kind }) => kind === 'add-record')).toMatchObject({
    record: { notices: [{ kind: 'booking', to: 'offer_one@example.org', part: 2 }] },
  });
});

test('whom somebody meets on a day goes once its start begins at another time, and stays otherwise', () => {
  const start = { on: second, name: 'morning', at: '08:00' as WallTime, until: '13:00' as WallTime } as const;
  const own = (on: CalendarDay) => ({ on, start: 'morning', edition: 1, meetings: [] }) as const;
  const met = { ...booked, itineraries: [own(first), own(second)] };
  const keptOf = (now: typeof start, offer: typeof booked = met) =>
    tellDayChange(offer, { season, version: 2, changes: [{ part: 2, was: start, now }] }, context).result;
  expect(keptOf({ ...start, at: '09:00' as WallTime }).itineraries).toEqual([own(first)]);
  expect(keptOf({ ...start, until: '13:30' as WallTime }).itineraries).toEqual(met.itineraries);
  expect(keptOf({ ...start, at: '09:00' as WallTime }, booked)).not.toHaveProperty('itineraries');
});
