import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { type CalendarDay, type WallTime, wallClock } from '#domain/values/time.ts';
import { outdatedPlans } from '#functions/interviews/outdated-plans.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const [on, after] = ['2030-11-18', '2030-11-19'] as [CalendarDay, CalendarDay];
const season = winterSeason();
const crew = { season: season.id, version: 1, interviewers: [] };
const published = { edition: 1, at: invitedAt, who: { kind: 'clock' }, interviewers: [] } as const;
const interview: Interview = {
  ...{ guest: 'offer_1', kind: 'one-on-one', track: 'categorical', from: 540, to: 560 },
  interviewers: ['d1'],
};
const planned = (interviews: readonly Interview[]): PlannedDay => ({
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  published: { ...published, interviews },
});

test('a published plan of a day that the season does not have anymore is outdated until it has no interviews', () => {
  const without = { ...season, days: season.days.filter((day) => day.on !== on) };
  const of = (plan: PlannedDay, today = on) =>
    outdatedPlans(
      { season: without, offers: [], plans: [plan], crew },
      wallClock(today, '08:00' as WallTime, season.program.zone),
    );
  expect(of(planned([interview]))).toEqual([{ on, count: 1 }]);
  expect(of(planned([]))).toEqual([]);
  expect(of(planned([interview]), after)).toEqual([]);
});
