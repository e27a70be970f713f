import { expect, test } from 'vitest';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { isPlanDue, planNeeds, unplannedDay } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, instant, plusDays, type WallTime, wallClock } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const { zone } = season.program;
const on = '2030-11-18' as CalendarDay;
const clock = (day: CalendarDay, time: string) => wallClock(day, time as WallTime, zone);
const guest = (id: string, ...counts: readonly number[]): InterviewDay['guests'][number] => ({
  ...{ id, wishes: [] },
  meetings: counts.map((count) => ({
    ...({ kind: 'one-on-one', track: 'categorical', count } as const),
    times: [{ from: 480, to: 500 }],
  })),
});
const day: InterviewDay = {
  guests: [guest('offer_1', 1), guest('offer_2'), guest('offer_3', 0), guest('offer_4', 0, 2)],
  ...{ interviewers: [], published: [] },
};
const planned = (more: Partial<PlannedDay>): PlannedDay => ({
  ...{ id: on, season: season.id, on, version: 1, state: 'idle', untold: [], edits: [] },
  ...more,
});

test('the plan of a day is due from seven days before until the day is over', () => {
  const first = clock(plusDays(on, -7), '00:00');
  expect(isPlanDue(season, on, first)).toBe(true);
  expect(isPlanDue(season, on, instant(Date.parse(first) - 1))).toBe(false);
  expect(isPlanDue(season, on, clock(on, '23:59'))).toBe(true);
  expect(isPlanDue(season, on, clock(plusDays(on, 1), '00:00'))).toBe(false);
});

test('a day is unplanned until a plan is published, and counts those who are owed an interview', () => {
  expect(unplannedDay(on, undefined, day)).toEqual({ on, people: 2, has: 'nothing' });
  expect(unplannedDay(on, planned({}), day)).toMatchObject({ has: 'nothing' });
  const setback = { kind: 'out-of-time' } as const;
  expect(unplannedDay(on, planned({ setback }), day)).toMatchObject({ has: 'setback' });
  const draft = { interviews: [], open: [] };
  expect(unplannedDay(on, planned({ draft, setback }), day)).toMatchObject({ has: 'draft' });
  expect(unplannedDay(on, undefined, { guests: day.guests.slice(1, 3) })).toBeUndefined();
});

test('an interview that cannot be held counts once, and not again as one that is owed', () => {
  const lost = { guest: 'offer_1', kind: 'one-on-one', track: 'categorical', from: 480, to: 510 } as const;
  const published = [{ ...lost, interviewers: ['a'] }];
  const edition = { edition: 1, at: invitedAt, who: { kind: 'clock' } as const, interviewers: [] };
  const needs = planNeeds({
    planned: planned({ published: { ...edition, interviews: published } }),
    document: season,
    day: { ...day, guests: day.guests.slice(0, 1), published },
    offers: [],
  });
  expect(needs.map(({ kind }) => kind)).toEqual(['no-such-interview']);
});

test('a plan that was published for nobody no longer fits once somebody is owed an interview', () => {
  const who = { kind: 'clock' } as const;
  const nobody = planned({
    published: { edition: 1, at: invitedAt, who, interviews: [], interviewers: [] },
  });
  expect(unplannedDay(on, nobody, day)).toBeUndefined();
  expect(planNeeds({ planned: nobody, document: season, day, offers: [] })).toMatchObject([
    { kind: 'not-owed', guest: 'offer_1', held: 0 },
    { kind: 'not-owed', guest: 'offer_4', held: 0 },
  ]);
});
