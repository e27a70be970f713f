import { expect, test } from 'vitest';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { keepPlan } from '#domain/planned-days/change-plan.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { publishPlan } from '#domain/planned-days/publish-plan.ts';
import { remindInterviewers } from '#domain/planned-days/remind-interviewers.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { solveDay } from '#functions/interviews/solve-day.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const season = {
  ...winterSeason(),
  reminders: { beforeClosingHours: [], beforeInterviewDays: [1], beforeInterviewHours: [] },
};
const context = { now: invitedAt, recordId: 'record_1', who: { kind: 'program', name: 'Sample' } } as const;
const interviews: readonly Interview[] = ['d1', 'd2'].map((id, index) => ({
  ...{ guest: 'offer_1', kind: 'one-on-one', track: 'categorical', interviewers: [id] },
  ...{ from: 540 + 25 * index, to: 560 + 25 * index },
}));
const doctors = ['d1', 'd2'].map((id) => ({ id, name: `Sample Dr. ${id}`, address: `${id}@example.org` }));
const remindAt = instant('2030-11-17T14:00Z');
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  remindAt,
  published: { edition: 1, at: invitedAt, who: context.who, interviews, interviewers: doctors },
};
/** The day after its last applicant has canceled. */
const empty = { guests: [], interviewers: [], published: interviews };
const nobody = { rows: [], withoutAgenda: [] };

test('a day to which nobody comes has no plan, unless one of it is published', async () => {
  expect(await solveDay({ ...nobody, day: { ...empty, published: [] } })).toEqual({ kind: 'nobody-comes' });
  expect(await solveDay({ ...nobody, day: empty })).toEqual({ kind: 'plan', interviews: [], open: [] });
});

test('a published day to which nobody comes anymore is planned and published without interviews, which tells its interviewers', async () => {
  const standing = {
    ...{ season: season.id, on, document: season, day: empty, offers: [], interviewers: [], planned },
  };
  const plan = await solveDay({ ...nobody, day: empty });
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  const drafted = keepPlan(standing, 3, plan, context);
  if (drafted.kind !== 'decision') throw new Error('the plan was not kept');
  const published = publishPlan({ ...standing, planned: drafted.result }, 4, context);
  if (published.kind !== 'decision') throw new Error('the plan was not published');
  expect(published.result.published).toMatchObject({ edition: 2, interviews: [] });
  expect(
    published.changes.flatMap((change) => (change.kind === 'add-record' ? [change.record] : [])),
  ).toEqual([
    expect.objectContaining({
      event: 'interviews-published',
      notices: doctors.map(({ id, name, address }) => ({
        ...{ kind: 'interviewer-day', to: address, interviewer: id, name },
      })),
    }),
  ]);
  const later = { ...context, now: plusHours(remindAt, 1) };
  expect(remindInterviewers({ season, planned: published.result, told: [] }, later)).toEqual({
    kind: 'unchanged',
  });
});
