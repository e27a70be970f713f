import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { MOST_LATE_CHANGES } from '#domain/booking/late-notices.ts';
import { move } from '#domain/booking/move.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';
import { momentAt, offerAfter, recordOf } from '#test/support/builders/verdicts.ts';

const to = ['one@coordinators.example.org', 'two@coordinators.example.org'];
const winter = winterSeason();
const season = { ...winter, digest: { ...winter.digest, to } };
const seats = seatsOf(season);
/** The first day is November 18, 8:00 AM in New York, which is 13:00 UTC. */
const morning: Choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'morning'] };
const evening: Choice = { option: '2030-11-18_2030-11-19', starts: ['afternoon', 'morning'] };
const december: Choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] };

const open = { ...offerOf('primary-care', 'offer_1'), closesAt: instant('2030-11-30T09:00Z') };
const bookedFor = (choice: Choice, at = '2030-11-01T09:00Z', of = season) =>
  book({ season: of, offer: open, seats }, { choice }, momentAt(at));
const standingOf = (offer: Offer) => ({
  season,
  offer,
  seats,
  outlook: { ledger: 0, offers: [offer], seats },
});
const toldOf = (record: Parameters<typeof applicantNotices>[0]) =>
  record.notices.filter(({ kind }) => kind === 'late-change');
const both = to.map((address) => ({ kind: 'late-change', to: address }));

describe('coordinators are told at once', () => {
  test('of a booking, each of them, after the applicant’s own messages', () => {
    const { notices } = recordOf(bookedFor(morning, '2030-11-16T09:00Z'));
    expect(notices.map(({ kind }) => kind)).toEqual(['booking', 'booking', 'late-change', 'late-change']);
    expect(notices.slice(2)).toEqual(both);
  });

  test('of a move to a close day, and of one away from it', () => {
    const moved = (from: Choice, choice: Choice) => {
      const offer = offerAfter(bookedFor(from));
      return recordOf(move(standingOf(offer), { choice }, momentAt('2030-11-16T09:00Z')));
    };
    expect(toldOf(moved(morning, december))).toEqual(both);
    expect(toldOf(moved(december, morning))).toEqual(both);
  });

  test.each([
    ['2030-11-15T04:59Z', false, 'four days ahead'],
    ['2030-11-15T05:00Z', true, 'from the first moment of the third day before'],
    ['2030-11-18T12:59Z', true, 'until it begins'],
  ])('of a cancellation at %s: %s, %s', (at, isTold) => {
    const offer = offerAfter(bookedFor(morning));
    expect(toldOf(recordOf(cancel({ season, offer }, {}, momentAt(at))))).toEqual(isTold ? both : []);
  });

  test('of days as far ahead as the season says; 0 means the day itself', () => {
    const within = (lateDays: number, at: string) => {
      const own = { ...season, digest: { ...season.digest, lateDays } };
      const offer = offerAfter(bookedFor(morning));
      return toldOf(recordOf(cancel({ season: own, offer }, {}, momentAt(at)))).length > 0;
    };
    expect(within(0, '2030-11-17T20:00Z')).toBe(false);
    expect(within(0, '2030-11-18T12:00Z')).toBe(true);
    expect(within(10, '2030-11-08T12:00Z')).toBe(true);
  });
});

test('the messages to coordinators are not among those to the applicant', () => {
  const record = recordOf(bookedFor(morning, '2030-11-16T09:00Z'));
  expect(applicantNotices(record)).toEqual(record.notices.slice(0, 2));
});

test('a storm by one applicant ends in few mails, and its cancellation is always told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), (moves) => {
      let offer: Offer = offerAfter(bookedFor(morning, '2030-11-15T09:00Z'));
      let changes = 1;
      let mails = toldOf(recordOf(bookedFor(morning, '2030-11-15T09:00Z'))).length;
      for (let turn = 1; turn <= moves; turn += 1) {
        const at = momentAt(plusHours(instant('2030-11-15T09:00Z'), turn / 60));
        const verdict = move(standingOf(offer), { choice: turn % 2 ? evening : morning }, at);
        if (verdict.kind === 'refusal') break;
        mails += toldOf(recordOf(verdict)).length;
        changes += 1;
        offer = offerAfter(verdict);
      }
      expect(mails).toBe(Math.min(changes, MOST_LATE_CHANGES) * to.length);
      const last = recordOf(cancel({ season, offer }, {}, momentAt('2030-11-15T20:00Z')));
      expect(toldOf(last)).toEqual(both);
    }),
    { numRuns: 20 },
  );
});

test('on the next day the count starts over', () => {
  const offer = {
    ...offerAfter(bookedFor(morning)),
    lateChanges: { on: '2030-11-15', count: MOST_LATE_CHANGES } as never,
  };
  const moved = (at: string) => move(standingOf(offer), { choice: evening }, momentAt(at));
  expect(toldOf(recordOf(moved('2030-11-15T20:00Z')))).toEqual([]);
  expect(toldOf(recordOf(moved('2030-11-16T09:00Z')))).toEqual(both);
});
