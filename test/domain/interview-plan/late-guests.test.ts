import { describe, expect, test } from 'vitest';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { contradictionOf } from '#domain/interview-plan/infeasible/contradiction.ts';
import { wayOut } from '#domain/interview-plan/infeasible/way-out.ts';
import type { Interview, InterviewDay, NotThere } from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { planDifference } from '#domain/interview-plan/plan-difference.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';

const solve = await highsSolver(600);
const span = (from: number) => ({ from, to: from + 20 });
const held = (guest: string, from: number, interviewer: string): Interview => ({
  ...{ guest, kind: 'one-on-one', track: 'x', ...span(from), interviewers: [interviewer] },
});
const times = [540, 560, 580, 600].map(span);
const person = (id: string) => ({
  ...{ id, kinds: ['one-on-one'] as const, tracks: [], most: 9, recusedFrom: [] },
});

/** Ann meets one person at 9:20, and Ben another one; it is 9:25. */
const dayWith = (notThere: readonly NotThere[], now = 565, published = [held('ann', 560, 'd1')]) =>
  ({
    guests: ['ann', 'ben'].map((id) => ({
      ...{ id, wishes: [] },
      meetings: [{ kind: 'one-on-one', track: 'x', count: 1, times }],
    })),
    interviewers: [person('d1'), person('d2')],
    published: [...published, held('ben', 560, 'd2')],
    ...{ notThere, now },
  }) satisfies InterviewDay;

const annLate = (to: number) => [{ guest: 'ann', from: 560, to }];
const planOf = (day: InterviewDay) => {
  const plan = planDay(day, solve);
  return plan.kind === 'plan' ? plan.interviews.filter(({ guest }) => guest === 'ann') : plan.kind;
};

describe('an interview of somebody who is late', () => {
  test('that is missed is still owed: the plan no longer fits, and a repair holds it once the guest is there', () => {
    const day = dayWith(annLate(590));
    expect(planFaultsOf(day, day.published)).toEqual([
      { kind: 'late', guest: 'ann', interview: held('ann', 560, 'd1') },
    ]);
    expect(planOf(day)).toMatchObject([span(600)]);
    expect(planDifference(day, [held('ann', 600, 'd1'), held('ben', 560, 'd2')])).toMatchObject([
      { kind: 'moved', before: { guest: 'ann', from: 560 }, after: span(600), reason: { kind: 'late' } },
    ]);
  });

  test('that is missed is owed when the guest is there, and long after its time', () => {
    expect(planOf(dayWith(annLate(590), 595))).toMatchObject([span(600)]);
    expect(planOf(dayWith(annLate(580), 570))).toMatchObject([span(580)]);
  });

  test('of which something is left stays where it is, and can be moved by hand until it is over', () => {
    const day = dayWith(annLate(570));
    expect(planFaultsOf(day, day.published)).toEqual([]);
    expect(planOf(day)).toEqual([held('ann', 560, 'd1')]);
    const moved = [held('ann', 600, 'd2'), held('ben', 560, 'd2')];
    expect(planFaultsOf(day, moved)).toEqual([]);
    expect(planFaultsOf({ ...day, now: 580 }, moved)).toMatchObject([
      { kind: 'past', interview: { guest: 'ann', from: 560 } },
    ]);
  });

  test('that is before the guest was late was held, and is not held again', () => {
    const day = dayWith([{ guest: 'ann', from: 585, to: 700 }], 590);
    expect(planOf(day)).toEqual([held('ann', 560, 'd1')]);
  });

  test('is planned at no time before the guest comes, even one that is ahead', () => {
    expect(planOf(dayWith(annLate(590), 500))).toMatchObject([span(600)]);
    const early = [held('ann', 580, 'd1'), held('ben', 560, 'd2')];
    expect(planFaultsOf(dayWith(annLate(590), 565), early)).toMatchObject([{ kind: 'late', guest: 'ann' }]);
  });

  test('is not possible anymore where nobody can wait, and the lateness is named as a reason', () => {
    const day = dayWith(annLate(700));
    expect(planOf(day)).toBe('infeasible');
    const reasons = contradictionOf(day, solve);
    expect(reasons).toMatchObject([{ kind: 'late', guest: 'ann' }, { kind: 'owed' }]);
    expect(wayOut(day, solve)).toMatchObject([{ kind: 'left-out', guest: 'ann', fewer: 1 }]);
    expect(contradictionOf(dayWith([]), solve)).toBeUndefined();
  });

  test('says nothing of other guests', () => {
    const day = dayWith(annLate(590));
    expect(planDay(day, solve)).toMatchObject({
      interviews: expect.arrayContaining([held('ben', 560, 'd2')]),
    });
  });
});
