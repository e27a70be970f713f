import { expect, test } from 'vitest';
import type { InterviewsPublished, PlannedDay } from '#domain/planned-days/planned-day.ts';
import { remindInterviewers } from '#domain/planned-days/remind-interviewers.ts';
import { type CalendarDay, type Instant, plusHours, type WallTime, wallClock } from '#domain/values/time.ts';
import { winterSeason } from '#test/support/builders/season.ts';

const reminders = { beforeClosingHours: [], beforeInterviewDays: [7, 1], beforeInterviewHours: [1] };
const season = { ...winterSeason(), reminders };
const on = '2030-11-18' as CalendarDay;
const { zone } = season.program;
const at = (day: string, time: string) => wallClock(day as CalendarDay, time as WallTime, zone);

const interview = (from: number, interviewer: string) => ({
  ...{ guest: `guest ${from}`, kind: 'one-on-one' as const, track: 'categorical', from, to: from + 20 },
  interviewers: [interviewer],
});
/** d1 begins at 9:00, d2 at 10:00, and d3 has nothing any more. */
const planned: PlannedDay = {
  ...{ id: on, season: season.id, on, version: 3, state: 'idle', untold: [], edits: [] },
  remindAt: at('2030-11-11', '09:00'),
  published: {
    ...{ edition: 2, at: at('2030-11-01', '12:00'), who: { kind: 'clock' } },
    interviews: [interview(540, 'd1'), interview(565, 'd1'), interview(600, 'd2')],
    interviewers: ['d1', 'd2', 'd3'].map((id) => ({ id, name: id, address: `${id}@example.org` })),
  },
};

/** Who is reminded at each visit of the clock. */
function swept(times: readonly Instant[], told: Parameters<typeof remindInterviewers>[0]['told'] = []) {
  let now = planned;
  const sent = times.map((time) => {
    const context = { now: time, recordId: 'record_1', who: { kind: 'clock' } } as const;
    const verdict = remindInterviewers({ season, planned: now, told }, context);
    if (verdict.kind !== 'decision') return [];
    now = verdict.result;
    return verdict.changes.flatMap((change) =>
      change.kind === 'add-record' ? change.record.notices.map(({ interviewer }) => interviewer) : [],
    );
  });
  return { sent, planned: now };
}

test('each interviewer is reminded seven days, one day and one hour before their own first interview', () => {
  const everyHour = Array.from({ length: 24 * 8 }, (_, index) => plusHours(at('2030-11-11', '08:00'), index));
  const { sent, planned: after } = swept(everyHour);
  const when = (who: string) => everyHour.filter((_, index) => sent[index]?.includes(who));
  expect(when('d1')).toEqual([
    at('2030-11-11', '09:00'),
    at('2030-11-17', '09:00'),
    at('2030-11-18', '08:00'),
  ]);
  expect(when('d2')).toEqual([
    at('2030-11-11', '10:00'),
    at('2030-11-17', '10:00'),
    at('2030-11-18', '09:00'),
  ]);
  expect(when('d3')).toEqual([]);
  expect(after.remindAt).toBeUndefined();
});

test('after an outage only the last reminder of each goes out, once, and none of what has begun', () => {
  const late = at('2030-11-18', '08:30');
  expect(swept([late, late]).sent).toEqual([['d1', 'd2'], []]);
  expect(swept([at('2030-11-18', '09:00')]).sent).toEqual([['d2']]);
  expect(swept([at('2030-11-18', '10:00')]).sent).toEqual([[]]);
});

test('an interviewer who was told of the day within twelve hours is reminded only in the last hour', () => {
  const told: readonly InterviewsPublished[] = [
    {
      ...{ id: 'interviews_1', season: season.id, at: at('2030-11-17', '05:00'), who: { kind: 'clock' } },
      ...{ event: 'interviews-published', on, edition: 2, interviews: 3, changes: 1, applicants: 1 },
      notices: [{ kind: 'interviewer-day', to: 'd1@example.org', interviewer: 'd1', name: 'd1' }],
    },
  ];
  const times = [at('2030-11-17', '10:00'), at('2030-11-18', '08:00')];
  expect(swept(times, told).sent).toEqual([['d2'], ['d1']]);
});

test('a reminder changes no draft and no form of the plan', () => {
  const draft = { interviews: [], open: [] };
  const context = { now: planned.remindAt!, recordId: 'record_1', who: { kind: 'clock' } } as const;
  const verdict = remindInterviewers({ season, planned: { ...planned, draft }, told: [] }, context);
  expect(verdict).toMatchObject({ result: { draft, edits: [], published: planned.published } });
});
