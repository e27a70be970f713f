import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { extend } from '#domain/invitations/extend.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { remind } from '#domain/reminders/remind.ts';
import { isMoot, remindersOf, remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { type Season, startOf, startsAt } from '#domain/season/season.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { type Instant, instant, plusDays, plusHours, type WallTime, wallClock } from '#domain/values/time.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { changesOf, recordOf } from '#test/support/builders/verdicts.ts';
import { always } from '#test/support/checks/check-property.ts';

const usual = { beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1], beforeInterviewHours: [] };
const minute = 1 / 60;

function seasonWith(reminders: Season['reminders'], answerHours = 120): Season {
  const season = winterSeason();
  return { ...season, offers: { ...season.offers, answerHours }, ...(reminders && { reminders }) };
}

function openOffer(season: Season, opensAt: Instant, change: Partial<Offer> = {}): Offer {
  const offer = offerOf('categorical', 'offer_1', {
    opensAt,
    closesAt: plusHours(opensAt, season.offers.answerHours),
    ...change,
  });
  return { ...offer, ...remindOnceTold(season, offer, opensAt) };
}

function contextAt(now: Instant) {
  return { now, recordId: `record_${now}`, who: { kind: 'clock' } } as const;
}

/** The clock's visits in order: what is sent at which of them, and the offer afterwards. */
function sweptAt(season: Season, offer: Offer, times: readonly Instant[]) {
  const sent: { readonly at: Instant; readonly about: string }[] = [];
  let now = offer;
  for (const at of times) {
    const verdict = remind(season, now, contextAt(at));
    if (verdict.kind !== 'decision') continue;
    now = verdict.result;
    for (const change of verdict.changes)
      if (change.kind === 'add-record') sent.push({ at, about: change.record.about });
  }
  return { sent, offer: now };
}

function bookedAt(season: Season, offer: Offer, now: Instant): Offer {
  const seats = season.days
    .filter(({ on }) => on === '2030-12-10')
    .flatMap(({ on }) => [{ on, start: 'morning' as const, number: 1, tracks: ['categorical'] }]);
  const choice = { option: '2030-12-10', starts: ['morning'] } as const;
  const verdict = book({ season, offer, seats }, { choice }, contextAt(now));
  if (verdict.kind !== 'decision') throw new Error(verdict.kind);
  return verdict.result;
}

const life = fc.record({
  closing: fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
  interview: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }),
  answerHours: fc.integer({ min: 48, max: 150 }),
  opens: fc.nat(60 * 24 * 3),
  zone: fc.constantFrom('America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Pacific/Apia'),
  // Hours between visits of the clock: mostly steady, with outages.
  gaps: fc.array(fc.constantFrom(0.25, 3, 8, 8, 30, 200), { minLength: 20, maxLength: 80 }),
  answersAt: fc.option(fc.integer({ min: 1, max: 47 })),
  cancels: fc.boolean(),
});

test('each reminder goes out at most once, in order, never when it is moot, and not at night unless it would be too late', () => {
  const seen = { closing: 0, interview: 0 };
  always(400, life, ({ closing, interview, answerHours, opens, zone, gaps, answersAt, cancels }) => {
    const season = seasonWith(
      { beforeClosingHours: closing, beforeInterviewDays: interview, beforeInterviewHours: [] },
      answerHours,
    );
    const opensAt = plusHours(invitedAt, opens * minute);
    let offer = openOffer(season, opensAt, { zone });
    const begin = remindersOf(season, offer);
    let now = opensAt;
    const sent: { at: Instant; about: 'closing' | 'interview'; state: Offer['state'] }[] = [];
    for (const [index, gap] of gaps.entries()) {
      now = plusHours(now, gap);
      const answers = answersAt !== null && offer.state === 'open' && now >= plusHours(opensAt, answersAt);
      if (answers && now < offer.closesAt) offer = bookedAt(season, offer, now);
      if (cancels && index > 40 && offer.state === 'booked' && now < plusHours(invitedAt, 24 * 40)) {
        const verdict = cancel({ season, offer }, {}, { ...contextAt(now), who: { kind: 'applicant' } });
        if (verdict.kind === 'decision') offer = verdict.result;
      }
      const verdict = remind(season, offer, contextAt(now));
      if (verdict.kind !== 'decision') continue;
      for (const change of verdict.changes)
        if (change.kind === 'add-record')
          sent.push({ at: now, about: change.record.about, state: offer.state });
      offer = verdict.result;
      expect(offer.remindAt === undefined || offer.remindAt > now).toBe(true);
    }
    for (const each of sent) seen[each.about] += 1;
    expect(sent.filter(({ about }) => about === 'closing').length).toBeLessThanOrEqual(closing.length);
    expect(sent.filter(({ about }) => about === 'interview').length).toBeLessThanOrEqual(interview.length);
    for (const { about, at, state } of sent) {
      expect(state).toBe(about === 'closing' ? 'open' : 'booked');
      if (about === 'closing') expect(at < offer.closesAt).toBe(true);
    }
    for (const { at, until } of begin) {
      const { time } = clockFace(at, zone);
      const isQuiet = time < '08:00' || time >= '21:00';
      expect(!isQuiet || hoursUntilMorning(at, zone) >= hours(at, until)).toBe(true);
      expect(at < until).toBe(true);
    }
  });
  expect(seen.closing).toBeGreaterThan(20);
  expect(seen.interview).toBeGreaterThan(10);
});

function hours(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** By the clock, which may be set back in that night. */
function hoursUntilMorning(at: Instant, zone: string): number {
  const { on, time } = clockFace(at, zone);
  return hours(at, wallClock(time < '08:00' ? on : plusDays(on, 1), '08:00' as WallTime, zone));
}

test('an open offer is told of 48 and 12 hours before it closes, to the minute', () => {
  const season = seasonWith(usual);
  const offer = openOffer(season, invitedAt);
  const every = Array.from({ length: 120 * 4 }, (_, index) => plusHours(invitedAt, index / 4));
  const { sent } = sweptAt(season, offer, every);
  expect(sent).toEqual([
    { at: plusHours(offer.closesAt, -48), about: 'closing' },
    // 23:00 in New York; 08:00 is still before the end, at noon there
    { at: '2030-11-02T12:00:00.000Z', about: 'closing' },
  ]);
});

test('after an outage only the last of the reminders that are due goes out, and none of what is over', () => {
  const season = seasonWith(usual);
  const offer = openOffer(season, invitedAt);
  const late = sweptAt(season, offer, [plusHours(offer.closesAt, -1), plusHours(offer.closesAt, -0.5)]);
  expect(late.sent).toEqual([{ at: plusHours(offer.closesAt, -1), about: 'closing' }]);
  expect(sweptAt(season, offer, [offer.closesAt]).sent).toEqual([]);
});

test('an interview is told of a week and a day before it, at its own time of day; a canceled one is not', () => {
  const season = seasonWith(usual);
  const offer = bookedAt(season, openOffer(season, invitedAt), plusHours(invitedAt, 1));
  const hourly = Array.from({ length: 24 * 60 }, (_, index) => plusHours(invitedAt, index));
  const { sent } = sweptAt(season, offer, hourly);
  expect(sent).toEqual([
    { at: '2030-12-03T13:00:00.000Z', about: 'interview' },
    { at: '2030-12-09T13:00:00.000Z', about: 'interview' },
  ]);
  expect(sweptAt(season, { ...offer, state: 'canceled', booking: undefined }, hourly).sent).toEqual([]);
});

test('an applicant who was told within twelve hours before a reminder is not reminded', () => {
  const season = seasonWith(usual, 48);
  const offer = openOffer(season, invitedAt);
  expect(offer.remindAt).toBe('2030-10-30T12:00:00.000Z');
  const start = startOf(season, { on: '2030-12-10' as never, start: 'morning' });
  const begins = startsAt(season, '2030-12-10' as never, start!);
  const again = bookedAt(season, { ...openOffer(season, plusHours(begins, -35)) }, plusHours(begins, -35));
  expect(again.remindAt).toBeUndefined();
});

test('an offer whose interview has moved is only given the new time', () => {
  const season = seasonWith(usual);
  const offer = { ...bookedAt(season, openOffer(season, invitedAt), plusHours(invitedAt, 1)) };
  const early = { ...offer, remindAt: instant('2030-11-20T13:00Z') };
  const { sent, offer: after } = sweptAt(season, early, [instant('2030-11-20T13:00Z')]);
  expect(sent).toEqual([]);
  expect(after).toMatchObject({ version: offer.version, remindAt: '2030-12-03T13:00:00.000Z' });
});

test('a deadline that moves is told of again before its new time', () => {
  const season = seasonWith(usual);
  const offer = { ...openOffer(season, invitedAt), remindAt: undefined };
  const until = plusHours(offer.closesAt, 48);
  const verdict = extend(
    { season, offer, outlook: { ledger: 0, offers: [], seats: [] } },
    { until },
    contextAt(plusHours(offer.closesAt, -5)),
  );
  if (verdict.kind !== 'decision') throw new Error(verdict.kind);
  expect(verdict.result.remindAt).toBe('2030-11-04T13:00:00.000Z');
});

test('a reminder is moot once its offer is answered or has ended, or its moment has passed', () => {
  const season = seasonWith(usual);
  const open = openOffer(season, invitedAt);
  const booked = bookedAt(season, open, plusHours(invitedAt, 1));
  const before = plusHours(open.closesAt, -minute);
  expect(isMoot(season, open, 'closing', before)).toBe(false);
  expect(isMoot(season, open, 'closing', open.closesAt)).toBe(true);
  expect(isMoot(season, booked, 'closing', before)).toBe(true);
  expect(isMoot(season, booked, 'interview', before)).toBe(false);
  expect(isMoot(season, booked, 'interview', plusHours(invitedAt, 24 * 90))).toBe(true);
  expect(isMoot(season, { ...booked, state: 'canceled', booking: undefined }, 'interview', before)).toBe(
    true,
  );
});

test('nobody is reminded before the time, after the offer has ended, or where no reminder is left', () => {
  const season = seasonWith(usual);
  const offer = openOffer(season, invitedAt);
  const due = offer.remindAt ?? invitedAt;
  expect(remind(season, offer, contextAt(due)).kind).toBe('decision');
  expect(remind(season, offer, contextAt(plusHours(due, -minute)))).toEqual({ kind: 'unchanged' });
  expect(remind(season, { ...offer, state: 'expired' }, contextAt(due))).toEqual({ kind: 'unchanged' });
  expect(remind(season, { ...offer, remindAt: undefined }, contextAt(due))).toEqual({ kind: 'unchanged' });
});

test('a reminder is a mail to the applicant', () => {
  const season = seasonWith(usual);
  const offer = openOffer(season, invitedAt);
  const verdict = remind(season, offer, contextAt(offer.remindAt ?? invitedAt));
  expect(recordOf(verdict).notices).toEqual([{ kind: 'reminder', to: 'offer_1@example.org' }]);
});

test('a reminder that was settled is not sent again; the offer only gets the time of the next', () => {
  const season = seasonWith(usual);
  const offer = { ...openOffer(season, invitedAt), remindAt: plusHours(invitedAt, 90) };
  const verdict = remind(season, offer, contextAt(plusHours(invitedAt, 90)));
  const next = { ...offer, remindAt: '2030-11-02T12:00:00.000Z' };
  expect(changesOf(verdict)).toEqual([{ kind: 'put-offer', offer: next, replaces: offer.version }]);
});

/** The times of the reminders of an offer that closes on November 2 at noon in New York, unless `change` says otherwise. */
function timesOf(beforeClosingHours: readonly number[], change: Partial<Offer> = {}): readonly string[] {
  const season = seasonWith({ beforeClosingHours, beforeInterviewDays: [], beforeInterviewHours: [] });
  return remindersOf(season, openOffer(season, invitedAt, change)).map(({ at }) => at);
}

test('reminders are in the order of time, however the season names them', () => {
  expect(timesOf([12, 48, 24])).toEqual([
    '2030-10-31T16:00:00.000Z',
    '2030-11-01T16:00:00.000Z',
    '2030-11-02T12:00:00.000Z',
  ]);
});

test('quiet hours begin at 21:00 and end at 8:00, and a reminder that their end would make moot keeps its time', () => {
  expect(timesOf([15 + minute])).toEqual(['2030-11-02T00:59:00.000Z']);
  expect(timesOf([15])).toEqual(['2030-11-02T12:00:00.000Z']);
  expect(timesOf([28])).toEqual(['2030-11-01T12:00:00.000Z']);
  expect(timesOf([3], { closesAt: instant('2030-11-02T12:00Z') })).toEqual(['2030-11-02T09:00:00.000Z']);
});

test('there is no reminder of an interview that was canceled, or whose start the season no longer has', () => {
  const season = seasonWith(usual);
  const booked = bookedAt(season, openOffer(season, invitedAt), plusHours(invitedAt, 1));
  expect(remindersOf(season, { ...booked, state: 'canceled', booking: undefined })).toEqual([]);
  expect(remindersOf({ ...season, days: [] }, booked)).toEqual([]);
  expect(isMoot({ ...season, days: [] }, booked, 'interview', invitedAt)).toBe(true);
});

test('the last hour before each day of a visit is told of at its time, also at night and after another message', () => {
  const season = seasonWith({ beforeClosingHours: [], beforeInterviewDays: [1], beforeInterviewHours: [1] });
  const begins = instant('2030-12-10T13:00Z');
  const late = { ...openOffer(season, plusHours(begins, -35)), zone: 'Asia/Tokyo' };
  const offer = bookedAt(season, late, plusHours(begins, -25));
  expect(offer.remindAt).toBe(plusHours(begins, -1));
  const every = Array.from({ length: 40 }, (_, index) => plusHours(begins, index / 4 - 5));
  expect(sweptAt(season, offer, every).sent).toEqual([{ at: plusHours(begins, -1), about: 'interview' }]);
  expect(sweptAt(season, offer, [plusHours(begins, -0.5), begins]).sent).toHaveLength(1);
  expect(sweptAt(season, offer, [begins]).sent).toEqual([]);
});

test('of a pair each day has its last hour, and the second is moot only when the second begins', () => {
  const season = seasonWith({ beforeClosingHours: [], beforeInterviewDays: [], beforeInterviewHours: [1] });
  const [first, second] = season.days.map(({ on }) => on);
  const seats = [first, second].map((on) => ({ on, start: 'morning', group: 0, number: 1 }));
  const offer = {
    ...openOffer(season, invitedAt),
    state: 'booked',
    booking: { option: '', seats },
  } as never as Offer;
  const [one, two, ...more] = remindersOf(season, offer);
  expect(more).toEqual([]);
  expect([one?.part, two?.part]).toEqual([undefined, 2]);
  expect(isMoot(season, offer, 'interview', two!.at)).toBe(true);
  expect(isMoot(season, offer, 'interview', two!.at, 2)).toBe(false);
  expect(isMoot(season, offer, 'interview', two!.until, 2)).toBe(true);
});
