import { expect, test } from 'vitest';
import type { DayInterviewer, Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { planDifference } from '#domain/interview-plan/plan-difference.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';

const solve = await highsSolver(600);
const span = (from: number) => ({ from, to: from + 20 });
const meeting = (kind: Interview['kind'], froms: readonly number[], count = 1) => ({
  ...{ kind, track: 'x', count, times: froms.map(span) },
});
const person = (id: string, more: Partial<DayInterviewer> = {}): DayInterviewer => ({
  ...{ id, kinds: ['one-on-one'], tracks: [], most: 9, recusedFrom: [], ...more },
});
const told = (guest: string, from: number, interviewers: readonly string[], kind: Interview['kind']) =>
  ({ ...span(from), guest, kind, track: 'x', interviewers }) satisfies Interview;

function repaired(day: InterviewDay): readonly Interview[] {
  const plan = planDay(day, solve);
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  return plan.interviews;
}

test('who loses one of a team keeps the time, with those who are left', () => {
  const team = { kinds: ['team'], team: 'pink' } as const;
  const times = [480, 500, 520, 540, 560];
  const published = ['ann', 'ben', 'cid'].map((guest, index) =>
    told(guest, 480 + index * 40, ['costa', 'duarte'], 'team'),
  );
  const day: InterviewDay = {
    guests: ['ann', 'ben', 'cid'].map((id) => ({ id, wishes: [], meetings: [meeting('team', times)] })),
    interviewers: [person('duarte', team)],
    published,
  };
  expect(repaired(day)).toEqual(published.map((each) => ({ ...each, interviewers: ['duarte'] })));
});

test('whose start is moved meets the same people, where they are there', () => {
  const people = ['d1', 'd2', 'd3', 'd4'];
  const guests = ['ann', 'ben', 'cid', 'dan'];
  const day: InterviewDay = {
    guests: guests.map((id) => ({ id, wishes: [], meetings: [meeting('one-on-one', [540, 560, 580, 600])] })),
    interviewers: [...people, 'd0', 'd9'].map((id) => person(id)),
    published: guests.map((guest, index) => told(guest, 480 + index * 20, [people[index]!], 'one-on-one')),
  };
  const met = new Map(repaired(day).map(({ guest, interviewers }) => [guest, interviewers]));
  expect([...met].sort()).toEqual(guests.map((guest, index) => [guest, [people[index]]]));
});

test('as few interviews change as can, before any is kept in part', () => {
  const day: InterviewDay = {
    guests: ['ann', 'ben'].map((id) => ({ id, wishes: [], meetings: [meeting('one-on-one', [480, 500])] })),
    interviewers: [person('d1', { recusedFrom: ['ann'] }), person('d2')],
    published: [told('ann', 480, ['d1'], 'one-on-one'), told('ben', 480, ['d2'], 'one-on-one')],
  };
  expect(repaired(day)).toEqual([
    told('ben', 480, ['d2'], 'one-on-one'),
    told('ann', 500, ['d2'], 'one-on-one'),
  ]);
});

test('of two interviews of one kind, each is told as moved to the one that is most like it', () => {
  const day: InterviewDay = {
    guests: [{ id: 'ann', wishes: [], meetings: [meeting('one-on-one', [480, 500, 520, 540], 2)] }],
    interviewers: ['d1', 'd2', 'd3'].map((id) => person(id)),
    published: [told('ann', 480, ['d1'], 'one-on-one'), told('ann', 500, ['d2'], 'one-on-one')],
  };
  const after = [told('ann', 500, ['d3'], 'one-on-one'), told('ann', 540, ['d1'], 'one-on-one')];
  expect(planDifference(day, after)).toMatchObject([
    { before: { from: 480 }, after: { from: 540, interviewers: ['d1'] } },
    { before: { from: 500 }, after: { from: 500, interviewers: ['d3'] } },
  ]);
});
