import { expect, test } from 'vitest';
import { type Interview, type InterviewDay, interviewKey } from '#domain/interview-plan/interview-day.ts';
import { adjustPlan } from '#domain/planned-days/adjust-plan.ts';
import { planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import { publishPlan } from '#domain/planned-days/publish-plan.ts';
import { type CalendarDay, type WallTime, wallClock } from '#domain/values/time.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';

const on = '2030-11-18' as CalendarDay;
const document = winterSeason();
const who = { kind: 'program', name: 'Sample' } as const;
const at = (time: string) => ({
  ...{ recordId: 'record_1', who },
  now: wallClock(on, time as WallTime, document.program.zone),
});
const [eight, later, last] = [480, 505, 530].map((from) => ({ from, to: from + 20 })) as [Time, Time, Time];
type Time = { readonly from: number; readonly to: number };

const held = (guest: string, time: Time, interviewer: string): Interview => ({
  ...{ guest, kind: 'one-on-one', track: 'categorical', ...time, interviewers: [interviewer] },
});
const meetings = [
  { kind: 'one-on-one', track: 'categorical', count: 1, times: [eight, later, last] },
] as const;

/** Ann was at 8:00 AM with somebody who has gone home since, whom Ben was to meet last. */
const interviews = [held('ann', eight, 'gone'), held('ben', last, 'gone')];
const day: InterviewDay = {
  guests: ['ann', 'ben'].map((id) => ({ id, meetings, wishes: [] })),
  interviewers: [{ id: 'here', kinds: ['one-on-one'], tracks: [], most: 9, recusedFrom: [] }],
  published: interviews,
};
const standingWith = (draft: readonly Interview[]) => {
  const planned: PlannedDay = {
    ...{ id: on, season: 's', on, version: 1, state: 'idle', untold: [], edits: [] },
    published: { edition: 1, at: invitedAt, who, interviews, interviewers: [] },
    draft: { interviews: draft, open: [] },
  };
  return { season: 's', document, on, day, planned, offers: [], interviewers: [] };
};
const repaired = [held('ann', eight, 'gone'), held('ben', last, 'here')];

test('what has begun stays as it was published, and the rest can be published otherwise', () => {
  expect(publishPlan(standingWith(repaired), 1, at('08:10'))).toMatchObject({
    result: { published: { edition: 2, interviews: repaired } },
  });
  expect(publishPlan(standingWith(repaired), 1, at('07:59'))).toMatchObject({
    refusal: { faults: [{ kind: 'no-such-interview', interview: repaired[0] }, { kind: 'not-owed' }] },
  });
});

test.each([
  ['begins before now', [held('ann', eight, 'gone'), held('ben', eight, 'here')], '08:10', ['ben']],
  ['begins now', [held('ann', eight, 'gone'), held('ben', later, 'here')], '08:25', ['ben']],
  ['is moved after it has begun', [held('ann', later, 'here'), held('ben', last, 'here')], '08:10', ['ann']],
  ['is left out after it has begun', [held('ben', last, 'here')], '08:10', ['ann']],
])('no edition has an interview that %s', (_, draft, time, guests) => {
  const verdict = publishPlan(standingWith(draft), 1, at(time));
  if (verdict.kind !== 'refusal' || verdict.refusal.kind !== 'plan-breaks-rules')
    throw new Error(verdict.kind);
  const past = verdict.refusal.faults.flatMap((fault) => (fault.kind === 'past' ? [fault.interview] : []));
  expect(past.map(({ guest }) => guest)).toEqual(guests);
});

test('no change by hand moves what has begun, or moves anything to before now', () => {
  const move = (index: number, to: Time) =>
    adjustPlan(
      standingWith(repaired),
      1,
      {
        ...{ kind: 'move', interview: interviewKey(repaired[index] as Interview) },
        to: { ...to, interviewers: ['here'] },
      },
      at('08:10'),
    );
  expect(move(0, later)).toMatchObject({ refusal: { faults: [{ kind: 'past' }] } });
  expect(move(1, eight)).toMatchObject({ refusal: { faults: [{ kind: 'past' }] } });
  expect(move(1, later)).toMatchObject({ kind: 'decision' });
});

test('of a published plan only what is ahead can no longer fit', () => {
  const { planned } = standingWith(repaired);
  const guests = (now?: number) => {
    const faults = planNeeds({
      ...{ planned, document, offers: [] },
      day: now === undefined ? day : { ...day, now },
    });
    return faults.flatMap((fault) => ('interview' in fault ? [fault.interview.guest] : []));
  };
  expect(guests()).toEqual(['ann', 'ben']);
  expect(guests(490)).toEqual(['ben']);
  expect(guests(530)).toEqual([]);
});
