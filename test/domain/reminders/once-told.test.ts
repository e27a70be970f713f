import { expect, test } from 'vitest';
import { goneSince, type Itinerary, type ItineraryMeeting } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { remind } from '#domain/reminders/remind.ts';
import { remindAsTimesAre, remindOnceTold } from '#domain/reminders/reminder-times.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, type Instant, instant, plusHours } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season: Season = {
  ...winterSeason(),
  reminders: { beforeClosingHours: [24], beforeInterviewDays: [], beforeInterviewHours: [10] },
};
/** Noon in New York, so that a reminder a day before is not in the quiet hours. */
const open = offerOf('categorical', 'offer_1', { closesAt: instant('2030-11-02T16:00Z') });
/** 08:00 in New York is 14:00 in Vienna, where ten hours before is at night. */
const begins = instant('2030-12-10T13:00Z');
const booked: Offer = {
  ...open,
  ...{ state: 'booked', zone: 'Europe/Vienna' },
  booking: { option: '2030-12-10', seats: [{ on: '2030-12-10', start: 'morning', number: 1 }] } as never,
};
const toldAt = (offer: Offer, now: Instant) => remindOnceTold(season, offer, now).remindAt;
const justBefore = (at: Instant) => plusHours(at, -1 / 3_600_000);

test('a message takes the place of a reminder that is due up to twelve hours after it', () => {
  const due = plusHours(open.closesAt, -24);
  expect(toldAt(open, justBefore(plusHours(due, -12)))).toBe(due);
  expect(toldAt(open, plusHours(due, -12))).toBeUndefined();
});

test('a reminder of the last hours comes at its time, at night as well, and right after another message', () => {
  const due = plusHours(begins, -10);
  expect(toldAt(booked, plusHours(begins, -48))).toBe(due);
  expect(toldAt(booked, justBefore(due))).toBe(due);
  expect(toldAt(booked, due)).toBeUndefined();
});

test('a reminder tells the day as it stands: what has changed before is not marked from then on', () => {
  const team: ItineraryMeeting = {
    ...{ from: 540, to: 560, kind: 'team', track: 'categorical' },
    people: ['Sample Dr. A'],
  };
  const itinerary: Itinerary = {
    on: '2030-12-10' as CalendarDay,
    start: 'morning',
    edition: 2,
    meetings: [team],
  };
  const changed: Offer = {
    ...booked,
    remindAt: plusHours(begins, -10),
    itineraries: [{ ...itinerary, before: [{ ...team, from: 600, to: 620 }] }],
  };
  expect(goneSince(changed.itineraries?.[0] ?? itinerary)).toHaveLength(1);
  const verdict = remind(season, changed, {
    ...{ now: plusHours(begins, -10), recordId: 'record_1', who: { kind: 'clock' } },
  });
  expect(verdict).toMatchObject({ kind: 'decision', result: { itineraries: [itinerary] } });
  expect(verdict).not.toHaveProperty('result.itineraries.0.before');
});

test('an interview that was arranged before the booked start is what the last hours are counted from', () => {
  const early = { from: 7 * 60, to: 7 * 60 + 20, kind: 'team', track: 'categorical', people: [] } as const;
  const told = { on: '2030-12-10' as CalendarDay, start: 'morning', edition: 1 } as const;
  const own: Offer = { ...booked, itineraries: [{ ...told, meetings: [early] }] };
  const due = plusHours(begins, -11);
  const before = plusHours(begins, -48);
  expect(toldAt(own, before)).toBe(due);
  expect(remindAsTimesAre(season, { ...own, remindAt: plusHours(begins, -10) }, before).remindAt).toBe(due);
  expect(remindAsTimesAre(season, { ...own, remindAt: undefined }, before).remindAt).toBe(due);
  const pending = plusHours(before, -1);
  expect(remindAsTimesAre(season, { ...own, remindAt: pending }, before).remindAt).toBe(pending);
  const late = { ...early, from: 9 * 60, to: 9 * 60 + 20 };
  expect(toldAt({ ...own, itineraries: [{ ...told, meetings: [late] }] }, before)).toBe(
    plusHours(begins, -10),
  );
  const context = { now: due, recordId: 'record_1', who: { kind: 'clock' } } as const;
  expect(remind(season, { ...own, remindAt: due }, context)).toMatchObject({ kind: 'decision' });
});
