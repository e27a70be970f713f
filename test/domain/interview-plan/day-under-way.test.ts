import { expect, test } from 'vitest';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { contradictionOf } from '#domain/interview-plan/infeasible/contradiction.ts';
import { wayOut } from '#domain/interview-plan/infeasible/way-out.ts';
import {
  type Interview,
  type InterviewDay,
  inTimeOrder,
  interviewKey,
} from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import { always } from '#test/support/checks/check-property.ts';
import { byAim, everyPlan, scoresOf, smallDay } from '#test/support/models/small-day.ts';

const solve = await highsSolver(600);

const span = (from: number) => ({ from, to: from + 20 });

test('a repair on the day keeps what has begun, plans nothing before now, and is the best of what is left', () => {
  always(60, smallDay, (whole) => {
    const [published] = everyPlan(whole);
    if (!published) return;
    const now = 520;
    const begun = published.filter(({ from }) => from <= now);
    const kept = new Set(begun.map(interviewKey));
    const isAhead = (each: Interview) => each.from > now && !each.interviewers.includes('dr-a');
    const possible = everyPlan(whole).filter(
      (plan) =>
        plan.filter((each) => kept.has(interviewKey(each))).length === begun.length &&
        plan.every((each) => kept.has(interviewKey(each)) || isAhead(each)),
    );
    const gone = whole.interviewers.filter(({ id }) => id !== 'dr-a');
    const day = { ...whole, published, now };
    const interviewers = whole.interviewers.map((each) =>
      each.id === 'dr-a' ? { ...each, free: [{ from: 0, to: 1 }] } : each,
    );
    const plan = planDay({ ...day, interviewers }, solve);
    expect(plan.kind).toBe(possible.length > 0 ? 'plan' : 'infeasible');
    if (plan.kind !== 'plan') return;
    expect(planFaultsOf({ ...day, interviewers }, plan.interviews)).toEqual([]);
    expect(plan.interviews.filter(({ from }) => from <= now)).toEqual(inTimeOrder(begun));
    const scores = (some: readonly Interview[]) => scoresOf(day, some).slice(0, 4).join();
    const best = possible.map((each) => scoresOf(day, each).slice(0, 4)).sort(byAim)[0];
    expect(scores(plan.interviews)).toBe(best?.join());
    if (begun.some(({ kind }) => kind === 'team')) return;
    expect(planDay({ ...day, interviewers: gone }, solve)).toMatchObject({ kind: 'plan' });
  });
});

test('a guest of the afternoon is never given a morning that is over, even if that is the only time', () => {
  const held = { guest: 'ann', kind: 'one-on-one', track: 'x', ...span(780), interviewers: ['d2'] } as const;
  const dayWith = (times: readonly number[]): InterviewDay => ({
    guests: [
      {
        ...{ id: 'ann', wishes: [] },
        meetings: [{ kind: 'one-on-one', track: 'x', count: 1, times: times.map(span) }],
      },
    ],
    interviewers: [{ id: 'd1', kinds: ['one-on-one'], tracks: [], most: 9, recusedFrom: [] }],
    published: [held],
  });
  const at = (now: number, times: readonly number[]) => planDay({ ...dayWith(times), now }, solve);
  expect(at(660, [480, 780])).toMatchObject({ interviews: [{ ...span(780), interviewers: ['d1'] }] });
  expect(at(660, [480])).toEqual({ kind: 'infeasible' });
  expect(at(479, [480])).toMatchObject({ interviews: [span(480)] });
  const late = { ...dayWith([480]), now: 660 };
  expect(contradictionOf(late, solve)).toMatchObject([{ kind: 'owed' }]);
  expect(wayOut(late, solve)).toMatchObject([{ kind: 'left-out', guest: 'ann', fewer: 1 }]);
});

test('interviews that were held count for what is owed, for whom they met, and for how many somebody holds', () => {
  const held = (guest: string, from: number, interviewer: string): Interview => ({
    ...{ guest, kind: 'one-on-one', track: 'x', ...span(from), interviewers: [interviewer] },
  });
  const person = (id: string, most: number) => ({
    ...{ id, kinds: ['one-on-one'] as const, tracks: [], most, recusedFrom: [] },
  });
  const meetings = [{ kind: 'one-on-one', track: 'x', count: 2, times: [480, 500, 520].map(span) }] as const;
  const day: InterviewDay = {
    guests: ['ann', 'ben'].map((id) => ({ id, meetings, wishes: [] })),
    interviewers: [person('d1', 2), person('d2', 1), person('d4', 9), person('d5', 9)],
    published: [
      held('ann', 480, 'd1'),
      held('ben', 480, 'd2'),
      held('ann', 500, 'd3'),
      held('ben', 520, 'd3'),
    ],
    now: 485,
  };
  const plan = planDay(day, solve);
  if (plan.kind !== 'plan') throw new Error(plan.kind);
  expect(planFaultsOf(day, plan.interviews)).toEqual([]);
  expect(plan.interviews.slice(0, 2)).toEqual(day.published.slice(0, 2));
  const [ann, ben] = plan.interviews.slice(2).toSorted((one, other) => (one.guest < other.guest ? -1 : 1));
  expect(ann?.interviewers).not.toContain('d1');
  expect(ann?.interviewers).not.toContain('d2');
  expect(ben?.interviewers).not.toContain('d2');
  expect(new Set(plan.interviews.flatMap(({ interviewers }) => interviewers)).size).toBe(4);
});

test('the wait of a guest is counted from the first interview that was held', () => {
  const person = (id: string, froms: readonly number[]) => ({
    ...{ id, kinds: ['one-on-one'] as const, tracks: [], most: 9, recusedFrom: [] },
    free: froms.map(span),
  });
  const times = [480, 500, 600, 610, 640].map(span);
  const held = { guest: 'ann', kind: 'one-on-one', track: 'x', ...span(480), interviewers: ['d1'] } as const;
  const day: InterviewDay = {
    guests: [{ id: 'ann', wishes: [], meetings: [{ kind: 'one-on-one', track: 'x', count: 3, times }] }],
    interviewers: [person('d2', [500, 610]), person('d3', [600, 640])],
    published: [held],
    now: 490,
  };
  expect(planDay(day, solve)).toMatchObject({ interviews: [480, 500, 600].map(span) });
});
