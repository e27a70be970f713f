import { expect, test } from 'vitest';
import { matchingOffers } from '#domain/offer-list/matching-offers.ts';
import { allOffers, type OfferQuery } from '#domain/offer-list/offer-query.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const day = (text: string) => text as CalendarDay;
const bounced = { kind: 'bounced', at: invitedAt, why: 'no such user' } as const;
const seat = { on: day('2030-11-19'), start: 'morning', number: 1 } as const;
const offers = [
  offerOf('categorical', 'c', { closesAt: plusHours(invitedAt, 100) }),
  offerOf('categorical', 'b', { state: 'booked', booking: { option: '2030-11-19', seats: [seat] } }),
  offerOf('primary-care', 'a', { tracks: ['primary-care', 'categorical'], mailTrouble: bounced }),
  offerOf('preliminary', 'd', { state: 'declined', mailTrouble: bounced }),
  offerOf('preliminary', 'e', { mailTrouble: { ...bounced, resolvedAt: invitedAt } }),
];

function found(query: Partial<OfferQuery>, now = invitedAt): string {
  return matchingOffers(season, offers, { ...allOffers, ...query }, now)
    .map(({ id }) => id)
    .join('');
}

test('every offer is listed by name, or open ones by their end before all others', () => {
  expect(found({})).toBe('abcde');
  expect(found({ sort: 'ends' })).toBe('aecbd');
});

test('each filter leaves out the offers that are not so', () => {
  expect(found({ status: 'open' })).toBe('ace');
  expect(found({ track: 'categorical' })).toBe('abc');
  expect(found({ as: 'categorical' })).toBe('bc');
  expect(found({ on: day('2030-11-19') })).toBe('b');
  expect(found({ on: day('2030-12-03') })).toBe('');
  expect(found({ start: 'afternoon' })).toBe('');
  expect(found({ start: 'morning' })).toBe('b');
  expect(found({ on: day('2030-11-19'), start: 'morning' })).toBe('b');
  expect(found({ on: day('2030-11-19'), start: 'afternoon' })).toBe('');
  expect(found({ status: 'open', as: 'preliminary' })).toBe('e');
});

test('mail trouble counts while the offer is live and the trouble is not over', () => {
  expect(found({ mail: 'trouble' })).toBe('a');
});

test('an end is a day of the program’s calendar, and only an open offer has one', () => {
  const late = offerOf('categorical', 'late', { closesAt: instant('2030-10-31T03:00Z') });
  const ending = (query: Partial<OfferQuery>) =>
    matchingOffers(season, [late], { ...allOffers, ...query }, invitedAt).length;
  expect(ending({ ends: day('2030-10-30') })).toBe(1);
  expect(ending({ ends: day('2030-10-31') })).toBe(0);
  expect(ending({ before: day('2030-10-31') })).toBe(1);
  expect(ending({ before: day('2030-10-30') })).toBe(0);
  const answered = { ...late, state: 'booked' } as const;
  expect(matchingOffers(season, [answered], { ...allOffers, before: day('2030-10-31') }, invitedAt)).toEqual(
    [],
  );
  expect(found({ ends: 'soon' })).toBe('ae');
  expect(found({ ends: 'soon' }, plusHours(invitedAt, 52))).toBe('ace');
});

test('a name is found by a part of it, without its accents and case, and so are address and id', () => {
  const person = offerOf('categorical', 'z', {
    applicant: { id: '10000001', name: 'Sören Sample', email: 's.sample@example.org' },
  });
  const isFound = (search: string) =>
    matchingOffers(season, [person], { ...allOffers, search }, invitedAt).length === 1;
  expect(['soren', 'S.SAMPLE@', '0000001', 'z'].map(isFound)).toEqual([true, true, true, true]);
  expect(isFound('anna')).toBe(false);
});
