import { describe, expect, test } from 'vitest';
import {
  interviewEndsAt,
  interviewOutcome,
  invitationStanding,
} from '#domain/interviewed/interview-outcome.ts';
import { enterNoShow, takeNoShowBack } from '#domain/interviewed/no-show.ts';
import { isCalledOff, isMissedOn } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { rosterOf } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const season = seasonOf({
  tracks: { paired: { options: ['2030-11-18_2030-11-19', '2030-12-02_2030-12-03'] } },
  seats: {
    '2030-11-18': { morning: { paired: 1 } },
    '2030-11-19': { afternoon: { paired: 1 } },
    '2030-12-02': { morning: { paired: 1 } },
    '2030-12-03': { afternoon: { paired: 1 } },
  },
});
const seat = (on: string, start: 'morning' | 'afternoon') => ({ on: on as CalendarDay, start, number: 1 });
const booked: Offer = {
  ...offerOf('paired', 'offer_1'),
  state: 'booked',
  booking: {
    option: '2030-11-18_2030-11-19',
    seats: [seat('2030-11-18', 'morning'), seat('2030-11-19', 'afternoon')],
  },
};
const [begins, ends] = [instant('2030-11-18T08:00-05:00'), instant('2030-11-19T18:00-05:00')];
const justBefore = (at: Instant) => new Date(Date.parse(at) - 1).toISOString() as Instant;
const at = (now: Instant) => ({
  now,
  recordId: 'record_1',
  who: { kind: 'program', name: 'one@example.org' } as const,
});
const outcome = (offer: Offer, now: Instant, of: Season = season) => interviewOutcome(of, offer, now);

/** The offer after a decision. */
function settled(verdict: ReturnType<typeof enterNoShow> | ReturnType<typeof takeNoShowBack>): Offer {
  if (verdict.kind !== 'decision') throw new Error(`no decision but ${verdict.kind}`);
  return verdict.result;
}

describe('an applicant counts as interviewed', () => {
  test('from the end of the last day of a pair on, to the millisecond', () => {
    expect(outcome(booked, justBefore(ends))).toBeUndefined();
    expect(outcome(booked, ends)).toBe('interviewed');
    expect(invitationStanding(season, booked, justBefore(ends))).toBe('booked');
    expect(invitationStanding(season, booked, ends)).toBe('interviewed');
  });

  test('from the end of the last day on, where the season no longer has its start', () => {
    const of = (gone: string) => ({ ...season, days: season.days.filter(({ on }) => on !== gone) });
    expect(interviewEndsAt(of('2030-11-19'), booked)).toBe(instant('2030-11-20T00:00-05:00'));
    expect(interviewEndsAt(of('2030-11-18'), booked)).toBe(ends);
  });

  test('of a single day from the end of that day on, and of no booking never', () => {
    const single: Offer = {
      ...booked,
      booking: { option: '2030-11-18', seats: [seat('2030-11-18', 'morning')] },
    };
    expect(interviewEndsAt(season, single)).toBe(instant('2030-11-18T13:00-05:00'));
    expect(interviewEndsAt(season, {})).toBeUndefined();
  });

  test.each(['open', 'canceled', 'withdrawn'] as const)('never by an offer that is %s', (state) => {
    expect(outcome({ ...booked, state }, instant('2031-01-01T00:00Z'))).toBeUndefined();
  });
});

describe('a no-show', () => {
  test('is entered with a reason once the first day has begun, for the record and nobody else', () => {
    const verdict = enterNoShow({ season, offer: booked }, { reason: ' Did not join. ' }, at(begins));
    expect(verdict).toMatchObject({
      kind: 'decision',
      changes: [
        { kind: 'put-offer', replaces: booked.version },
        { record: { event: 'no-show-entered', reason: 'Did not join.', notices: [] } },
      ],
      result: { noShow: { reason: 'Did not join.', at: begins } },
    });
    expect(outcome(settled(verdict), begins)).toBe('no-show');
    expect(outcome(settled(verdict), ends)).toBe('no-show');
  });

  test('interview-ahead: cannot be entered before the interview begins', () => {
    expect(enterNoShow({ season, offer: booked }, { reason: 'Why' }, at(justBefore(begins)))).toMatchObject({
      refusal: { kind: 'interview-ahead' },
    });
  });

  test('no-show-unexplained: is refused without a reason', () => {
    expect(enterNoShow({ season, offer: booked }, { reason: ' ' }, at(ends))).toMatchObject({
      refusal: { kind: 'no-show-unexplained' },
    });
  });

  test('not-booked: is of a booking', () => {
    const { booking: _, ...open } = booked;
    expect(
      enterNoShow({ season, offer: { ...open, state: 'open' } }, { reason: 'Why' }, at(ends)),
    ).toMatchObject({
      refusal: { kind: 'not-booked' },
    });
  });

  test('entered twice is entered once, and taken back it was never one', () => {
    const missed = settled(enterNoShow({ season, offer: booked }, { reason: 'Why' }, at(ends)));
    expect(enterNoShow({ season, offer: missed }, { reason: 'Again' }, at(ends)).kind).toBe('repeat');
    const came = settled(takeNoShowBack({ season, offer: missed }, 'Wrong person', at(ends)));
    expect(outcome(came, ends)).toBe('interviewed');
    expect(takeNoShowBack({ season, offer: came }, '', at(ends)).kind).toBe('repeat');
  });

  test('no-show-unexplained: is taken back only with a reason once the match lists are locked', () => {
    const missed = settled(enterNoShow({ season, offer: booked }, { reason: 'Why' }, at(ends)));
    const locking = { ...season, matchLists: { lockedOn: '2031-02-22' as CalendarDay } };
    const back = (reason: string, now: string) =>
      takeNoShowBack({ season: locking, offer: missed }, reason, at(instant(now)));
    expect(back('', '2031-02-21T23:59-05:00').kind).toBe('decision');
    expect(back(' ', '2031-02-22T00:00-05:00')).toMatchObject({ refusal: { kind: 'no-show-unexplained' } });
    expect(back(' Wrong person ', '2031-02-22T00:00-05:00')).toMatchObject({
      changes: [{}, { record: { reason: 'Wrong person' } }],
    });
  });

  test('on the first day of a pair says nothing of the second, which can be entered on its own day or called off before', () => {
    const [first, second] = booked.booking?.seats.map(({ on }) => on) ?? [];
    if (!first || !second) throw new Error('no pair');
    const absences = (offer: Offer) =>
      [first, second].map((on) => [isMissedOn(season, offer, on), isCalledOff(season, offer, on)]);
    const standing = { season, offer: booked };
    const onFirst = settled(enterNoShow(standing, { reason: 'Ill' }, at(begins)));
    expect(absences(onFirst)).toEqual([
      [true, false],
      [false, false],
    ]);
    const again = { season, offer: onFirst };
    expect(enterNoShow(again, { reason: 'Ill' }, at(begins)).kind).toBe('repeat');
    const onBoth = settled(enterNoShow(again, { reason: 'Ill' }, at(ends)));
    expect(absences(onBoth)).toEqual([
      [true, false],
      [true, false],
    ]);
    const off = settled(enterNoShow(again, { reason: 'Still ill', isForAll: true }, at(begins)));
    expect(absences(off)).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(rosterOf(season, [off, onFirst], second)).toHaveLength(1);
    const known = { season, offer: off };
    for (const isForAll of [true, false])
      expect(enterNoShow(known, { reason: 'Ill', isForAll }, at(ends)).kind).toBe('repeat');
    expect(absences(settled(takeNoShowBack(known, 'Came', at(ends)))).flat()).toEqual(Array(4).fill(false));
    expect([onFirst, onBoth, off].map((offer) => outcome(offer, ends))).toEqual(Array(3).fill('no-show'));
  });

  test('does not count for a later date to which the booking was moved since', () => {
    const missed = settled(enterNoShow({ season, offer: booked }, { reason: 'Ill' }, at(begins)));
    const moved: Offer = {
      ...missed,
      booking: {
        option: '2030-12-02_2030-12-03',
        seats: [seat('2030-12-02', 'morning'), seat('2030-12-03', 'afternoon')],
      },
    };
    expect(outcome(moved, ends)).toBeUndefined();
    expect(outcome(moved, instant('2030-12-03T18:00-05:00'))).toBe('interviewed');
  });
});
