import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isBookedFor } from '#domain/planned-days/interviews-ahead.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const arranged = {
  accommodation: { arrangement: { longerMinutes: 5 }, version: 1 },
} as unknown as Partial<Offer>;

/** Whether somebody who is booked for this start comes to an interview at so many minutes of the day. */
function comes(start: 'morning' | 'afternoon', from: number, more: Partial<Offer>): boolean {
  const booking = { option: on, seats: [{ on, start, number: 1 }] } as unknown as NonNullable<
    Offer['booking']
  >;
  const offer = offerOf('categorical', 'ann', { state: 'booked', sequence: 0, booking, ...more });
  const people = { kind: 'one-on-one', track: 'categorical', interviewers: ['d1'] } as const;
  const interview: Interview = { guest: offer.id, from, to: from + 20, ...people };
  return isBookedFor({ season, planned: { on }, offers: [offer] }, interview);
}

test('somebody for whom something is arranged does not come to the interviews of a start from which they moved', () => {
  expect(comes('morning', 9 * 60 + 20, arranged)).toBe(true);
  expect(comes('afternoon', 9 * 60 + 20, arranged)).toBe(false);
});

test('an interview outside of the hours of the start is come to by those who were told of that start', () => {
  const itineraries = [{ on, start: 'morning', edition: 1, meetings: [] }] as unknown as Offer['itineraries'];
  expect(comes('morning', 17 * 60, { ...arranged, ...(itineraries ? { itineraries } : {}) })).toBe(true);
  expect(comes('morning', 17 * 60, arranged)).toBe(false);
});
